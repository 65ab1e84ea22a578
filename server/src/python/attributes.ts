import { attributeError, NotAnalysed, PythonError, typeError } from "../values/errors.js";
import { numberOf, typeName } from "../values/kinds.js";
import { isDict, isObject, isTuple, isUnknown, type Value } from "../values/value.js";
import { typeOf } from "./builtins.js";
import { builtinFunction } from "./callables.js";
import { hasSpecial, specialMethod } from "./methods/specials.js";
import { isDataAttribute, nativeAttribute, nativeMethod } from "./methods/table.js";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** The attributes of Python's own types, besides the special ones, whose meaning is not analysed. */
const leftOut: Readonly<Record<string, ReadonlySet<string>>> = {
  str: words("encode maketrans translate"),
  int: words("from_bytes to_bytes"),
  bool: words("from_bytes to_bytes"),
  float: words("fromhex"),
  dict_keys: words("mapping"),
  dict_values: words("mapping"),
  dict_items: words("mapping"),
};

/** `getattr(value, name)`. Throws AttributeError in Python's words, `NotAnalysed` for what is left out. */
export function getAttribute(value: Value, name: string): Value {
  const kind = typeName(value);
  if (isObject(value)) {
    const attribute = value.attribute?.(name);
    if (attribute !== undefined) return attribute;
  }
  if (isTuple(value)) {
    const field = value.subclass?.fields?.indexOf(name) ?? -1;
    const attribute = field < 0 ? value.subclass?.attribute?.(value.items, name) : value.items[field];
    if (attribute !== undefined) return attribute;
  }
  if (isDict(value)) {
    const attribute = value.subclass?.attribute?.(value, name);
    if (attribute !== undefined) return attribute;
  }
  const isClass = isObject(value) && value.mro !== undefined;
  const owner = isClass ? (value.mro[0] ?? kind) : kind;
  const native = isClass ? nativeMethod(owner, name) : nativeAttribute(value, name);
  if (native !== undefined) return native;
  if (isSpecial(name)) return specialAttribute(value, name, owner);
  if (leftOut[owner]?.has(name) === true || (isClass && isDataAttribute(owner, name))) {
    throw new NotAnalysed(`the attribute ${name} of ${owner}`);
  }
  if (ofNumpyScalars.has(name) && numberOf(value) !== undefined) return builtinFunction(name, () => value);
  throw attributeError(missing(value, name));
}

/** Numbers that numpy gives are taken for Python's own, which do not have these methods. */
const ofNumpyScalars = words("item tolist");

const isSpecial = (name: string): boolean => /^__\w+__$/.test(name);

function specialAttribute(value: Value, name: string, owner: string): Value {
  if (name === "__class__") return typeOf(value);
  const has = hasSpecial(value, name);
  if (has === false) throw attributeError(missing(value, name));
  const method = has === true ? specialMethod(value, name) : undefined;
  if (method === undefined) throw new NotAnalysed(`the attribute ${name} of ${owner}`);
  return method;
}

/** `hasattr(value, name)`. */
export const hasAttribute = (value: Value, name: string): boolean =>
  (isSpecial(name) && hasSpecial(value, name) === true) || findAttribute(value, name) !== undefined;

/** `getattr(value, name)`, or undefined where that raises AttributeError. */
export function findAttribute(value: Value, name: string): Value | undefined {
  try {
    return getAttribute(value, name);
  } catch (error) {
    if (error instanceof PythonError && error.exception === "AttributeError") return undefined;
    throw error;
  }
}

function missing(value: Value, name: string): string {
  const kind = isTuple(value) ? (value.subclass?.name ?? "tuple") : typeName(value);
  if (!isObject(value)) return `'${kind}' object has no attribute '${name}'`;
  if (value.mro !== undefined) return `type object '${value.mro[0] ?? value.typeName}' has no attribute '${name}'`;
  const module = value.typeName === "module" ? /^<module '([^']*)'/.exec(value.repr())?.[1] : undefined;
  if (module !== undefined) return `module '${module}' has no attribute '${name}'`;
  return `'${value.typeName}' object has no attribute '${name}'`;
}

/** `setattr(value, name, attribute)`. A property of the class decides first. */
export function setAttribute(value: Value, name: string, attribute: Value): void {
  if (isUnknown(value)) return;
  if (!isObject(value) || value.setAttribute === undefined) {
    if (isObject(value) && value.plain !== true) throw new NotAnalysed(`setting ${name} of ${typeName(value)}`);
    throw fixed(value, name);
  }
  if (value.cls?.setProperty?.(value, name, attribute) === true) return;
  value.setAttribute(name, attribute);
}

/** `delattr(value, name)`. */
export function deleteAttribute(value: Value, name: string): void {
  if (isUnknown(value)) return;
  if (isObject(value) && value.deleteAttribute?.(name) === true) return;
  if (isObject(value) && value.plain !== true && value.deleteAttribute === undefined && value.mro === undefined) {
    throw new NotAnalysed(`deleting ${name} of ${typeName(value)}`);
  }
  throw fixed(value, name);
}

/** The error of setting or deleting an attribute that does not change. */
function fixed(value: Value, name: string): Error {
  const kind = typeName(value);
  if (isObject(value) && value.mro !== undefined && value.setAttribute === undefined) {
    return typeError(`cannot set '${name}' attribute of immutable type '${value.mro[0] ?? kind}'`);
  }
  if (isDataAttribute(kind, name)) return attributeError(`attribute '${name}' of '${kind}' objects is not writable`);
  if (isObject(value)) return attributeError(missing(value, name));
  const exists = nativeAttribute(value, name) !== undefined;
  return attributeError(exists ? `'${kind}' object attribute '${name}' is read-only` : missing(value, name));
}
