import { attributeError, NotAnalysed } from "../values/errors.js";
import { typeName } from "../values/kinds.js";
import { isDict, isObject, isTuple, isUnknown, type PyObject, type Value } from "../values/value.js";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const intAttributes =
  "as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag numerator real to_bytes";

/** The attributes of Python's own types, besides the special ones. They exist, but what they do is not analysed. */
const attributes: Readonly<Record<string, ReadonlySet<string>>> = {
  str: words(
    "capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha " +
      "isascii " +
      "isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip " +
      "maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split " +
      "splitlines startswith strip swapcase title translate upper zfill",
  ),
  list: words("append clear copy count extend index insert pop remove reverse sort"),
  tuple: words("count index"),
  dict: words("clear copy fromkeys get items keys pop popitem setdefault update values"),
  int: words(intAttributes),
  bool: words(intAttributes),
  float: words("as_integer_ratio conjugate fromhex hex imag is_integer real"),
  range: words("count index start step stop"),
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
  const special = /^__\w+__$/.test(name);
  const owner = isObject(value) && value.mro !== undefined ? (value.mro[0] ?? kind) : kind;
  const known = attributes[owner]?.has(name) === true;
  if (special || known) throw new NotAnalysed(`the attribute ${name} of ${owner}`);
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
