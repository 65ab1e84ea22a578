import { NotAnalysed, typeError } from "../values/errors.js";
import { call, specialOf, typeName } from "../values/kinds.js";
import { isObject, isUnknown, type PyObject, type Value } from "../values/value.js";
import { isClass, PyClass } from "./classes.js";
import { bindToClass, Descriptor } from "./descriptors.js";

/** Classes whose metaclass, which is not modelled, makes something else of what the body of a subclass binds. */
const withMetaclass: ReadonlySet<string> = new Set(["Flag", "TypedDict"]);

/** Classes of Python that nothing may derive from. */
const final: ReadonlySet<string> = new Set(["bool", "memoryview", "range", "slice"]);

/** The bases of a class, checked. Throws the TypeErrors of what no class derives from. */
export const baseClasses = (bases: readonly Value[], name: string): readonly PyObject[] =>
  bases.map((base) => baseClass(base, name));

function baseClass(base: Value, name: string): PyObject {
  if (isUnknown(base)) throw new NotAnalysed(`a base of the class ${name}: ${base.reason}`);
  if (!isClass(base)) throw noClass(base, name);
  const [own = ""] = base.mro ?? [];
  if (final.has(own) && !(base instanceof PyClass)) throw typeError(`type '${own}' is not an acceptable base type`);
  const special = base.mro?.find((each) => withMetaclass.has(each));
  if (special !== undefined) throw new NotAnalysed(`a class derived from ${special}`);
  return base;
}

/** What making a class of the type of a base says, by that type. */
const refusals: Readonly<Record<string, string>> = {
  NoneType: "NoneType takes no arguments",
  function: "function() argument 'code' must be code, not str",
  int: "int() takes at most 2 arguments (3 given)",
  module: "module() takes at most 2 arguments (3 given)",
};

function noClass(base: Value, name: string): Error {
  const kind = typeName(base);
  const refusal = Object.hasOwn(refusals, kind) ? refusals[kind] : undefined;
  return refusal === undefined ? new NotAnalysed(`a base of the class ${name}`) : typeError(refusal);
}

/** Methods that belong to the class or to nobody without a decorator that says so. */
const implied = {
  __new__: "staticmethod",
  __init_subclass__: "classmethod",
  __class_getitem__: "classmethod",
} as const;

export function implyMethods(names: Map<string, Value>): void {
  for (const [name, kind] of Object.entries(implied)) {
    const value = names.get(name);
    if (value !== undefined && isObject(value) && value.typeName === "function") {
      names.set(name, new Descriptor(kind, value));
    }
  }
  if (names.has("__eq__") && !names.has("__hash__")) names.set("__hash__", null);
}

/** Tells the descriptors of a class their names, and its bases that it is there. */
export function announce(cls: PyClass, keywords: ReadonlyMap<string, Value>): void {
  for (const [name, value] of cls.names) {
    const isOwn = isObject(value) && value.cls?.lineage !== undefined;
    const setName = isOwn ? specialOf(value, "__set_name__") : undefined;
    if (setName !== undefined) call(setName, [cls, name]);
  }
  for (const base of cls.lineage.slice(1)) {
    const hook = base instanceof PyClass ? base.names.get("__init_subclass__") : undefined;
    if (hook === undefined) continue;
    call(bindToClass(hook, cls), [], keywords);
    return;
  }
  if (keywords.size > 0) throw typeError(`${cls.qualname}.__init_subclass__() takes no keyword arguments`);
}

/**
 * The metaclass of a class: the one that derives from those of all its bases; undefined for `type` and those of
 * Python's own that do as it does.
 */
export function metaclassOf(name: string, given: Value | undefined, bases: readonly PyObject[]): PyClass | undefined {
  const candidates = bases.flatMap(({ cls }) => (cls instanceof PyClass ? [cls] : []));
  if (given instanceof PyClass) candidates.push(given);
  else if (given !== undefined) checkPlain(name, given);
  const most = candidates.find((each) => candidates.every((other) => each.lineage.includes(other)));
  if (most !== undefined || candidates.length === 0) return most;
  const demand = "the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases";
  throw typeError(`metaclass conflict: ${demand}`);
}

/** Metaclasses that leave a class what its body makes of it. */
const plainMetaclasses: ReadonlySet<string> = new Set(["type", "ABCMeta"]);

function checkPlain(name: string, metaclass: Value): void {
  const isPlain = isObject(metaclass) && plainMetaclasses.has(metaclass.mro?.[0] ?? "");
  if (!isPlain) throw new NotAnalysed(`the metaclass of ${name}`);
}
