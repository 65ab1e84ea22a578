import type { Dim, Shape } from "./tensor.js";

/**
 * How elements are laid out: from one element to the next along a dimension it is `strides` places, and the first lies
 * at `offset`. A dimension or step that is not known is null.
 */
export interface Layout {
  readonly shape: Shape;
  readonly strides: readonly Dim[];
  readonly offset: Dim;
}

/** The layout of elements in row-major order; not known from the first unknown size on. */
export function rowMajor(shape: Shape): Layout {
  const strides = new Array<Dim>(shape.length);
  let step: Dim = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    const size = shape[axis] ?? null;
    step = step === null || size === null ? null : step * Math.max(size, 1);
  }
  return { shape, strides, offset: 0 };
}

/** A layout of which only the sizes are known. */
export const unordered = (shape: Shape): Layout => ({ shape, strides: shape.map(() => null), offset: null });

/** The strides where all of them are known. */
export const certainStrides = ({ strides }: Layout): readonly number[] | null =>
  strides.every((step) => step !== null) ? strides : null;

/** The places of the elements in row-major order; null where a size or step is not known. */
export function placesOf({ shape, strides, offset }: Layout): readonly number[] | null {
  if (offset === null || shape.includes(null) || strides.includes(null)) return null;
  return stridedPlaces(shape as readonly number[], strides as readonly number[], offset);
}

/** The places of elements that lie `strides` apart, from `offset` on, the last axis running fastest. */
export function stridedPlaces(shape: readonly number[], strides: readonly number[], offset: number): readonly number[] {
  let places: readonly number[] = [offset];
  for (const [axis, size] of shape.entries()) {
    const step = strides[axis] ?? 0;
    const inner = new Array<number>(places.length * size);
    for (let at = 0; at < inner.length; at++) inner[at] = (places[Math.floor(at / size)] ?? 0) + (at % size) * step;
    places = inner;
  }
  return places;
}

/** Whether the elements lie in row-major order, as `tensor.is_contiguous()` sees it. */
export function isRowMajor(shape: readonly number[], strides: readonly number[]): boolean {
  if (shape.includes(0)) return true;
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const size = shape[axis] ?? 1;
    if (size !== 1 && strides[axis] !== step) return false;
    step *= size;
  }
  return true;
}

/**
 * The strides of a view of other sizes, or null where there is no such view. Source: `computeStride` of ATen, in words:
 * dimensions that lie one inside the other are one run, and every run must be cut into whole new dimensions.
 */
export function viewStrides(
  shape: readonly number[],
  strides: readonly number[],
  wanted: readonly number[],
): readonly number[] | null {
  if (shape.length === 0) return wanted.map(() => 1);
  if (shape.includes(0)) return shape.join() === wanted.join() ? strides : rowMajor(wanted).strides.map(Number);
  const result: number[] = Array.from({ length: wanted.length }, () => 0);
  let next = wanted.length - 1;
  let run = 1;
  let cut = 1;
  let base = strides.at(-1) ?? 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    run *= shape[axis] ?? 1;
    const outer = shape[axis - 1];
    if (outer !== undefined && (outer === 1 || strides[axis - 1] === run * base)) continue;
    while (next >= 0 && (cut < run || wanted[next] === 1)) {
      result[next] = cut * base;
      cut *= wanted[next] ?? 1;
      next--;
    }
    if (cut !== run) return null;
    run = 1;
    cut = 1;
    base = strides[axis - 1] ?? 1;
  }
  return next === -1 ? result : null;
}

/**
 * The strides of a copy that keeps the order in memory, as `clone` and functions of elements make it; null where
 * that is not certain.
 */
export function preservedStrides(shape: Shape | null, strides: readonly number[] | null): readonly number[] | null {
  if (shape === null || strides === null || !shape.every((size) => size !== null)) return null;
  const steps = shape.map((size, axis) => ({ size, step: strides[axis] ?? 0 })).filter(({ size }) => size !== 1);
  let expected = 1;
  const isDense = steps
    .toSorted((a, b) => a.step - b.step)
    .every(({ size, step }) => {
      const fits = step === expected;
      expected *= size;
      return fits;
    });
  if (isDense) return strides;
  const falling = steps.map(({ step }) => step).filter((step) => step !== 0);
  const inOrder = falling.every((step, i) => i === 0 || step < (falling[i - 1] ?? 0));
  return inOrder ? certainStrides(rowMajor(shape)) : null;
}
