import { PythonError, runtimeError, typeError, valueError } from "./errors.js";
import { checkSize, lacks, special, specialOf, typeName } from "./kinds.js";
import { orderOf } from "./sets.js";
import {
  isDict,
  isInt,
  isList,
  isObject,
  isSequence,
  isSet,
  isTuple,
  type PyDict,
  type PyObject,
  type PySet,
  type Value,
} from "./value.js";
import { charge } from "./work.js";

/** `len(value)`; strings count code points. Throws `TypeError: object of type 'int' has no len()`. */
export function len(value: Value): number {
  if (typeof value === "string") return codePoints(value).length;
  if (isSequence(value) || isSet(value)) return value.items.length;
  if (isDict(value)) return value.entries.length;
  const length = special(value, "__len__");
  if (length === undefined) throw lacks(`object of type '${typeName(value)}' has no len()`, value);
  const size = asIndex(length);
  if (size < 0) throw valueError("__len__() should return >= 0");
  return size;
}

/**
 * What a `for` loop over the value visits, worked out one by one; a list that grows on the way is followed.
 * Throws `TypeError: 'int' object is not iterable`.
 */
export function visit(value: Value): Iterable<Value> {
  if (isSequence(value)) return value.items;
  if (typeof value === "string") return codePoints(value);
  if (isDict(value)) return visitKeys(value);
  if (isSet(value)) return visitSet(value);
  if (isObject(value)) {
    if (value.visit !== undefined) return value.visit();
    const iterator = special(value, "__iter__");
    if (iterator !== undefined) return visitIterator(iterator, value);
    if (specialOf(value, "__getitem__") !== undefined) return visitItems(value);
  }
  throw lacks(`'${typeName(value)}' object is not iterable`, value);
}

/** The items that `visit` gives, all at once; the array is no part of the value. */
export function iterate(value: Value): readonly Value[] {
  if (isTuple(value)) return value.items;
  const items: Value[] = isList(value) ? [...value.items] : [];
  if (!isList(value)) {
    for (const item of visit(value)) checkSize(items.push(item));
  }
  charge(items.length);
  return items;
}

/** The whole number that `range()` or an index takes a value for. Throws TypeError for a float. */
export function asIndex(value: Value): number {
  if (isInt(value)) return Number(value);
  const index = special(value, "__index__");
  if (index === undefined) throw lacks(`'${typeName(value)}' object cannot be interpreted as an integer`, value);
  return asIndex(index);
}

/** Python's characters are code points, not UTF-16 units. */
export function codePoints(text: string): readonly string[] {
  charge(text.length / 8);
  return Array.from(text);
}

function* visitKeys(dict: PyDict): Iterable<Value> {
  for (const [key] of visitEntries(dict)) yield key;
}

/** The entries of a dict, one by one. Throws RuntimeError where keys come or go on the way. */
export function* visitEntries(dict: PyDict): Iterable<readonly [Value, Value]> {
  const size = dict.entries.length;
  for (let i = 0; i < dict.entries.length; i++) {
    yield dict.entries[i]!;
    if (dict.entries.length !== size) throw runtimeError("dictionary changed size during iteration");
  }
}

function* visitSet(set: PySet): Iterable<Value> {
  const size = set.items.length;
  for (const item of orderOf(set)) {
    yield item;
    if (set.items.length !== size) throw runtimeError("Set changed size during iteration");
  }
}

/** What `__iter__` gave: an iterator or, from an object that is modelled here, a list of what it would give. */
function visitIterator(iterator: Value, from: PyObject): Iterable<Value> {
  if (!isObject(iterator) && from.special === undefined) return visit(iterator);
  if (!isObject(iterator)) throw typeError(`iter() returned non-iterator of type '${typeName(iterator)}'`);
  if (iterator.visit !== undefined) return iterator.visit();
  if (specialOf(iterator, "__next__") === undefined) {
    throw lacks(`iter() returned non-iterator of type '${typeName(iterator)}'`, iterator);
  }
  return visitNext(iterator);
}

function* visitNext(iterator: Value): Iterable<Value> {
  for (let item = step(iterator, "__next__", "StopIteration"); item !== undefined;) {
    yield item;
    item = step(iterator, "__next__", "StopIteration");
  }
}

function* visitItems(value: Value): Iterable<Value> {
  for (let i = 0; ; i++) {
    const item = step(value, "__getitem__", "IndexError", i);
    if (item === undefined) return;
    yield item;
  }
}

/** One call of a special method, or undefined where it raises the exception that ends an iteration. */
function step(value: Value, method: string, end: string, ...args: readonly Value[]): Value | undefined {
  try {
    const item = special(value, method, ...args);
    if (item === undefined) throw typeError(`'${typeName(value)}' object is not an iterator`);
    return item;
  } catch (error) {
    if (error instanceof PythonError && error.exception === end) return undefined;
    throw error;
  }
}
