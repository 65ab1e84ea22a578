import { indexError, NotAnalysed } from "../../../values/errors.js";
import { dict } from "../../../values/dicts.js";
import { call as callValue } from "../../../values/kinds.js";
import { asIndex } from "../../../values/sequence.js";
import { isSlice, sliceIndices } from "../../../values/subscript.js";
import {
  type DictClass,
  isDict,
  isObject,
  isSequence,
  isSet,
  isUnknown,
  type PyDict,
  type PyObject,
  type Value,
} from "../../../values/value.js";
import type { Module } from "../../module.js";

/** The children of a container, None among them. */
export const itemsOf = (self: Module): readonly Value[] => self.children.slots().map(([, value]) => value);

/** The names of the children of a container. */
export const keysOf = (self: Module): readonly string[] => self.children.slots().map(([name]) => name);

/** `len(container)` as its methods see it. */
export const sizeOf = (self: Module): number => self.children.dict.entries.length;

/** The place that an index stands for. Throws IndexError in the words of PyTorch's containers. */
export function placeOf(size: number, index: Value): number {
  if (isUnknown(index)) throw new NotAnalysed(index.reason);
  const at = asIndex(index);
  if (at < -size || at >= size) throw indexError(`index ${at} is out of range`);
  return at < 0 ? at + size : at;
}

/** The places that a slice picks, or undefined for a plain index. */
export const slicedPlaces = (size: number, index: Value): readonly number[] | undefined =>
  isSlice(index) ? sliceIndices(index, size) : undefined;

/** `self.__class__(argument)`. */
export function anotherOf(self: Module, argument: Value): Value {
  if (self.cls === undefined) throw new NotAnalysed(`the class of a ${self.typeName}`);
  return callValue(self.cls, [argument]);
}

const orderedClass: DictClass = { name: "OrderedDict" };

/** An OrderedDict. */
export const ordered = (entries: Iterable<readonly [Value, Value]>): PyDict => ({
  ...dict(entries),
  subclass: orderedClass,
});

export const isOrdered = (value: Value): value is PyDict => isDict(value) && value.subclass?.name === "OrderedDict";

/** `isinstance(value, Iterable)`. */
export function isIterable(value: Value): boolean {
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  if (typeof value === "string" || isSequence(value) || isDict(value) || isSet(value)) return true;
  return isObject(value) && (value.visit !== undefined || hasMethod(value, "__iter__"));
}

const hasMethod = (value: PyObject, name: string): boolean =>
  value.mro === undefined && value.attribute?.(name) !== undefined;

/** Gives the children the names 0, 1, 2..., as deleting one does. */
export function renumber(self: Module): void {
  self.children.dict = dict(itemsOf(self).map((item, i) => [String(i), item]));
}
