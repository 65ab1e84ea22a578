import { valueError } from "./errors.js";
import { call, checkSize, typeName } from "./kinds.js";
import { hashOf, keysRemoved, positionOf } from "./keys.js";
import { iterateOr } from "./items.js";
import { iterate } from "./sequence.js";
import { subscript } from "./subscript.js";
import { isDict, isObject, type PyDict, type Value } from "./value.js";
import { charge } from "./work.js";

/** A dict of entries in order, the last value of a key wins. Throws TypeError for an unhashable key. */
export function dict(entries: Iterable<readonly [Value, Value]> = []): PyDict {
  const result: PyDict = { kind: "dict", entries: [] };
  for (const [key, value] of entries) setKey(result, key, value);
  return result;
}

const keyOf = ([key]: readonly [Value, Value]): Value => key;

/** Throws `TypeError: unhashable type: 'list'` for what cannot be a key. */
export const checkHashable = (value: Value): void => void hashOf(value);

/** The value of a key, or undefined where the dict has none. Throws `TypeError: unhashable type: 'list'`. */
export function lookup(dict: PyDict, key: Value): Value | undefined {
  return dict.entries[positionOf(dict.entries, keyOf, key)]?.[1];
}

/** `dict[key] = value`, in place. A key that is there keeps its place. */
export function setKey(dict: PyDict, key: Value, value: Value): void {
  const at = positionOf(dict.entries, keyOf, key);
  if (at >= 0) dict.entries[at]![1] = value;
  else checkSize(dict.entries.push([key, value]));
}

/** Takes a key out, in place; gives its value, or undefined where the dict has none. */
export function deleteKey(dict: PyDict, key: Value): Value | undefined {
  const at = positionOf(dict.entries, keyOf, key);
  if (at < 0) return undefined;
  charge((dict.entries.length - at) / 32);
  const [entry] = dict.entries.splice(at, 1);
  keysRemoved(dict.entries);
  return entry?.[1];
}

/** Takes everything out, in place. */
export function clearDict(dict: PyDict): void {
  dict.entries.length = 0;
  keysRemoved(dict.entries);
}

/** The entries of a dict, or of an object with `keys()` and `[]`; undefined for what is no mapping. */
export function mappingOf(value: Value): readonly (readonly [Value, Value])[] | undefined {
  if (isDict(value)) return value.entries;
  const keys = isObject(value) && value.mro === undefined ? value.attribute?.("keys") : undefined;
  return keys === undefined ? undefined : iterate(call(keys, [])).map((key) => [key, subscript(value, key)]);
}

/**
 * The entries that `dict(value)` and `update(value)` take from a mapping or from pairs. Throws Python's TypeError and
 * ValueError of what are no pairs.
 */
export function pairsOf(value: Value): readonly (readonly [Value, Value])[] {
  const entries = mappingOf(value);
  if (entries !== undefined) return [...entries];
  return iterate(value).map((item, i) => {
    typeName(item);
    const element = `dictionary update sequence element #${i}`;
    const pair = iterateOr(item, `cannot convert ${element} to a sequence`);
    const [key, entry] = pair;
    if (key !== undefined && entry !== undefined && pair.length === 2) return [key, entry];
    throw valueError(`${element} has length ${pair.length}; 2 is required`);
  });
}
