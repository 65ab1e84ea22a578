import { numberOf } from "../../values/kinds.js";
import { repr } from "../../values/repr.js";
import { float, type Value } from "../../values/value.js";
import { rowMajor, stridedPlaces } from "../layout.js";
import { type Operator, isKnown, run } from "../operators/operator.js";
import { broadcast } from "../operators/pointwise.js";
import { type Dtype, isTensor, mostElements, numel, type Shape, type Tensor } from "../tensor.js";
import type { Attributes, ForwardPass } from "../trace.js";
import { castElements } from "./dtypes.js";

/** Works out one element of the result from one of every operand. */
export type Compute = (...elements: number[]) => number;

interface Pointwise {
  readonly dtype: Dtype;
  /** Left out where elements are random or not worth it. */
  readonly compute?: Compute | undefined;
  /** What the operands are converted to first. */
  readonly operandType?: Dtype;
  readonly attributes?: Attributes;
}

/** The sizes of all operands together. Throws as PyTorch does where they do not match. */
export const broadcastAll = (operands: readonly Value[]): Shape | null =>
  operands
    .filter(isTensor)
    .map(({ shape }) => shape)
    .reduce<Shape | null>((one, other) => broadcast(one, other), []);

/** Runs a function that maps the elements of tensors and numbers one by one, with broadcasting. */
export function pointwise(
  pass: ForwardPass,
  name: string,
  operands: readonly Value[],
  { dtype, compute, operandType = null, attributes = {} }: Pointwise,
): Tensor {
  const operator: Operator = {
    name,
    infer: () => ({ outputs: [broadcastAll(operands)] }),
    dtype: () => dtype,
  };
  const tensors = operands.filter(isTensor);
  const scalars = tensors.length === operands.length ? {} : { scalars: operands.map(scalarOf) };
  const output = run(pass, operator, tensors, { ...attributes, ...scalars });
  const elements = compute && elementsOf(operands, output.shape, compute, operandType);
  if (elements !== undefined) output.writeData(dtype === null ? elements : castElements(elements, dtype));
  return output;
}

/** A number among the operands as the Trace keeps it; null stands for the next tensor. */
export function scalarOf(operand: Value): number | string | null {
  if (isTensor(operand)) return null;
  const number = numberOf(operand);
  if (number === undefined) return "?";
  return Number.isFinite(number) ? number : repr(float(number));
}

function elementsOf(
  operands: readonly Value[],
  shape: Shape | null,
  compute: Compute,
  dtype: Dtype,
): readonly number[] | undefined {
  const total = numel(shape);
  if (!isKnown(shape) || total === null || total > mostElements) return undefined;
  if (operands.some((operand) => isTensor(operand) && operand.data === undefined)) return undefined;
  const columns: (readonly number[])[] = [];
  for (const operand of operands) {
    const column = isTensor(operand) ? expanded(operand, shape) : repeated(numberOf(operand), total);
    if (column === undefined) return undefined;
    columns.push(dtype === null ? column : castElements(column, dtype));
  }
  return Array.from({ length: total }, (_, i) => compute(...columns.map((column) => column[i] ?? NaN)));
}

const repeated = (number: number | undefined, times: number): readonly number[] | undefined =>
  number === undefined ? undefined : Array.from({ length: times }, () => number);

/** The elements of a tensor, repeated to fill a shape; undefined where they are not known. */
export function expanded({ data, shape }: Tensor, wanted: readonly number[]): readonly number[] | undefined {
  if (data === undefined || !isKnown(shape)) return undefined;
  const { strides } = rowMajor(shape);
  const lacking = wanted.length - shape.length;
  const steps = wanted.map((_, axis) => ((shape[axis - lacking] ?? 1) === 1 ? 0 : (strides[axis - lacking] ?? 0)));
  return stridedPlaces(wanted, steps, 0).map((place) => data[place] ?? NaN);
}
