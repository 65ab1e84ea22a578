import { pairsOf } from "../values/dicts.js";
import { NotAnalysed, PythonError } from "../values/errors.js";
import { repr } from "../values/repr.js";
import { list, type PyObject, tuple, type Value } from "../values/value.js";
import type { ModuleState } from "./moduleState.js";

type Run = (...args: readonly Value[]) => Value;

const builtin = (name: string, run: Run): PyObject => ({
  kind: "object",
  typeName: "builtin_function_or_method",
  repr: () => `<built-in method ${name} of dict object>`,
  call: (args, keywords) => {
    if (keywords.size > 0) throw new NotAnalysed(`keywords of ${name} of a module's __dict__`);
    return run(...args);
  },
});

const registries = ["_parameters", "_buffers", "_modules"];

/** `module.__dict__`: a dict that reads and writes the attributes of the module itself. */
export function instanceDict(module: ModuleState): PyObject {
  const { attributes } = module;
  const keys = (): readonly string[] => {
    const internals = module.initialised ? ["training", ...registries] : [];
    return [...internals, ...Object.keys(attributes).filter((name) => name !== "training")];
  };
  const get = (key: Value): Value | undefined => {
    if (typeof key !== "string" || !keys().includes(key)) return undefined;
    return module.attribute(key);
  };
  const item: Run = (key = null) => {
    const value = get(key);
    if (value === undefined) throw new PythonError("KeyError", repr(key));
    return value;
  };
  const set: Run = (key = null, value = null) => {
    if (typeof key !== "string" || registries.includes(key)) throw new NotAnalysed("writing to a module's __dict__");
    attributes[key] = value;
    return null;
  };
  const methods: Readonly<Record<string, Run>> = {
    __len__: () => keys().length,
    __iter__: () => list(keys()),
    __contains__: (key = null) => get(key) !== undefined,
    __getitem__: item,
    __setitem__: set,
    update: (other = null) => {
      for (const [key, value] of pairsOf(other)) set(key, value);
      return null;
    },
    __delitem__: (key = null) => {
      item(key);
      if (typeof key !== "string" || registries.includes(key)) throw new NotAnalysed("writing to a module's __dict__");
      Reflect.deleteProperty(attributes, key);
      return null;
    },
    get: (key = null, fallback = null) => get(key) ?? fallback,
    keys: () => list(keys()),
    values: () => list(keys().map((key) => item(key))),
    items: () => list(keys().map((key) => tuple([key, item(key)]))),
  };
  return {
    kind: "object",
    // Not `dict`, whose methods would look for entries.
    typeName: "mappingproxy",
    repr: () => {
      throw new NotAnalysed("the text of a module's __dict__");
    },
    attribute: (name) => {
      const run = Object.hasOwn(methods, name) ? methods[name] : undefined;
      return run && builtin(name, run);
    },
  };
}
