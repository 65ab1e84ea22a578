import { keyError } from "./keyError.js";
import { deleteKey, setKey } from "./dicts.js";
import { indexError, PythonError, typeError, valueError } from "./errors.js";
import { checkSize, lacks, special, typeName } from "./kinds.js";
import { asIndex, iterate, visit } from "./sequence.js";
import { isSlice, sliceBounds, sliceIndices } from "./subscript.js";
import { isDict, isInt, isList, isObject, isSequence, type PyList, type PyObject, type Value } from "./value.js";
import { charge } from "./work.js";

/** `container[index] = value`, in place. Throws IndexError, TypeError or ValueError in Python's words. */
export function setItem(container: Value, index: Value, value: Value): void {
  const kind = typeName(container);
  if (isDict(container)) setKey(container, index, value);
  else if (isList(container)) {
    if (isSlice(index)) setSlice(container, index, value);
    else container.items[listIndex(container, index)] = value;
  } else if (special(container, "__setitem__", index, value) === undefined) {
    throw lacks(`'${kind}' object does not support item assignment`, container);
  }
}

/** Types that index by number but hold their items for good; of them Python says "doesn't". */
const sequences: ReadonlySet<string> = new Set("str tuple range set frozenset dict_keys dict_items".split(" "));

/** `del container[index]`, in place. Throws IndexError, KeyError or TypeError in Python's words. */
export function deleteItem(container: Value, index: Value): void {
  const kind = typeName(container);
  if (isDict(container)) {
    if (deleteKey(container, index) === undefined) throw keyError(index);
  } else if (isList(container)) {
    if (isSlice(index)) deleteSlice(container, index);
    else container.items.splice(listIndex(container, index), 1);
  } else if (special(container, "__delitem__", index) === undefined) {
    const isDefined = isObject(container) && container.cls?.lineage !== undefined;
    const isSequence = sequences.has(kind) || (isDefined && isInt(index));
    throw lacks(`'${kind}' object ${isSequence ? "doesn't" : "does not"} support item deletion`, container);
  }
}

function listIndex({ items }: PyList, index: Value): number {
  if (!isInt(index) && special(index, "__index__") === undefined) {
    throw lacks(`list indices must be integers or slices, not ${typeName(index)}`, index);
  }
  const at = asIndex(index);
  const from = at < 0 ? at + items.length : at;
  if (from < 0 || from >= items.length) throw indexError("list assignment index out of range");
  return from;
}

function setSlice(list: PyList, slice: PyObject, value: Value): void {
  const { from, to, stride } = sliceBounds(slice, list.items.length);
  const refusal = stride === 1 ? "can only assign an iterable" : "must assign iterable to extended slice";
  const items = iterateOr(value, refusal);
  charge(list.items.length / 16);
  if (stride === 1) {
    const after = list.items.splice(from).slice(Math.max(0, to - from));
    extendItems(list.items, items);
    extendItems(list.items, after);
    return;
  }
  const indices = sliceIndices(slice, list.items.length);
  if (indices.length !== items.length) {
    const sizes = `of size ${items.length} to extended slice of size ${indices.length}`;
    throw valueError(`attempt to assign sequence ${sizes}`);
  }
  indices.forEach((index, i) => (list.items[index] = items[i]!));
}

function deleteSlice(list: PyList, slice: PyObject): void {
  const gone = new Set(sliceIndices(slice, list.items.length));
  const kept = list.items.filter((_, i) => !gone.has(i));
  renewItems(list.items, kept);
}

/** Adds to the items of a container, in place. Throws `NotAnalysed` where they become too many. */
function extendItems(items: Value[], added: readonly Value[]): void {
  checkSize(items.length + added.length);
  for (const item of added) items.push(item);
}

/** `list.extend(value)`: an iterator sees the items that came before its next one. */
export function extendList(list: PyList, value: Value): void {
  if (isSequence(value)) extendItems(list.items, [...value.items]);
  else for (const item of visit(value)) checkSize(list.items.push(item));
}

/** Puts other items in the place of all, in place. */
export function renewItems(items: Value[], by: readonly Value[]): void {
  items.length = 0;
  extendItems(items, by);
}

/** The items of a value; what cannot be iterated is a TypeError of the given wording. */
export const iterateOr = (value: Value, message: string): readonly Value[] =>
  wording(value, message, () => iterate(value));

/** The first items of a value, which is not read further. */
export const firstOr = (value: Value, count: number, message: string): readonly Value[] =>
  wording(value, message, () => {
    const items: Value[] = [];
    for (const item of visit(value)) if (items.push(item) === count) break;
    return items;
  });

function wording<Result>(value: Value, message: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    const refused = error instanceof PythonError && error.message === `'${typeName(value)}' object is not iterable`;
    throw refused ? typeError(message) : error;
  }
}
