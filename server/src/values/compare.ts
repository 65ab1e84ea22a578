import { lookup } from "./dicts.js";
import { NotAnalysed, typeError, valueError } from "./errors.js";
import { lacks, numberOf, operate, plainValue, special, specialOf, typeName } from "./kinds.js";
import { visit } from "./sequence.js";
import { hasItem, isSubset } from "./sets.js";
import {
  isDict,
  isFloat,
  isInt,
  isList,
  isObject,
  isSet,
  isTuple,
  isUnknown,
  type PyDict,
  type PySet,
  type Value,
} from "./value.js";
import { charge } from "./work.js";

export type ComparisonOperator = "==" | "!=" | "<" | "<=" | ">" | ">=";

interface Ordering {
  /** Whether `left op right` holds, where their order is -1, 0 or 1; NaN holds for none. */
  readonly holds: (order: number) => boolean;
  readonly method: string;
  /** The method that the right operand is asked for when the left has none. */
  readonly reflected: string;
}

const orderings: Readonly<Record<Exclude<ComparisonOperator, "==" | "!=">, Ordering>> = {
  "<": { holds: (order) => order < 0, method: "__lt__", reflected: "__gt__" },
  "<=": { holds: (order) => order <= 0, method: "__le__", reflected: "__ge__" },
  ">": { holds: (order) => order > 0, method: "__gt__", reflected: "__lt__" },
  ">=": { holds: (order) => order >= 0, method: "__ge__", reflected: "__le__" },
};

/** `left op right`. Throws TypeError where the operands have no order, `NotAnalysed` where one is unknown. */
export function compare(operator: ComparisonOperator, left: Value, right: Value): Value {
  if (operator === "==" || operator === "!=") {
    const method = operator === "==" ? "__eq__" : "__ne__";
    const answer = operate(left, method, right, method, true);
    return answer === undefined ? equals(left, right) === (operator === "==") : answer;
  }
  const { holds, method, reflected } = orderings[operator];
  const answer = operate(left, method, right, reflected, true);
  return answer === undefined ? order(left, right, operator, holds) : answer;
}

/** `left == right` as a truth value: numbers by value (`True == 1 == 1.0`), containers deep, objects by identity. */
export function equals(left: Value, right: Value): boolean {
  if (isUnknown(left) || isUnknown(right)) return unequal(left, right);
  const number = numberOf(left);
  if (number !== undefined && !isObject(right)) return number === numberOf(right);
  if ((isList(left) && isList(right)) || (isTuple(left) && isTuple(right))) {
    return left.items.length === right.items.length && left.items.every((item, i) => same(item, right.items[i]!));
  }
  if (isDict(left) && isDict(right)) return equalDicts(left, right);
  if (isSet(left) && isSet(right)) return left.items.length === right.items.length && isSubset(left, right);
  if (!isObject(left) && !isObject(right)) return left === right;
  const answer = operate(left, "__eq__", right, "__eq__", true);
  return answer === undefined ? left === right : isTruthy(answer);
}

/** False where one of two values, neither of which may be known, is certainly not the other. */
function unequal(left: Value, right: Value): false {
  if (isUnknown(left) && left.isNot?.(right) === true) return false;
  if (isUnknown(right) && right.isNot?.(left) === true) return false;
  throw new NotAnalysed([left, right].find(isUnknown)?.reason ?? "");
}

/** How containers compare their items: the same object is equal to itself, even NaN. */
export function same(left: Value, right: Value): boolean {
  charge(typeof left === "string" ? 1 + left.length / 64 : 1);
  return (left === right && !isUnknown(left)) || equals(left, right);
}

/** `left is right`. Throws `NotAnalysed` where CPython leaves it to chance. */
export function identical(left: Value, right: Value): boolean {
  if (isUnknown(left) || isUnknown(right)) return unequal(left, right);
  const kind = typeName(left);
  if (kind !== typeName(right)) return false;
  if (left === null || typeof left === "boolean" || left === right) return left === right;
  const immutable = isFloat(left) || isTuple(left) || typeof left === "string" || typeof left === "number";
  if (immutable && equals(left, right)) throw new NotAnalysed(`the identity of two equal ${kind} values`);
  return false;
}

/** `item in container`. Throws `TypeError: argument of type 'int' is not iterable`. */
export function contains(container: Value, item: Value): boolean {
  typeName(item);
  if (typeof container === "string") {
    charge(container.length / 32);
    const wanted = plainValue(item);
    if (typeof wanted === "string") return container.includes(wanted);
    throw typeError(`'in <string>' requires string as left operand, not ${typeName(item)}`);
  }
  if (isDict(container)) return lookup(container, item) !== undefined;
  if (isSet(container)) return hasItem(container, item);
  const answer = special(container, "__contains__", item);
  if (answer !== undefined) return isTruthy(answer);
  if (!isList(container) && !isTuple(container) && !isIterable(container)) {
    throw lacks(`argument of type '${typeName(container)}' is not iterable`, container);
  }
  for (const candidate of visit(container)) if (same(candidate, item)) return true;
  return false;
}

const isIterable = (value: Value): boolean =>
  isObject(value) &&
  value.mro === undefined &&
  (value.visit !== undefined || ["__iter__", "__getitem__"].some((name) => specialOf(value, name) !== undefined));

/** `bool(value)`. Throws `NotAnalysed` for an unknown value. */
export function isTruthy(value: Value): boolean {
  if (value === null || typeof value === "boolean") return value === true;
  if (typeof value === "number" || typeof value === "string") return Boolean(value);
  switch (value.kind) {
    case "float":
      return value.value !== 0;
    case "list":
    case "tuple":
    case "set":
      return value.items.length > 0;
    case "dict":
      return value.entries.length > 0;
    case "object": {
      const answer = special(value, "__bool__");
      if (typeof answer === "boolean") return answer;
      if (answer !== undefined) throw typeError(`__bool__ should return bool, returned ${typeName(answer)}`);
      const length = special(value, "__len__");
      if (length !== undefined && isInt(length) && Number(length) < 0) throw valueError("__len__() should return >= 0");
      return length === undefined || isTruthy(length);
    }
    case "unknown":
      throw new NotAnalysed(value.reason);
  }
}

function equalDicts(left: PyDict, right: PyDict): boolean {
  return (
    left.entries.length === right.entries.length &&
    left.entries.every(([key, item]) => {
      const other = lookup(right, key);
      return other !== undefined && same(item, other);
    })
  );
}

function order(left: Value, right: Value, operator: string, holds: (order: number) => boolean): Value {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) return holds(a < b ? -1 : a > b ? 1 : a === b ? 0 : NaN);
  if (typeof left === "string" && typeof right === "string") return holds(orderStrings(left, right));
  if ((isList(left) && isList(right)) || (isTuple(left) && isTuple(right))) {
    const at = left.items.findIndex((item, i) => i >= right.items.length || !same(item, right.items[i]!));
    if (at < 0 || at >= right.items.length) return holds(left.items.length - right.items.length);
    return compare(operator as ComparisonOperator, left.items[at]!, right.items[at]!);
  }
  if (isSet(left) && isSet(right)) return orderSets(left, right, operator as keyof typeof orderings);
  const kinds = `'${typeName(left)}' and '${typeName(right)}'`;
  throw lacks(`'${operator}' not supported between instances of ${kinds}`, left, right);
}

/** Python orders strings by code point, JavaScript by UTF-16 unit. */
function orderStrings(left: string, right: string): number {
  if (left === right) return 0;
  const [a, b] = [[...left], [...right]];
  const at = a.findIndex((character, i) => character !== b[i]);
  if (at < 0) return -1;
  return at >= b.length || a[at]!.codePointAt(0)! > b[at]!.codePointAt(0)! ? 1 : -1;
}

/** Sets are ordered by what they contain, which leaves most of them without an order. */
function orderSets(left: PySet, right: PySet, operator: keyof typeof orderings): boolean {
  const [inner, outer] = operator.startsWith("<") ? [left, right] : [right, left];
  const longEnough = operator.endsWith("=") || inner.items.length < outer.items.length;
  return longEnough && isSubset(inner, outer);
}
