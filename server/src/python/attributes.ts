import { attributeError, NotAnalysed } from "../values/errors.js";
import { typeName } from "../values/kinds.js";
import { nativeAttribute, nativeMethod } from "./methods/table.js";
import { isDict, isObject, isTuple, isUnknown, type PyObject, type Value } from "../values/value.js";

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
  const special = /^__\w+__$/.test(name);
  if (special || leftOut[owner]?.has(name) === true) throw new NotAnalysed(`the attribute ${name} of ${owner}`);
  throw attributeError(isObject(value) ? missing(value, name) : `'${kind}' object has no attribute '${name}'`);
}

function missing(value: PyObject, name: string): string {
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
    throw attributeError(`'${typeName(value)}' object has no attribute '${name}'`);
  }
  if (value.cls?.setProperty?.(value, name, attribute) === true) return;
  value.setAttribute(name, attribute);
}

/** `delattr(value, name)`. */
export function deleteAttribute(value: Value, name: string): void {
  if (isUnknown(value)) return;
  if (isObject(value) && value.deleteAttribute?.(name) === true) return;
  throw isObject(value) ? attributeError(missing(value, name)) : attributeError(name);
}
