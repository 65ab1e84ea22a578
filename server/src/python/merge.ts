import { equals } from "../values/compare.js";
import { isList, isSequence, isTuple, isUnknown, list, tuple, unknown, type Value } from "../values/value.js";
import { isTensor, Tensor } from "../torch/tensor.js";
import { either } from "./strangers.js";

/** The value of what is one thing or another: itself where both agree, else unknown. */
export function merge(one: Value, other: Value, reason: string): Value {
  if (one === other) return one;
  if (isUnknown(one) || isUnknown(other)) return either(one, other, reason);
  if (isTensor(one) && isTensor(other)) {
    return sameShape(one, other) ? new Tensor(one.shape, { dtype: one.dtype }) : unknown(reason);
  }
  if (isSequence(one) && isSequence(other) && one.items.length === other.items.length) {
    const items = one.items.map((item, i) => merge(item, other.items[i] ?? null, reason));
    if (isTuple(one) && isTuple(other)) return tuple(items);
    if (isList(one) && isList(other)) return list(items);
  }
  return isPlain(one) && isPlain(other) && typeof one === typeof other && equals(one, other)
    ? one
    : either(one, other, reason);
}

const isPlain = (value: Value): boolean => value === null || typeof value !== "object";

const sameShape = (one: Tensor, other: Tensor): boolean =>
  one.shape !== null &&
  one.shape.length === other.shape?.length &&
  one.dtype === other.dtype &&
  one.shape.every((size, i) => size !== null && size === other.shape?.[i]);
