import { isObject, isUnknown, type PyObject, type Unknown, unknown, type Value } from "../values/value.js";

/**
 * Unknown values of which is known what they are not. `parse_model` asks of every row's class whether it is in a list;
 * one class in it that cannot be followed shall not hide the answer for all others.
 */

const isClass = (value: Value): value is PyObject => isObject(value) && value.mro !== undefined;

/** What is imported from outside the workspace: no class of another name. */
export const imported = (name: string, reason: string): Unknown =>
  unknown(reason, (other) => isClass(other) && other.attribute?.("__name__") !== name);

/** A class of the workspace of which nothing is known: none that exists already. */
export const undeveloped = (reason: string): Unknown => unknown(reason, (other) => other === null || isClass(other));

/** One of two values: what neither of them is. */
export const either = (one: Value, another: Value, reason: string): Unknown =>
  unknown(reason, (other) => isOther(one, other) && isOther(another, other));

function isOther(value: Value, other: Value): boolean {
  if (isUnknown(value)) return value.isNot?.(other) === true;
  const [known, asked] = [value === null || isClass(value), other === null || isClass(other)];
  return known && asked && value !== other;
}
