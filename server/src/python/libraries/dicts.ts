import { isTruthy } from "../../values/compare.js";
import { dict, lookup } from "../../values/dicts.js";
import { typeError, valueError } from "../../values/errors.js";
import { keyError } from "../../values/keyError.js";
import { call } from "../../values/kinds.js";
import { iterate } from "../../values/sequence.js";
import {
  type DictClass,
  isDict,
  isInt,
  list,
  type PyDict,
  type PyObject,
  tuple,
  type Value,
} from "../../values/value.js";
import { builtinFunction, type Call } from "../callables.js";
import { classCalls } from "../builtinClasses.js";
import { nativeFunction } from "./functions.js";
import { libraryClass } from "./objects.js";

/** The entries that `dict(*args, **keywords)` would have. */
function entriesOf(...[args, keywords]: Parameters<Call>): [Value, Value][] {
  const made = classCalls.dict?.(args, keywords) ?? null;
  return isDict(made) ? made.entries : [];
}

/** A class of dicts, with what makes one. */
function dictClass(qualifiedName: string, kind: DictClass, make: Call): PyObject {
  const cls = libraryClass({ qualifiedName, bases: ["dict"], call: make });
  return { ...cls, hasInstance: (value) => isDict(value) && value.subclass === kind };
}

const ordered: DictClass = {
  name: "OrderedDict",
  attribute(own, name): Value | undefined {
    if (name === "__class__") return OrderedDict;
    if (name !== "move_to_end") return undefined;
    return nativeFunction("move_to_end", "key, last=True", (key, last) => {
      const value = lookup(own, key);
      if (value === undefined) throw keyError(key);
      const moved = own.entries.find(([, item]) => item === value) ?? [key, value];
      const rest = own.entries.filter((entry) => entry !== moved);
      own.entries = isTruthy(last) ? [...rest, moved] : [moved, ...rest];
      return null;
    });
  },
};

function pairs(args: readonly Value[]): readonly (readonly [Value, Value])[] {
  const [values, ...rest] = args;
  if (rest.length > 0) throw typeError(`expected at most 1 arguments, got ${args.length}`);
  if (values === undefined) return [];
  if (isDict(values)) return values.entries;
  return iterate(values).map((pair) => {
    const [key, value, ...more] = iterate(pair);
    if (key === undefined || value === undefined) {
      throw valueError(`need more than ${key === undefined ? "0 values" : "1 value"} to unpack`);
    }
    if (more.length > 0) throw valueError("too many values to unpack (expected 2)");
    return [key, value];
  });
}

export const OrderedDict: PyObject = dictClass("collections.OrderedDict", ordered, (args, keywords) => ({
  kind: "dict",
  entries: dict([...pairs(args), ...keywords]).entries,
  subclass: ordered,
}));

/** The class of one `defaultdict`, which holds what makes its missing values. */
const defaulting = (factory: Value): DictClass => ({
  name: "defaultdict",
  attribute: (_, name) => (name === "default_factory" ? factory : name === "__class__" ? defaultdict : undefined),
  missing(own, key) {
    if (factory === null) return undefined;
    const value = call(factory, []);
    own.entries.push([key, value]);
    return value;
  },
});

export const defaultdict: PyObject = {
  ...libraryClass({
    qualifiedName: "collections.defaultdict",
    bases: ["dict"],
    call: ([factory = null, ...rest], keywords): PyDict => {
      if (factory !== null && (typeof factory !== "object" || factory.kind !== "object" || !factory.call)) {
        throw typeError("first argument must be callable or None");
      }
      return { kind: "dict", entries: entriesOf(rest, keywords), subclass: defaulting(factory) };
    },
  }),
  hasInstance: (value) => isDict(value) && value.subclass?.name === "defaultdict",
};

const count = (value: Value): number => (isInt(value) ? Number(value) : 0);

/** The entries of a counter from the most common one down; equal counts keep their order. */
const mostCommon = (own: PyDict): readonly Value[] =>
  [...own.entries].sort(([, a], [, b]) => count(b) - count(a)).map((entry) => tuple(entry));

function addTo(counter: PyDict, values: Value | undefined, keywords: ReadonlyMap<string, Value>): void {
  const add = (key: Value, by: number): void => {
    const entries: [Value, Value][] = [...counter.entries, [key, count(lookup(counter, key) ?? 0) + by]];
    counter.entries = dict(entries).entries;
  };
  if (values !== undefined && isDict(values)) for (const [key, value] of values.entries) add(key, count(value));
  else if (values !== undefined && values !== null) for (const key of iterate(values)) add(key, 1);
  for (const [key, value] of keywords) add(key, count(value));
}

const counting: DictClass = {
  name: "Counter",
  missing: () => 0,
  attribute(own, name): Value | undefined {
    switch (name) {
      case "__class__":
        return Counter;
      case "most_common":
        return nativeFunction("most_common", "n=None", (n) =>
          list(mostCommon(own).slice(0, isInt(n) ? Number(n) : undefined)),
        );
      case "elements":
        return builtinFunction("elements", () =>
          list(own.entries.flatMap(([key, n]) => Array.from({ length: Math.max(0, count(n)) }, () => key))),
        );
      case "update":
        return builtinFunction("update", ([values], keywords) => {
          addTo(own, values, keywords);
          return null;
        });
      default:
        return undefined;
    }
  },
};

export const Counter: PyObject = dictClass("collections.Counter", counting, ([values], keywords) => {
  const counter: PyDict = { kind: "dict", entries: [], subclass: counting };
  addTo(counter, values, keywords);
  return counter;
});
