import { keyError } from "../values/keyError.js";
import { list, type PyObject, tuple, unknown, type Value } from "../values/value.js";
import { builtinFunction } from "./callables.js";
import type { ModuleScope } from "./frames.js";

/** `globals()` of a module: a dict that shows and changes its names. */
export function namespaceDict(scope: ModuleScope): PyObject {
  const find = (key: Value | undefined): Value | undefined =>
    typeof key === "string" ? (scope.own(key) ?? scope.lookup(key)) : undefined;
  const methods: Readonly<Record<string, (args: readonly Value[]) => Value>> = {
    __getitem__: ([key = null]) => {
      const value = find(key);
      if (value === undefined) throw keyError(key);
      return value;
    },
    __setitem__: ([key, value = null]) => {
      if (typeof key === "string") scope.bind(key, value);
      return null;
    },
    __contains__: ([key]) => find(key) !== undefined,
    __len__: () => scope.allNames().length,
    __iter__: () => list(scope.allNames()),
    get: ([key, fallback = null]) => find(key) ?? fallback,
    keys: () => list(scope.allNames()),
    items: () => list(scope.allNames().map((name) => tuple([name, find(name) ?? unknown(name)]))),
    values: () => list(scope.allNames().map((name) => find(name) ?? unknown(name))),
  };
  return {
    kind: "object",
    typeName: "dict",
    repr: () => "{...}",
    attribute: (name) => (Object.hasOwn(methods, name) ? builtinFunction(name, methods[name]) : undefined),
  };
}
