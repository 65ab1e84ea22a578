import { lacks, special, typeName } from "./kinds.js";
import { isDict, isInt, isSequence, type Value } from "./value.js";

/** `len(value)`; strings count code points. Throws `TypeError: object of type 'int' has no len()`. */
export function len(value: Value): number {
  if (typeof value === "string") return codePoints(value).length;
  if (isSequence(value)) return value.items.length;
  if (isDict(value)) return value.entries.length;
  const length = special(value, "__len__");
  if (length === undefined) throw lacks(`object of type '${typeName(value)}' has no len()`, value);
  return asIndex(length);
}

/** What a `for` loop over the value visits. Throws `TypeError: 'int' object is not iterable`. */
export function iterate(value: Value): readonly Value[] {
  if (isSequence(value)) return value.items;
  if (typeof value === "string") return codePoints(value);
  if (isDict(value)) return value.entries.map(([key]) => key);
  const items = special(value, "__iter__");
  if (items === undefined) throw lacks(`'${typeName(value)}' object is not iterable`, value);
  return iterate(items);
}

/** The whole number that `range()` or an index takes a value for. Throws TypeError for a float. */
export function asIndex(value: Value): number {
  if (isInt(value)) return Number(value);
  const index = special(value, "__index__");
  if (index === undefined) throw lacks(`'${typeName(value)}' object cannot be interpreted as an integer`, value);
  return asIndex(index);
}

/** Python's characters are code points, not UTF-16 units. */
export const codePoints = (text: string): readonly string[] => Array.from(text);
