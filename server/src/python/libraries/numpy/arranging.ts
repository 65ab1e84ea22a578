import { NotAnalysed, PythonError, valueError } from "../../../values/errors.js";
import { asIndex, iterate } from "../../../values/sequence.js";
import { isInt, isSequence, list, type Value } from "../../../values/value.js";
import { type Content, contentOf, NdArray, promote, sizeOf } from "./array.js";
import { normalAxis, unravel } from "./reductions.js";

const arrayFrom = ({ shape, dtype, data }: Content): NdArray => new NdArray(shape, dtype, data);

/** Sizes as one int or a sequence of them. */
export const sizesOf = (value: Value): readonly number[] =>
  isInt(value) ? [Number(value)] : isSequence(value) ? value.items.map(asIndex) : [asIndex(value)];

export function reshape(value: Value, sizes: readonly number[]): NdArray {
  const { shape, dtype, data } = contentOf(value);
  const total = sizeOf(shape);
  const hole = sizes.indexOf(-1);
  const rest = sizeOf(sizes.filter((_, i) => i !== hole));
  const wanted = sizes.map((size, i) => (i === hole ? total / rest : size));
  if (sizeOf(wanted) !== total || !wanted.every(Number.isInteger)) {
    const told = `(${sizes.join(",")}${sizes.length === 1 ? "," : ""})`;
    throw valueError(`cannot reshape array of size ${total} into shape ${told}`);
  }
  return new NdArray(wanted, dtype, data);
}

export function transpose(value: Value, axes?: readonly number[]): NdArray {
  const { shape, dtype, data } = contentOf(value);
  const order = (axes ?? shape.map((_, i) => i).reverse()).map((axis) => normalAxis(axis, shape.length));
  if (order.length !== shape.length) throw valueError("axes don't match array");
  const turned = order.map((axis) => shape[axis] ?? 1);
  const moved =
    data &&
    data.map((_, flat) => {
      const indices = unravel(flat, turned);
      const place = shape.reduce((at, size, axis) => at * size + (indices[order.indexOf(axis)] ?? 0), 0);
      return data[place] ?? NaN;
    });
  return new NdArray(turned, dtype, moved);
}

/** `np.concatenate(arrays, axis)`. */
export function concatenate(arrays: Value, axis: Value): NdArray {
  const parts = iterate(arrays).map(contentOf);
  const [first] = parts;
  if (first === undefined) throw valueError("need at least one array to concatenate");
  if (axis === null)
    return joined(
      parts.map((part) => ({ ...part, shape: [sizeOf(part.shape)] })),
      0,
    );
  return joined(parts, normalAxis(asIndex(axis), first.shape.length));
}

function joined(parts: readonly Content[], axis: number): NdArray {
  const [first] = parts;
  const shape = [...(first?.shape ?? [])];
  for (const part of parts) {
    const fits = part.shape.length === shape.length && part.shape.every((size, i) => i === axis || size === shape[i]);
    if (!fits) throw new NotAnalysed("arrays that do not fit together");
  }
  shape[axis] = parts.reduce((sum, part) => sum + (part.shape[axis] ?? 0), 0);
  const dtype = parts.map((part) => part.dtype).reduce(promote);
  if (parts.some(({ data }) => data === undefined)) return new NdArray(shape, dtype, undefined);
  const data: number[] = [];
  for (let outer = 0; outer < sizeOf(shape.slice(0, axis)); outer++) {
    for (const part of parts) {
      const run = sizeOf(part.shape.slice(axis));
      data.push(...(part.data ?? []).slice(outer * run, (outer + 1) * run));
    }
  }
  return new NdArray(shape, dtype, data);
}

/** `np.stack(arrays, axis)`. */
export function stack(arrays: Value, axis: Value): NdArray {
  const parts = iterate(arrays);
  if (parts.length === 0) throw valueError("need at least one array to stack");
  const rank = contentOf(parts[0] ?? null).shape.length + 1;
  const at = normalAxis(asIndex(axis), rank);
  return concatenate(list(parts.map((part) => expandDims(part, at))), at);
}

export function expandDims(value: Value, axis: number): NdArray {
  const content = contentOf(value);
  const at = normalAxis(axis, content.shape.length + 1);
  return arrayFrom({ ...content, shape: [...content.shape.slice(0, at), 1, ...content.shape.slice(at)] });
}

export function squeeze(value: Value, axis: Value): NdArray {
  const content = contentOf(value);
  const only = axis === null ? undefined : normalAxis(asIndex(axis), content.shape.length);
  if (only !== undefined && content.shape[only] !== 1) {
    throw valueError("cannot select an axis to squeeze out which has size not equal to one");
  }
  return arrayFrom({
    ...content,
    shape: content.shape.filter((size, i) => size !== 1 || (only !== undefined && i !== only)),
  });
}

/** `np.sort` or `np.argsort` of one dimension. */
export function sorted(value: Value, indices: boolean): NdArray {
  const { shape, dtype, data } = contentOf(value);
  if (shape.length !== 1) throw new NotAnalysed("sorting an array of several dimensions");
  const order = data && data.map((_, i) => i).sort((a, b) => (data[a] ?? 0) - (data[b] ?? 0));
  return new NdArray(shape, indices ? "int64" : dtype, indices ? order : order?.map((i) => data?.[i] ?? NaN));
}

/** `np.arange` of Python numbers. */
export function arange(numbers: readonly number[], isFloat: boolean): NdArray {
  const [start = 0, stop = 0, step = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
  if (step === 0) throw new PythonError("ZeroDivisionError", "division by zero");
  const count = Math.max(0, Math.ceil((stop - start) / step));
  if (count > 100_000) throw new NotAnalysed("a large array");
  return new NdArray(
    [count],
    isFloat ? "float64" : "int64",
    Array.from({ length: count }, (_, i) => start + i * step),
  );
}

/** `np.linspace`. */
export function linspace(start: number, stop: number, count: number, endpoint: boolean): NdArray {
  if (count < 0) throw valueError(`Number of samples, ${count}, must be non-negative.`);
  if (count > 100_000) throw new NotAnalysed("a large array");
  const parts = endpoint ? count - 1 : count;
  const step = (stop - start) / parts;
  const data = Array.from({ length: count }, (_, i) =>
    endpoint && i === count - 1 && i > 0 ? stop : start + (parts > 0 ? i * step : 0),
  );
  return new NdArray([count], "float64", data);
}
