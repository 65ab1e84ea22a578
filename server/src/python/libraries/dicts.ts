import { isTruthy } from "../../values/compare.js";
import { dict, lookup, setKey } from "../../values/dicts.js";
import { typeError, valueError } from "../../values/errors.js";
import { keyError } from "../../values/keyError.js";
import { call } from "../../values/kinds.js";
import { iterate } from "../../values/sequence.js";
import {
  type DictClass,
  isDict,
  isInt,
  isObject,
  list,
  type PyDict,
  type PyObject,
  type PyTuple,
  tuple,
  type Value,
} from "../../values/value.js";
import { builtinFunction, type Call } from "../callables.js";
import { fillDict } from "../holdings.js";
import { derivable, type Holding } from "../nativeBase.js";
import { nativeFunction } from "./functions.js";
import { libraryClass } from "./objects.js";

/** A class of dicts, with what makes one. */
function dictClass(qualifiedName: string, kind: DictClass, make: Call, fill: Partial<Holding> = {}): PyObject {
  const cls = libraryClass({ qualifiedName, bases: ["dict"], call: make });
  const hasInstance = (value: Value): boolean =>
    (isDict(value) && value.subclass === kind) || (isObject(value) && value.cls?.lineage?.includes(own) === true);
  const holding = { hold: (): PyDict => ({ kind: "dict", entries: [], subclass: kind }), fill: fillDict, ...fill };
  const own = { ...derivable(cls, holding), hasInstance };
  return own;
}

const named = (own: PyDict, kind: DictClass): string => own.subclass?.name ?? kind.name;

const ordered: DictClass = {
  name: "OrderedDict",
  write: (own, write) =>
    `${named(own, ordered)}(${own.entries.length === 0 ? "" : write(list(own.entries.map((entry) => tuple(entry))))})`,
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

const defaulting: DictClass = {
  name: "defaultdict",
  attribute: (own, name) =>
    name === "default_factory" ? factoryOf(own) : name === "__class__" ? defaultdict : undefined,
  missing(own, key) {
    const factory = factoryOf(own);
    if (factory === null) return undefined;
    const value = call(factory, []);
    setKey(own, key, value);
    return value;
  },
  write: (own, write) => `${named(own, defaulting)}(${write(factoryOf(own))}, ${write(dict(own.entries))})`,
};

const factoryOf = (own: PyDict): Value => own.factory ?? null;

function fillDefault(held: Value, [factory = null, ...rest]: readonly Value[], keywords: ReadonlyMap<string, Value>) {
  if (factory !== null && (typeof factory !== "object" || factory.kind !== "object" || !factory.call)) {
    throw typeError("first argument must be callable or None");
  }
  if (isDict(held)) held.factory = factory;
  fillDict(held, rest, keywords);
}

export const defaultdict: PyObject = dictClass(
  "collections.defaultdict",
  defaulting,
  (args, keywords) => {
    const made: PyDict = { kind: "dict", entries: [], subclass: defaulting };
    fillDefault(made, args, keywords);
    return made;
  },
  { fill: fillDefault },
);

const count = (value: Value): number => (isInt(value) ? Number(value) : 0);

/** The entries of a counter from the most common one down; equal counts keep their order. */
const mostCommon = (own: PyDict): readonly PyTuple[] =>
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
  write: (own, write) => {
    const shown =
      own.entries.length === 0 ? "" : write(dict(mostCommon(own).map((entry) => entry.items as [Value, Value])));
    return `${named(own, counting)}(${shown})`;
  },
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

export const Counter: PyObject = dictClass(
  "collections.Counter",
  counting,
  ([values], keywords) => {
    const counter: PyDict = { kind: "dict", entries: [], subclass: counting };
    addTo(counter, values, keywords);
    return counter;
  },
  { fill: (held, [values], keywords) => isDict(held) && addTo(held, values, keywords) },
);
