import { NotAnalysed, PythonError, valueError } from "../../../values/errors.js";
import { asIndex } from "../../../values/sequence.js";
import { isTuple, type Value } from "../../../values/value.js";
import { categoryOf, type Content, contentOf, type Dtype, result, sizeOf } from "./array.js";

interface Reduction {
  readonly compute: (elements: readonly number[]) => number;
  readonly dtype: (dtype: Dtype) => Dtype;
  /** What an array without elements reduces to; ValueError where there is nothing. */
  readonly empty?: number;
}

const wide = (dtype: Dtype): Dtype => (categoryOf(dtype) === "float" ? dtype : "int64");
const asFloat = (dtype: Dtype): Dtype => (categoryOf(dtype) === "float" ? dtype : "float64");
const same = (dtype: Dtype): Dtype => dtype;
const index = (): Dtype => "int64";
const truth = (): Dtype => "bool";

const sum = (elements: readonly number[]): number => elements.reduce((a, b) => a + b, 0);
const mean = (elements: readonly number[]): number => sum(elements) / elements.length;
const variance = (elements: readonly number[]): number => {
  const middle = mean(elements);
  return mean(elements.map((x) => (x - middle) ** 2));
};
const max = (elements: readonly number[]): number => elements.reduce((a, b) => Math.max(a, b), -Infinity);
const min = (elements: readonly number[]): number => elements.reduce((a, b) => Math.min(a, b), Infinity);
const median = (elements: readonly number[]): number => {
  const sorted = [...elements].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
};

export const reductions: Readonly<Record<string, Reduction>> = {
  all: { compute: (elements) => Number(elements.every((x) => x !== 0)), dtype: truth, empty: 1 },
  amax: { compute: max, dtype: same },
  amin: { compute: min, dtype: same },
  any: { compute: (elements) => Number(elements.some((x) => x !== 0)), dtype: truth, empty: 0 },
  argmax: { compute: (elements) => elements.indexOf(max(elements)), dtype: index },
  argmin: { compute: (elements) => elements.indexOf(min(elements)), dtype: index },
  max: { compute: max, dtype: same },
  mean: { compute: mean, dtype: asFloat, empty: NaN },
  median: { compute: median, dtype: asFloat, empty: NaN },
  min: { compute: min, dtype: same },
  prod: { compute: (elements) => elements.reduce((a, b) => a * b, 1), dtype: wide, empty: 1 },
  std: { compute: (elements) => Math.sqrt(variance(elements)), dtype: asFloat, empty: NaN },
  sum: { compute: sum, dtype: wide, empty: 0 },
  var: { compute: variance, dtype: asFloat, empty: NaN },
};

/** `axis` as dimensions from the front; all of them for None. */
function axesOf(axis: Value, rank: number): readonly number[] {
  if (axis === null) return Array.from({ length: rank }, (_, i) => i);
  return (isTuple(axis) ? axis.items : [axis]).map((item) => normalAxis(asIndex(item), rank));
}

export function normalAxis(axis: number, rank: number): number {
  if (axis >= -rank && axis < rank) return axis < 0 ? axis + rank : axis;
  throw new PythonError("AxisError", `axis ${axis} is out of bounds for array of dimension ${rank}`);
}

export function reduce(name: string, value: Value, axis: Value, keepdims: Value): Value {
  const rule = reductions[name];
  if (rule === undefined) throw new NotAnalysed(`np.${name}`);
  const content = contentOf(value);
  const axes = axesOf(axis, content.shape.length);
  const { shape, groups } = grouped(content, axes);
  const flat = content.shape.filter((_, i) => axes.includes(i));
  if (rule.empty === undefined && sizeOf(flat) === 0) {
    const told = name.replace(/^a?(max|min)$/, "$1imum");
    throw valueError(`zero-size array to reduction operation ${told} which has no identity`);
  }
  const kept = keepdims === true ? content.shape.map((size, i) => (axes.includes(i) ? 1 : size)) : shape;
  const reduceOne = (elements: readonly number[]): number =>
    elements.length === 0 ? (rule.empty ?? NaN) : rule.compute(elements);
  return result({ shape: kept, dtype: rule.dtype(content.dtype), data: groups?.map(reduceOne) });
}

/** The elements that each element of a reduction comes from. */
function grouped({ shape, data }: Content, axes: readonly number[]) {
  const kept = shape.map((_, i) => i).filter((i) => !axes.includes(i));
  const result = kept.map((axis) => shape[axis] ?? 1);
  if (data === undefined) return { shape: result, groups: undefined };
  const groups: number[][] = Array.from({ length: sizeOf(result) }, () => []);
  data.forEach((element, flat) => {
    const indices = unravel(flat, shape);
    const at = kept.reduce((place, axis) => place * (shape[axis] ?? 1) + (indices[axis] ?? 0), 0);
    groups[at]?.push(element);
  });
  return { shape: result, groups };
}

export function unravel(flat: number, shape: readonly number[]): readonly number[] {
  const indices: number[] = [];
  let rest = flat;
  for (const size of shape.toReversed()) {
    indices.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return indices;
}

/** `cumsum` and `cumprod`, over all elements or along the only dimension. */
export function accumulate(value: Value, axis: Value, combine: (a: number, b: number) => number): Value {
  const { shape, data, dtype } = contentOf(value);
  if (axis !== null && shape.length > 1) throw new NotAnalysed("a cumulative sum along an axis");
  let total: number | undefined;
  const elements = data?.map((x) => (total = total === undefined ? x : combine(total, x)));
  return result({ shape: [sizeOf(shape)], dtype: wide(dtype), data: elements });
}
