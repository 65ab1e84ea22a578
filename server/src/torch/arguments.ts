import { NotAnalysed, type PythonError, runtimeError, typeError } from "../values/errors.js";
import { typeName } from "../values/kinds.js";
import { iterate } from "../values/sequence.js";
import { isFloat, isList, isTuple, isUnknown, type Value } from "../values/value.js";
import { formatSizes, type Shape } from "./tensor.js";

/** `_pair(value)` of torch.nn: an iterable as it is, anything else twice. */
export function repeated(value: Value, times: number): readonly Value[] {
  if (typeof value === "string" || isList(value) || isTuple(value)) return iterate(value);
  return Array.from({ length: times }, () => value);
}

/** An int that is not a bool, as PyTorch's argument parser wants sizes. Unknown values throw `NotAnalysed`. */
export function strictInt(value: Value): number | undefined {
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  return typeof value === "number" ? value : undefined;
}

/** The shape of `torch.empty((...))`; throws as PyTorch 1.13 does for sizes that are no ints or negative. */
export function emptyShape(values: readonly Value[]): Shape {
  const [first = null] = values;
  if (strictInt(first) === undefined) throw emptyError("tuple");
  const shape = values.map((value, i) => {
    if (isUnknown(value)) throw new NotAnalysed(value.reason);
    if (typeof value === "number" || typeof value === "boolean") return Number(value);
    throw typeError(
      `empty(): argument 'size' must be tuple of SymInts, but found element of type ${typeName(value)} at pos ${i + 1}`,
    );
  });
  const negative = shape.find((size) => size < 0);
  if (negative !== undefined) {
    throw runtimeError(`Trying to create tensor with negative dimension ${negative}: ${formatSizes(shape)}`);
  }
  return shape;
}

/** The shape of `torch.empty(value)` for one size, or a list of sizes. */
export function emptyVector(value: Value): Shape {
  if (isList(value) || isTuple(value)) return emptyShape(value.items);
  if (strictInt(value) === undefined) throw emptyError(typeName(value));
  return emptyShape([value]);
}

const emptyError = (got: string): PythonError =>
  typeError(`empty() received an invalid combination of arguments - got (${got}, dtype=NoneType, device=NoneType)`);

/** The complaint of PyTorch's parser where several signatures were tried. */
export const invalidCombination = (name: string, got: readonly string[]): PythonError =>
  typeError(`${name}() received an invalid combination of arguments - got (${got.join(", ")})`);

export const wrongArgument = (
  name: string,
  argument: string,
  position: number,
  wanted: string,
  got: Value,
): PythonError =>
  typeError(`${name}(): argument '${argument}' (position ${position}) must be ${wanted}, not ${typeName(got)}`);

/** A probability or factor: int, bool or float as a JavaScript number. */
export function realNumber(value: Value): number | undefined {
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  if (isFloat(value)) return value.value;
  return typeof value === "number" || typeof value === "boolean" ? Number(value) : undefined;
}
