import { dict, lookup } from "../values/dicts.js";
import { NotAnalysed, typeError } from "../values/errors.js";
import { typeName } from "../values/kinds.js";
import { isDict, isObject, isTuple, type PyObject, tuple, type Value } from "../values/value.js";
import { builtinClass, builtinFunction } from "./callables.js";
import { PyClass, type SourcePlace } from "./classes.js";
import { announce, baseClasses, implyMethods } from "./classParts.js";
import type { Frame, ModuleScope } from "./frames.js";
import { PyFunction } from "./functions.js";
import { namedTupleBase } from "./libraries/namedtuple.js";
import { makeInstance } from "./instances.js";
import type { Scope } from "./scope.js";

type Keywords = ReadonlyMap<string, Value>;

/** Where a class comes from, which its namespace carries as `__classcell__` until there is a class. */
export class Origin implements PyObject {
  readonly kind = "object";
  readonly typeName = "cell";
  /** What `__class__` and `super()` mean in the methods of the class. */
  value: Value | undefined;

  constructor(
    readonly module: ModuleScope,
    readonly qualname: string,
    readonly place: SourcePlace,
    /** The text of the `class` statement. */
    readonly source: string,
  ) {}

  repr(): string {
    return "<cell>";
  }
}

/** `type.__new__(metaclass, name, bases, namespace, **keywords)`; `metaclass` is undefined for `type` itself. */
export function newClass(
  metaclass: PyClass | undefined,
  [name = null, bases = null, namespace = null]: readonly Value[],
  keywords: Keywords,
  module?: ModuleScope,
): PyClass {
  if (typeof name !== "string") throw typeError(`type.__new__() argument 1 must be str, not ${typeName(name)}`);
  if (!isTuple(bases)) throw typeError(`type.__new__() argument 2 must be tuple, not ${typeName(bases)}`);
  if (!isDict(namespace)) throw typeError(`type.__new__() argument 3 must be dict, not ${typeName(namespace)}`);
  const carried = lookup(namespace, "__classcell__");
  const names = new Map<string, Value>();
  for (const [key, value] of namespace.entries) if (typeof key === "string") names.set(key, value);
  for (const hidden of ["__classcell__", "__module__", "__qualname__"]) names.delete(hidden);
  const isNamedTuple = (base: Value): boolean => isObject(base) && base.mro?.[0] === "NamedTuple" && !isPyClass(base);
  const given = bases.items.map((base) => (isNamedTuple(base) ? namedTupleBase(name, names) : base));
  const classes = baseClasses(given, name);
  const origin = carried instanceof Origin ? carried : originOf(name, classes, names, module);
  implyMethods(names);
  const { qualname, place, source } = origin;
  const cls = new PyClass(name, qualname, origin.module, classes, names, place, source, metaclass);
  origin.value = cls;
  for (const base of classes) if (base instanceof PyClass) base.subclasses.push(cls);
  announce(cls, keywords);
  return cls;
}

/** A class that no statement makes belongs to the module that makes it, or else to that of its bases or methods. */
function originOf(
  name: string,
  bases: readonly PyObject[],
  names: ReadonlyMap<string, Value>,
  module: ModuleScope | undefined,
): Origin {
  const nearby = [...bases, ...names.values()].find((each) => each instanceof PyClass || each instanceof PyFunction);
  const home = module ?? (nearby instanceof PyClass || nearby instanceof PyFunction ? nearby.module : undefined);
  if (home === undefined) throw new NotAnalysed("a class made by type()");
  return new Origin(home, name, { path: home.path, line: home.line }, "");
}

/** What a metaclass is called with. */
export const classArguments = (
  name: string,
  bases: readonly Value[],
  names: ReadonlyMap<string, Value>,
  origin: Origin,
): readonly Value[] => {
  const entries: [string, Value][] = [
    ["__module__", origin.module.name],
    ["__qualname__", origin.qualname],
    ...names,
    ["__classcell__", origin],
  ];
  return [name, tuple(bases), dict(entries)];
};

const isPyClass = (value: Value | undefined): value is PyClass => value instanceof PyClass;

const create = builtinFunction("__new__", ([metaclass, ...args], keywords) => {
  if (isPyClass(metaclass)) return newClass(metaclass, args, keywords);
  return newClass(undefined, args, keywords);
});

/** What every class has of `type`. */
const methods: Readonly<Record<string, (cls: PyClass, args: readonly Value[], keywords: Keywords) => Value>> = {
  __call__: (cls, args, keywords) => makeInstance(cls, args, keywords),
  __init__: () => null,
  __delattr__: (cls, [name = null]) => {
    if (typeof name === "string") cls.deleteAttribute(name);
    return null;
  },
  __setattr__: (cls, [name = null, value = null]) => {
    if (typeof name === "string") cls.setAttribute(name, value);
    return null;
  },
};

/** Python's `type` as a class that metaclasses derive from. `typeOf` is what it does with one argument. */
export function typeClass(typeOf: (value: Value) => Value): PyObject {
  const call = (args: readonly Value[], keywords: Keywords, module?: ModuleScope): Value => {
    const [value] = args;
    if (args.length === 3) return newClass(undefined, args, keywords, module);
    if (value === undefined || args.length > 1 || keywords.size > 0) throw typeError("type() takes 1 or 3 arguments");
    return typeOf(value);
  };
  const plain = builtinClass(["type", "object"], (args, keywords) => call(args, keywords));
  const callIn = (scope: Scope, args: readonly Value[], keywords: Keywords): Value =>
    call(args, keywords, moduleOf(scope));
  return { ...plain, ...metaclassAttributes(plain), ...{ callIn } };
}

const moduleOf = (scope: Scope): ModuleScope | undefined => ((scope.frame ?? scope) as Partial<Frame>).module;

/** How the names of `type` are found on a metaclass of Python's own, and through one on a class. */
export const metaclassAttributes = (plain: PyObject): Pick<PyObject, "attribute" | "instanceAttribute"> => ({
  attribute: (name) => {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (name === "__new__") return create;
    if (method === undefined) return plain.attribute?.(name);
    return builtinFunction(name, ([cls, ...args], keywords) => {
      if (isPyClass(cls)) return method(cls, args, keywords);
      throw new NotAnalysed(`type.${name}`);
    });
  },
  instanceAttribute: (cls, name) => {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (name === "__new__") return create;
    if (method === undefined || !isObject(cls) || !isPyClass(cls)) return undefined;
    return builtinFunction(name, (args, keywords) => method(cls, args, keywords));
  },
});
