import { isFloat, type Value } from "../../values/value.js";
import { type Dtype, isTensor, type Tensor } from "../tensor.js";
import { dtypes } from "./dtypes.js";

const categoryOf = (dtype: string): string => dtypes[dtype]?.category ?? "float";
const sizeOf = (dtype: string): number => dtypes[dtype]?.size ?? 0;
const names = Object.keys(dtypes);

/** `torch.promote_types`. Source: the table in PyTorch's notes on type promotion. */
export function promoteTypes(one: string, other: string): string {
  if (one === other) return one;
  const [lower = one, higher = other] = [one, other].toSorted((a, b) => names.indexOf(a) - names.indexOf(b));
  if (lower === "float16" && higher === "bfloat16") return "float32";
  if (lower === "uint8" && higher === "int8") return "int16";
  if (categoryOf(higher) === "complex" && lower === "float64") return "complex128";
  return higher;
}

/** The type of a result of operands in the order of their weight: those before decide unless a category goes up. */
function combine(heavier: Dtype | undefined, lighter: Dtype | undefined): Dtype | undefined {
  if (heavier === undefined || lighter === undefined) return heavier === undefined ? lighter : heavier;
  // What is not known of the lighter ones is at most a float, since no complex numbers are modelled.
  if (heavier !== null && lighter === null && categoryOf(heavier) === "float") return heavier;
  if (heavier === null || lighter === null) return null;
  const [own, theirs] = [categoryOf(heavier), categoryOf(lighter)];
  if (own === "complex") return heavier;
  if (own === "float") return theirs === "complex" ? promoteTypes(heavier, lighter) : heavier;
  if (own === "bool" || theirs === "float" || theirs === "complex") return promoteTypes(heavier, lighter);
  return heavier;
}

const together = (all: readonly Dtype[]): Dtype | undefined =>
  all.length === 0 ? undefined : all.reduce((one, other) => (one && other ? promoteTypes(one, other) : null));

/** `torch.result_type` of tensors and Python numbers; null where a tensor's type or rank is not known. */
export function resultType(operands: readonly Value[]): Dtype {
  const first = operands[0];
  const isAlike = (operand: Value): boolean => isTensor(operand) && operand.dtype === (first as Tensor).dtype;
  if (first !== undefined && isTensor(first) && operands.every(isAlike)) return first.dtype;
  const tensors = operands.filter(isTensor);
  const common = together(tensors.map(({ dtype }) => dtype));
  if (tensors.some(({ shape }) => shape === null) && tensors.some(({ dtype }) => dtype !== tensors[0]?.dtype))
    return null;
  const dimensioned = tensors.filter(({ shape }) => shape === null || shape.length > 0);
  const others = tensors.filter(({ shape }) => shape?.length === 0);
  const numbers = operands.filter((operand) => !isTensor(operand)).map(numberDtype);
  if (common === null) return null;
  const weighed = combine(together(dimensioned.map(({ dtype }) => dtype)), together(others.map(({ dtype }) => dtype)));
  return combine(weighed, together(numbers)) ?? null;
}

/** The type that a Python number has among tensors; null for an unknown value. */
export const numberDtype = (value: Value): Dtype =>
  typeof value === "boolean" ? "bool" : typeof value === "number" ? "int64" : isFloat(value) ? "float32" : null;

/** A type with fractions: whole numbers become float32, as in division and `exp`. */
export const floating = (dtype: Dtype): Dtype =>
  dtype !== null && (categoryOf(dtype) === "int" || categoryOf(dtype) === "bool") ? "float32" : dtype;

export const isFloating = (dtype: Dtype): boolean => dtype !== null && categoryOf(dtype) === "float";
export const isWhole = (dtype: Dtype): boolean => dtype !== null && categoryOf(dtype) === "int";
export const isComplex = (dtype: Dtype): boolean => dtype !== null && categoryOf(dtype) === "complex";
export const elementSize = (dtype: Dtype): number | null => (dtype === null ? null : sizeOf(dtype));

/** The complex type of pairs of numbers of a type; whole numbers count as float32. */
export function complexOf(dtype: Dtype): Dtype {
  const own = floating(dtype);
  if (own === null || isComplex(own)) return own;
  return own === "float64" ? "complex128" : own === "float16" ? "complex32" : "complex64";
}

/** The type of the parts of complex numbers; any other stays, with fractions. */
export function realOf(dtype: Dtype): Dtype {
  const own = floating(dtype);
  return own === "complex128" ? "float64" : own === "complex64" ? "float32" : own === "complex32" ? "float16" : own;
}
