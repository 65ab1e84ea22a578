import { NotAnalysed } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { isDict, isList, isObject, isSequence, isSet, type PyObject, type Value } from "../../values/value.js";
import { libraryClass } from "./objects.js";

/** Whether the type of a value has a special method. */
function has(value: Value, method: string): boolean {
  typeName(value);
  if (!isObject(value)) return containerMethods.get(method)?.(value) ?? false;
  if (method === "__iter__" && value.visit !== undefined) return true;
  if (method === "__call__" && value.mro !== undefined) return true;
  if (value.mro !== undefined) return method === "__hash__";
  if (method === "__call__" && value.cls === undefined) return value.call !== undefined;
  if (method === "__hash__") return true;
  return value.attribute?.(method) !== undefined;
}

const isContainer = (value: Value): boolean =>
  isSequence(value) || isDict(value) || isSet(value) || typeof value === "string";

/** What Python's own containers have, by the special method that tells it. */
const containerMethods: ReadonlyMap<string, (value: Value) => boolean> = new Map([
  ["__iter__", isContainer],
  ["__len__", isContainer],
  ["__contains__", isContainer],
  ["__hash__", (value) => !isList(value) && !isDict(value) && !(isSet(value) && !value.frozen)],
]);

const named = (value: Value, ...names: readonly string[]): boolean => isObject(value) && names.includes(value.typeName);
const isRange = (value: Value): boolean => named(value, "range");
const needs =
  (...methods: readonly string[]) =>
  (value: Value): boolean =>
    methods.every((method) => has(value, method));

/** Whether a value is an instance of the classes of `collections.abc`, by name. */
const tests: Readonly<Record<string, (value: Value) => boolean>> = {
  Callable: needs("__call__"),
  Collection: needs("__len__", "__iter__", "__contains__"),
  Container: needs("__contains__"),
  Generator: (value) => named(value, "generator"),
  Hashable: needs("__hash__"),
  Iterable: needs("__iter__"),
  Iterator: needs("__next__", "__iter__"),
  Mapping: isDict,
  MutableMapping: isDict,
  MutableSequence: (value) => isList(value) || named(value, "deque"),
  MutableSet: (value) => isSet(value) && !value.frozen,
  Reversible: (value) => isSequence(value) || isDict(value) || isRange(value) || has(value, "__reversed__"),
  Sequence: (value) => isSequence(value) || typeof value === "string" || isRange(value) || named(value, "deque"),
  Set: isSet,
  Sized: needs("__len__"),
};

const uncheckedNames = (
  "AsyncGenerator AsyncIterable AsyncIterator Awaitable Buffer ByteString Coroutine ItemsView KeysView MappingView " +
  "ValuesView"
).split(" ");

/** A subclass of one of these that a program defines is an instance too. */
const derives = (value: Value, name: string): boolean =>
  isObject(value) && value.mro === undefined && value.cls?.mro?.includes(name) === true;

/** The classes of `collections.abc`, which also `typing` and old code's `collections` have. */
export const abstractClasses: Readonly<Record<string, PyObject>> = Object.fromEntries([
  ...Object.entries(tests).map(([name, test]) => [name, abstractClass(name, test)] as const),
  ...uncheckedNames.map((name) => [name, abstractClass(name)] as const),
]);

function abstractClass(name: string, test?: (value: Value) => boolean): PyObject {
  return {
    ...libraryClass({ qualifiedName: `collections.abc.${name}`, stateless: true }),
    hasInstance: (value) => {
      if (derives(value, name)) return true;
      if (test === undefined) throw new NotAnalysed(`an instance of collections.abc.${name}`);
      return test(value);
    },
  };
}
