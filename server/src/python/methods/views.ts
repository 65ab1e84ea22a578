import { same } from "../../values/compare.js";
import { lookup } from "../../values/dicts.js";
import { notImplemented } from "../../values/kinds.js";
import { repr } from "../../values/repr.js";
import { iterate, visitEntries } from "../../values/sequence.js";
import { combine, isSubset, set, type SetOperator } from "../../values/sets.js";
import {
  isObject,
  isSet,
  isTuple,
  list,
  type PyDict,
  type PyObject,
  type PySet,
  tuple,
  type Value,
} from "../../values/value.js";
import { builtinFunction } from "../callables.js";
import { iterator } from "../iterators.js";

type Entry = readonly [Value, Value];
type Specials = Readonly<Record<string, (argument: Value) => Value>>;

/** `dict.keys()`: what it shows follows the dict. */
export const keysView = (dict: PyDict): PyObject =>
  view(
    "dict_keys",
    dict,
    ([key]) => key,
    (own) => ({
      ...setOperators(own),
      __contains__: (key) => lookup(dict, key) !== undefined,
    }),
  );

/** `dict.items()`. */
export const itemsView = (dict: PyDict): PyObject =>
  view("dict_items", dict, tuple, (own) => ({
    ...setOperators(own),
    __contains__: (item) => {
      if (!isTuple(item) || item.items.length !== 2) return false;
      const value = lookup(dict, item.items[0]!);
      return value !== undefined && same(value, item.items[1]!);
    },
  }));

/** `dict.values()`. */
export const valuesView = (dict: PyDict): PyObject =>
  view(
    "dict_values",
    dict,
    ([, value]) => value,
    () => ({}),
  );

function view(
  typeName: string,
  dict: PyDict,
  pick: (entry: Entry) => Value,
  more: (own: PyObject) => Specials,
): PyObject {
  const visit = function* (): Iterable<Value> {
    for (const entry of visitEntries(dict)) yield pick(entry);
  };
  const backwards = (): Value =>
    iterator(`dict_reverse${typeName.slice(5, -1)}iterator`, () => [...visit()].toReversed());
  const object: PyObject = {
    kind: "object",
    typeName,
    plain: true,
    repr: () => `${typeName}(${repr(list([...visit()]))})`,
    visit,
    attribute: (name) =>
      Object.hasOwn(specials, name) ? builtinFunction(name, ([other = null]) => specials[name]!(other)) : undefined,
  };
  const specials: Specials = { __len__: () => dict.entries.length, __reversed__: backwards, ...more(object) };
  return object;
}

/** What keys and items have in common with sets; the other operand of an operator may be anything with items. */
function setOperators(own: PyObject): Specials {
  const mine = (): PySet => set(iterate(own));
  const joined = (operator: SetOperator) => (other: Value) => set(combine(operator, mine(), set(iterate(other))));
  const turned = (operator: SetOperator) => (other: Value) => set(combine(operator, set(iterate(other)), mine()));
  const ordered = (holds: (left: PySet, right: PySet) => boolean) => (other: Value) =>
    isSetLike(other) ? holds(mine(), set(iterate(other))) : notImplemented;
  const isLess = (left: PySet, right: PySet): boolean =>
    left.items.length < right.items.length && isSubset(left, right);
  return {
    ...{ __and__: joined("&"), __or__: joined("|"), __sub__: joined("-"), __xor__: joined("^") },
    ...{ __rand__: turned("&"), __ror__: turned("|"), __rsub__: turned("-"), __rxor__: turned("^") },
    __eq__: ordered((left, right) => left.items.length === right.items.length && isSubset(left, right)),
    __le__: ordered(isSubset),
    __lt__: ordered(isLess),
    __ge__: ordered((left, right) => isSubset(right, left)),
    __gt__: ordered((left, right) => isLess(right, left)),
    isdisjoint: (other) => combine("&", mine(), set(iterate(other))).length === 0,
  };
}

const isSetLike = (value: Value): boolean =>
  isSet(value) || (isObject(value) && (value.typeName === "dict_keys" || value.typeName === "dict_items"));
