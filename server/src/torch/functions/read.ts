import { NotAnalysed } from "../../values/errors.js";
import { numberOf } from "../../values/kinds.js";
import { isInt, isSequence, isUnknown, type Value } from "../../values/value.js";
import { type Dim, type Dtype, isTensor, type Tensor } from "../tensor.js";
import { isDtype } from "./dtypes.js";
import type { Bound } from "./function.js";

/** A bound argument that must be known. */
export function knownArgument(args: Bound, name: string): Exclude<Value, { readonly kind: "unknown" }> {
  const value = args[name] ?? null;
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  return value;
}

/** An argument of type `Tensor`. */
export function tensorOf(args: Bound, name: string): Tensor {
  const value = knownArgument(args, name);
  if (isTensor(value)) return value;
  throw new NotAnalysed(`the argument ${name}`);
}

/** An argument of type `Tensor?`. */
export const optionalTensorOf = (args: Bound, name: string): Tensor | null =>
  knownArgument(args, name) === null ? null : tensorOf(args, name);

/** An argument of type `Tensor[]`. An unknown item throws `NotAnalysed`. */
export const tensorsOf = (args: Bound, name: string): readonly Tensor[] =>
  itemsOf(args, name).map((item) => {
    if (isTensor(item)) return item;
    throw new NotAnalysed(isUnknown(item) ? item.reason : `the argument ${name}`);
  });

/** The items of a list; it must be known. */
export function itemsOf(args: Bound, name: string): readonly Value[] {
  const value = knownArgument(args, name);
  if (isSequence(value)) return value.items;
  throw new NotAnalysed(`the argument ${name}`);
}

/** An argument of type `int`, such as a dimension, which decides the result. */
export function intOf(args: Bound, name: string): number {
  const value = knownArgument(args, name);
  if (isInt(value)) return Number(value);
  throw new NotAnalysed(`the argument ${name}`);
}

/** An argument of type `int?`. */
export const optionalIntOf = (args: Bound, name: string): number | null =>
  knownArgument(args, name) === null ? null : intOf(args, name);

/** An argument of type `int` that is a size: null where it is not known. */
export const sizeOf = (args: Bound, name: string): Dim => {
  const value = args[name] ?? null;
  return isInt(value) ? Number(value) : null;
};

/** An argument of type `int[]` whose items are sizes: null for those that are not known. */
export const sizesOf = (args: Bound, name: string): readonly Dim[] =>
  itemsOf(args, name).map((item) => (isInt(item) ? Number(item) : null));

/** An argument of type `int[]` whose items decide the result. An unknown item throws `NotAnalysed`. */
export const intsOf = (args: Bound, name: string): readonly number[] =>
  itemsOf(args, name).map((item) => {
    if (isInt(item)) return Number(item);
    throw new NotAnalysed(isUnknown(item) ? item.reason : `the argument ${name}`);
  });

/** An argument of type `int[]?`. */
export const optionalIntsOf = (args: Bound, name: string): readonly number[] | null =>
  knownArgument(args, name) === null ? null : intsOf(args, name);

/** An argument of type `bool`. */
export const flagOf = (args: Bound, name: string): boolean => knownArgument(args, name) === true;

/** An argument of type `str`. */
export function textOf(args: Bound, name: string): string {
  const value = knownArgument(args, name);
  if (typeof value === "string") return value;
  throw new NotAnalysed(`the argument ${name}`);
}

/** An argument of type `float` or `Scalar` as a JavaScript number, NaN where it is not known. */
export const numberArgument = (args: Bound, name: string): number => numberOf(args[name] ?? null) ?? NaN;

/** An argument of type `ScalarType?`: undefined where it is None, null where it is not known. */
export function dtypeOf(args: Bound, name = "dtype"): Dtype | undefined {
  const value = args[name] ?? null;
  if (value === null) return undefined;
  return isDtype(value) ? value.dtype : null;
}
