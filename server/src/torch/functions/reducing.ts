import { runtimeError } from "../../values/errors.js";
import { dimension } from "../operators/dimension.js";
import { isKnown, run } from "../operators/operator.js";
import { type Dtype, type Shape, Tensor } from "../tensor.js";
import { type Attributes, type ForwardPass, unrecorded } from "../trace.js";
import { castElements } from "./dtypes.js";

/** The dimensions that a list of them means, from the front: none stands for all. */
function axesOf(shape: Shape, dims: readonly number[] | null): readonly number[] {
  if (dims === null || dims.length === 0) return shape.map((_, axis) => axis);
  const axes = dims.map((dim) => dimension(dim, shape.length));
  const twice = axes.find((axis, i) => axes.indexOf(axis) !== i);
  if (twice !== undefined) throw runtimeError(`dim ${twice} appears multiple times in the list of dims`);
  return axes.filter((axis) => axis < shape.length);
}

/** The sizes that are left of a shape without some dimensions; with `keep` they are of size 1. */
const reducedShape = (shape: Shape, axes: readonly number[], keep: boolean): Shape =>
  shape.flatMap((size, axis) => (axes.includes(axis) ? (keep ? [1] : []) : [size]));

/** The elements of a tensor in groups, one for every element of what is left without some dimensions. */
function groupsOf({ data, shape }: Tensor, axes: readonly number[]): readonly (readonly number[])[] | undefined {
  if (data === undefined || !isKnown(shape)) return undefined;
  const kept = shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const count = kept.reduce((total, axis) => total * (shape[axis] ?? 1), 1);
  const groups: number[][] = Array.from({ length: count }, () => []);
  data.forEach((element, place) => {
    let rest = place;
    let group = 0;
    let step = 1;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const size = shape[axis] ?? 1;
      if (!axes.includes(axis)) {
        group += (rest % size) * step;
        step *= size;
      }
      rest = Math.floor(rest / size);
    }
    groups[group]?.push(element);
  });
  return groups;
}

interface Reduction {
  /** The dimensions that go; all where there are none. */
  readonly dims: readonly number[] | null;
  readonly keepdim: boolean;
  readonly dtype: Dtype;
  readonly compute?: ((elements: readonly number[]) => number) | undefined;
  readonly attributes?: Attributes;
}

/** Runs a function that makes one element of all along some dimensions. */
export function reduce(
  pass: ForwardPass,
  name: string,
  input: Tensor,
  { dims, keepdim, dtype, compute, attributes }: Reduction,
): Tensor {
  const axes = input.shape && axesOf(input.shape, dims);
  const shape = input.shape && axes ? reducedShape(input.shape, axes, keepdim) : dims === null && !keepdim ? [] : null;
  const operator = { name, infer: () => ({ outputs: [shape] }), dtype: () => dtype };
  const output = run(pass, operator, [input], { ...attributes, ...(axes && { dims: axes, keepdim }) });
  const elements = axes && compute && groupsOf(input, axes)?.map(compute);
  if (elements) output.writeData(dtype === null ? elements : castElements(elements, dtype));
  return output;
}

/** A tensor of the values and one of their places along a dimension, as `max(dim)` gives them. */
export function reduceWithPlaces(
  pass: ForwardPass,
  name: string,
  input: Tensor,
  dim: number,
  keepdim: boolean,
  place?: (elements: readonly number[]) => number,
  attributes: Attributes = {},
): readonly [values: Tensor, places: Tensor] {
  const options = { dims: [dim], keepdim };
  const compute = place && ((elements: readonly number[]) => elements[place(elements)] ?? NaN);
  const values = reduce(unrecorded, name, input, { ...options, dtype: input.dtype, compute });
  const axes = input.shape && axesOf(input.shape, [dim]);
  const groups = axes && place ? groupsOf(input, axes) : undefined;
  const places = new Tensor(values.shape, {
    dtype: "int64",
    data: place && groups?.map(place),
    strides: values.strides,
  });
  pass.record(name, [input], { ...attributes, ...(axes && { dims: axes, keepdim }) }, [values, places], 0);
  return [values, places];
}
