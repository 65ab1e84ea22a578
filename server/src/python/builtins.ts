import { NotAnalysed } from "../values/errors.js";
import { notImplemented, typeName } from "../values/kinds.js";
import { isDict, isObject, isTuple, type PyObject, tuple, unknown, type Value } from "../values/value.js";
import { aliases, classNames, functionNames, opaqueNames } from "./builtinNames.data.js";
import { functionCalls } from "./builtinFunctions.js";
import { classCalls } from "./builtinClasses.js";
import { builtinClass, builtinFunction } from "./callables.js";
import { exceptionClasses } from "./exceptionClasses.js";
import { ellipsis } from "./literals.js";
import { holdings } from "./holdings.js";
import { derivable } from "./nativeBase.js";
import { objectClass } from "./objectClass.js";
import { typeClass } from "./typeClass.js";

const classes: readonly (readonly [string, PyObject])[] = Object.entries(classNames).flatMap(([bases, names]) =>
  names.split(" ").map((name): readonly [string, PyObject] => {
    const mro = [name, ...bases.split(" ").filter((base) => base !== "")];
    if (name === "object") return [name, objectClass];
    if (name === "type") return [name, typeClass(typeOf)];
    const cls = ordered(builtinClass(mro, classCalls[name]));
    const holding = Object.hasOwn(holdings, name) ? holdings[name] : undefined;
    return [name, holding === undefined ? cls : derivable(cls, holding)];
  }),
);

/** Has a class tell those that it derives from. */
function ordered(cls: PyObject): PyObject {
  const named = (names: readonly string[]): Value => tuple(names.map((name) => builtins.get(name) ?? null));
  return {
    ...cls,
    attribute: (name) => {
      if (name === "__mro__") return named(cls.mro ?? []);
      return name === "__bases__" ? named(cls.mro?.slice(1, 2) ?? []) : cls.attribute?.(name);
    },
  };
}

const exceptions = exceptionClasses(objectClass);

/** Classes that only `type()` gives, made when they are asked for. */
const unnamedClasses = new Map<string, PyObject>();

const unnamed: ReadonlySet<string> = new Set(
  "NoneType builtin_function_or_method ellipsis function method method_descriptor module NotImplementedType".split(" "),
);

/**
 * Python's builtins by name. They are the emulation's own objects: those without a call of their own exist, and
 * calling one is not analysed. Nothing of the host is reached through them.
 */
export const builtins: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...functionNames.map((name): [string, Value] => [name, builtinFunction(name, functionCalls[name])]),
  ...classes,
  ...exceptions,
  ...Object.entries(aliases).map(([name, of]): [string, Value] => [name, exceptions.get(of)!]),
  ...opaqueNames.map((name): [string, Value] => [name, unknown(`the builtin ${name}`)]),
  ["Ellipsis", ellipsis],
  ["NotImplemented", notImplemented],
  ["__debug__", true],
]);

/** The class of an instance of a class that derives from dict or tuple. */
function subclassOf(value: Value): Value | undefined {
  if (isDict(value)) return value.subclass?.attribute?.(value, "__class__");
  return isTuple(value) ? value.subclass?.attribute?.(value.items, "__class__") : undefined;
}

/** `type(value)`, where an object may tell its class as `__class__`. */
export function typeOf(value: Value): Value {
  const own = isObject(value) ? (value.cls ?? value.attribute?.("__class__")) : subclassOf(value);
  if (own !== undefined) return own;
  const kind = typeName(value);
  const isOurs = !isObject(value) || value.mro !== undefined || value.plain === true || unnamed.has(kind);
  if (!isOurs) throw new NotAnalysed(`the class of ${kind}`);
  const known = builtins.get(kind) ?? unnamedClasses.get(kind);
  if (known !== undefined) return known;
  const cls = builtinClass([kind, "object"]);
  unnamedClasses.set(kind, cls);
  return cls;
}
