import { NotAnalysed } from "../values/errors.js";
import { keyError } from "../values/keyError.js";
import { isDict, isUnknown, list, type PyObject, tuple, type Value } from "../values/value.js";
import { builtinFunction } from "./callables.js";
import type { ModuleScope } from "./frames.js";

type Method = (args: readonly Value[], keywords: ReadonlyMap<string, Value>) => Value;

/** `globals()` of a module: a dict that shows and changes its names. */
export function namespaceDict(scope: ModuleScope): PyObject {
  const find = (key: Value | undefined): Value | undefined => {
    if (typeof key !== "string") return undefined;
    const own = scope.own(key);
    return own === undefined ? scope.guess(key) : own;
  };
  const entries = (): readonly (readonly [string, Value])[] =>
    scope.allNames().flatMap((name) => {
      const value = scope.own(name);
      return value === undefined ? [] : [[name, value] as const];
    });
  const methods: Readonly<Record<string, Method>> = {
    __getitem__: ([key = null]) => {
      const value = find(key);
      if (value === undefined) throw keyError(key);
      return value;
    },
    __setitem__: ([key, value = null]) => {
      if (typeof key === "string") scope.bind(key, value);
      return null;
    },
    __delitem__: ([key = null]) => {
      if (typeof key !== "string" || !scope.unbind(key)) throw keyError(key);
      return null;
    },
    __contains__: ([key]) => {
      if (typeof key !== "string") return false;
      if (scope.own(key) !== undefined) return true;
      const value = scope.guess(key);
      if (value !== undefined && isUnknown(value)) throw new NotAnalysed(value.reason);
      return value !== undefined;
    },
    __len__: () => scope.allNames().length,
    __iter__: () => list(scope.allNames()),
    get: ([key, fallback = null]) => {
      const value = find(key);
      return value === undefined ? fallback : value;
    },
    keys: () => list(scope.allNames()),
    items: () => list(entries().map((entry) => tuple(entry))),
    values: () => list(entries().map(([, value]) => value)),
    update: ([others], keywords) => {
      if (others !== undefined && !isDict(others)) throw new NotAnalysed("globals().update() of no dict");
      for (const [key, value] of [...(others?.entries ?? []), ...keywords]) {
        if (typeof key === "string") scope.bind(key, value);
      }
      return null;
    },
  };
  return {
    kind: "object",
    typeName: "dict",
    repr: () => {
      throw new NotAnalysed("the text of globals()");
    },
    attribute: (name) => (Object.hasOwn(methods, name) ? builtinFunction(name, methods[name]) : undefined),
  };
}
