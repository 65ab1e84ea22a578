import { indexError, NotAnalysed, typeError, valueError } from "../../../values/errors.js";
import { checkSize, int } from "../../../values/kinds.js";
import { asIndex } from "../../../values/sequence.js";
import { isSlice, sliceIndices } from "../../../values/subscript.js";
import {
  float,
  isFloat,
  isInt,
  isObject,
  isSequence,
  isTuple,
  isUnknown,
  list,
  type PyObject,
  type Value,
} from "../../../values/value.js";

/** What numbers an array holds; the widths of numpy that matter are those of floats. */
export type Dtype = "bool" | "int64" | "int32" | "uint8" | "float16" | "float32" | "float64";

export type Category = "bool" | "int" | "float";

export const categoryOf = (dtype: Dtype): Category =>
  dtype === "bool" ? "bool" : dtype.startsWith("float") ? "float" : "int";

/** Sizes of an array and its elements in row-major order; without elements where they are not known. */
export interface Content {
  readonly shape: readonly number[];
  readonly dtype: Dtype;
  readonly data: readonly number[] | undefined;
}

let attributesOf: (array: NdArray, name: string) => Value | undefined = () => undefined;

/** Sets what `array.name` means; the methods stand in files that need arrays themselves. */
export function defineArrayAttributes(lookup: (array: NdArray, name: string) => Value | undefined): void {
  attributesOf = lookup;
}

/** A `numpy.ndarray` of few elements. A slice is a copy: writing to it forgets the elements of what it came from. */
export class NdArray implements PyObject, Content {
  readonly kind = "object";
  readonly typeName = "ndarray";
  data: readonly number[] | undefined;

  constructor(
    readonly shape: readonly number[],
    readonly dtype: Dtype,
    data: readonly number[] | undefined,
    readonly base?: NdArray,
  ) {
    checkSize(sizeOf(shape));
    this.data = data && rounded(dtype, data);
  }

  repr(): string {
    throw new NotAnalysed("the text of an array");
  }

  attribute(name: string): Value | undefined {
    return attributesOf(this, name);
  }

  visit(): Iterable<Value> {
    if (this.shape.length === 0) throw typeError("iteration over a 0-d array");
    return Array.from({ length: this.shape[0] ?? 0 }, (_, i) => item(this, i));
  }

  /** Elements were written in place. */
  write(data: readonly number[] | undefined): void {
    this.data = data && rounded(this.dtype, data);
    for (let { base } = this; base !== undefined; base = base.base) base.data = undefined;
  }

  copy(): Value {
    return new NdArray(this.shape, this.dtype, this.data);
  }
}

export const isArray = (value: Value): value is NdArray => value instanceof NdArray;

/** As many equal elements as a shape has. */
export function repeated(shape: readonly number[], element: number): readonly number[] {
  checkSize(sizeOf(shape));
  return Array.from({ length: sizeOf(shape) }, () => element);
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

function rounded(dtype: Dtype, data: readonly number[]): readonly number[] {
  if (dtype === "float32") return data.map(Math.fround);
  if (dtype === "bool") return data.map((x) => Number(x !== 0));
  return categoryOf(dtype) === "int" ? data.map(Math.trunc) : data;
}

/** A number of a type as Python's own; numpy's scalars behave alike. */
export function scalar(dtype: Dtype, element: number | undefined): Value {
  if (element === undefined) throw new NotAnalysed("the elements of an array are not known");
  if (dtype === "bool") return element !== 0;
  return categoryOf(dtype) === "int" ? int(element) : float(element);
}

/** An array, or a Python number where there are no dimensions, as numpy's functions give. */
export const result = ({ shape, dtype, data }: Content): Value =>
  shape.length === 0 ? scalar(dtype, data?.[0]) : new NdArray(shape, dtype, data);

/** `np.asarray(value)` of a number, an array or nested sequences of them. Throws `NotAnalysed` for anything else. */
export function contentOf(value: Value): Content {
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  if (isArray(value)) return value;
  if (typeof value === "boolean") return { shape: [], dtype: "bool", data: [Number(value)] };
  if (isInt(value)) return { shape: [], dtype: "int64", data: [value] };
  if (isFloat(value)) return { shape: [], dtype: "float64", data: [value.value] };
  if (isObject(value) && value.typeName === "range" && value.visit) return contentOf(list([...value.visit()]));
  if (!isSequence(value)) throw new NotAnalysed("an array of other things than numbers");
  const parts = value.items.map(contentOf);
  const [first] = parts;
  if (first === undefined) return { shape: [0], dtype: "float64", data: [] };
  if (parts.some(({ shape }) => shape.join() !== first.shape.join())) {
    throw new NotAnalysed("an array of rows of different lengths");
  }
  const known = parts.every(({ data }) => data !== undefined);
  return {
    shape: [parts.length, ...first.shape],
    dtype: parts.map(({ dtype }) => dtype).reduce(promote),
    data: known ? parts.flatMap(({ data }) => data ?? []) : undefined,
  };
}

const order: readonly Dtype[] = ["bool", "uint8", "int32", "int64", "float16", "float32", "float64"];

/** The type that holds the numbers of two others; int64 and float32 meet in float64. */
export function promote(one: Dtype, other: Dtype): Dtype {
  const [low, high] = order.indexOf(one) <= order.indexOf(other) ? [one, other] : [other, one];
  const wide = (low === "int64" || low === "int32") && (high === "float32" || high === "float16");
  return wide ? "float64" : high;
}

const nested = (shape: readonly number[], data: readonly number[], dtype: Dtype): Value => {
  const [size, ...rest] = shape;
  if (size === undefined) return scalar(dtype, data[0]);
  const step = sizeOf(rest);
  return list(Array.from({ length: size }, (_, i) => nested(rest, data.slice(i * step, (i + 1) * step), dtype)));
};

/** `array.tolist()`. */
export function toList({ shape, data, dtype }: Content): Value {
  if (data === undefined) throw new NotAnalysed("the elements of an array are not known");
  return nested(shape, data, dtype);
}

/** The array at one index of the first dimension. */
function item(array: NdArray, index: number): Value {
  const [, ...rest] = array.shape;
  const step = sizeOf(rest);
  const data = array.data?.slice(index * step, (index + 1) * step);
  return rest.length === 0 ? scalar(array.dtype, data?.[0]) : new NdArray(rest, array.dtype, data, array);
}

/** What an index between brackets picks: a shape, and the places of the elements. */
function picked(
  array: Content,
  index: Value,
): { readonly shape: readonly number[]; readonly places: readonly number[] } {
  const parts = isTuple(index) ? index.items : [index];
  if (parts.some((part) => isUnknown(part))) throw new NotAnalysed("an index of an array");
  const count = parts.filter((part) => part !== null && !isEllipsis(part)).length;
  if (count > array.shape.length) {
    throw indexError(
      `too many indices for array: array is ${array.shape.length}-dimensional, but ${count} were indexed`,
    );
  }
  const rest = array.shape.length - count;
  const at = parts.findIndex(isEllipsis);
  const full = at < 0 ? [...parts, ...all(rest)] : [...parts.slice(0, at), ...all(rest), ...parts.slice(at + 1)];
  let [places, shape, axis]: [number[], number[], number] = [[0], [], 0];
  for (const part of full) {
    if (part === null) {
      shape.push(1);
      continue;
    }
    const size = array.shape[axis] ?? 0;
    const indices = indicesOf(part, size, axis);
    places = places.flatMap((place) => indices.map((i) => place * size + i));
    if (part === whole || isSlice(part)) shape = [...shape, indices.length];
    axis++;
  }
  return { shape, places };
}

const whole = Symbol("all");
const all = (count: number): readonly (typeof whole)[] => Array.from({ length: count }, () => whole);
const isEllipsis = (value: Value): boolean => isObject(value) && value.typeName === "ellipsis";

function indicesOf(part: Value | typeof whole, size: number, axis: number): readonly number[] {
  if (typeof part === "symbol") return Array.from({ length: size }, (_, i) => i);
  if (isSlice(part)) return sliceIndices(part, size);
  if (isArray(part) || isSequence(part) || typeof part === "boolean") throw new NotAnalysed("an array as an index");
  const index = asIndex(part);
  if (index < -size || index >= size) {
    throw indexError(`index ${index} is out of bounds for axis ${axis} with size ${size}`);
  }
  return [index < 0 ? index + size : index];
}

/** `array[index]`. */
export function getItem(array: NdArray, index: Value): Value {
  const { shape, places } = picked(array, index);
  const { data } = array;
  const elements = data && places.map((place) => data[place] ?? NaN);
  return shape.length === 0 ? scalar(array.dtype, elements?.[0]) : new NdArray(shape, array.dtype, elements, array);
}

/** `array[index] = value`. */
export function setItem(array: NdArray, index: Value, value: Value): void {
  if (isUnknown(value)) {
    array.write(undefined);
    return;
  }
  const { shape, places } = picked(array, index);
  const { data } = array;
  const from = broadcastTo(contentOf(value), shape);
  if (data === undefined || from === undefined) array.write(undefined);
  else {
    const changed = [...data];
    places.forEach((place, i) => (changed[place] = from[i] ?? NaN));
    array.write(changed);
  }
}

/** The elements of an array spread over a larger shape. Throws ValueError where they do not fit. */
export function broadcastTo({ shape, data }: Content, wanted: readonly number[]): readonly number[] | undefined {
  const lead = wanted.length - shape.length;
  const fits = lead >= 0 && shape.every((size, i) => size === 1 || size === wanted[i + lead]);
  if (!fits) {
    const told = (sizes: readonly number[]): string => `(${sizes.join(",")}${sizes.length === 1 ? "," : ""})`;
    throw valueError(`could not broadcast input array from shape ${told(shape)} into shape ${told(wanted)}`);
  }
  if (data === undefined) return undefined;
  const total = sizeOf(wanted);
  checkSize(total);
  return Array.from({ length: total }, (_, flat) => {
    let [rest, place, step] = [flat, 0, 1];
    for (let axis = wanted.length - 1; axis >= 0; axis--) {
      const index = rest % (wanted[axis] ?? 1);
      rest = Math.floor(rest / (wanted[axis] ?? 1));
      const own = axis < lead ? 1 : (shape[axis - lead] ?? 1);
      if (own !== 1) place += index * step;
      step *= own;
    }
    return data[place] ?? NaN;
  });
}
