import { indexError } from "../../values/errors.js";
import { type Dim, formatSizes, numel, type Shape } from "../tensor.js";
import { picksAlong } from "./arranging.js";
import type { Operator } from "./operator.js";

/** Which dimension every index tensor stands for, in rising order. */
type Axes = { readonly axes: readonly number[] };

/** The sizes of index tensors together; null where the number of dimensions of one is not known. */
function broadcastIndices(shapes: readonly (Shape | null)[]): Shape | null {
  const whole = shapes.filter((shape) => shape !== null);
  if (whole.length < shapes.length) return null;
  const rank = Math.max(0, ...whole.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, i): Dim => {
    const sizes = whole.map((shape): Dim => (i < rank - shape.length ? 1 : (shape[i - rank + shape.length] ?? null)));
    const large = sizes.filter((size) => size !== null && size !== 1);
    if (new Set(large).size > 1) {
      const list = whole.map(formatSizes).join(", ");
      throw indexError(`shape mismatch: indexing tensors could not be broadcast together with shapes ${list}`);
    }
    return large[0] ?? (sizes.includes(null) ? null : 1);
  });
}

/** Indices side by side keep their place in the result; others go to its front. */
const placeOf = (axes: readonly number[]): number => {
  const [first = 0] = axes;
  return axes.every((axis, i) => axis === first + i) ? first : 0;
};

/**
 * `tensor[...]` by index tensors, the first of the inputs being the tensor itself. Source: PyTorch notes of
 * `Tensor.index`, NumPy's rules of advanced indexing.
 */
export const index: Operator<Axes> = {
  name: "index",
  infer([input = null, ...indices], { axes }) {
    if (input !== null && indices.length > input.length) {
      throw indexError(`too many indices for tensor of dimension ${input.length} (got ${indices.length})`);
    }
    const chosen = broadcastIndices(indices);
    if (input === null || chosen === null) return { outputs: [null] };
    if (axes.some((axis) => input[axis] === 0) && (numel(chosen) ?? 0) > 0) {
      throw indexError("index is out of bounds for dimension with size 0");
    }
    const place = placeOf(axes);
    const rest = input.filter((_, axis) => !axes.includes(axis));
    return { outputs: [[...rest.slice(0, place), ...chosen, ...rest.slice(place)]] };
  },
  dtype: ([input = null]) => input,
};

/** The elements of index tensors of certain shapes, which must be in range. */
export interface KnownIndex {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** Throws where an index is out of range. PyTorch counts the index tensors, not the dimensions, in its message. */
export function checkIndices(input: Shape, axes: readonly number[], indices: readonly (KnownIndex | null)[]): void {
  indices.forEach((known, number) => {
    const size = input[axes[number] ?? 0] ?? null;
    const odd = size === null ? undefined : known?.data.find((value) => value >= size || value < -size);
    if (odd !== undefined) {
      throw indexError(`index ${odd} is out of bounds for dimension ${number} with size ${size}`);
    }
  });
}

/** The elements that `tensor[...]` picks by known indices. */
export function indexPicks(
  input: readonly number[],
  axes: readonly number[],
  indices: readonly KnownIndex[],
): readonly number[] {
  const chosen = (broadcastIndices(indices.map(({ shape }) => shape)) ?? []).map(Number);
  const columns = indices.map(({ shape, data }) => broadcastElements(shape, data, chosen));
  const steps = input.map((_, axis) => input.slice(axis + 1).reduce((a, b) => a * b, 1));
  const count = chosen.reduce((a, b) => a * b, 1);
  const starts = Array.from({ length: count }, (_, i) =>
    axes.reduce((sum, axis, number) => {
      const value = columns[number]?.[i] ?? 0;
      return sum + (value < 0 ? value + (input[axis] ?? 0) : value) * (steps[axis] ?? 1);
    }, 0),
  );
  const place = placeOf(axes);
  const others = input.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const along = (some: readonly number[]): readonly number[] =>
    some.reduce<readonly number[]>(
      (places, axis) =>
        places.flatMap((from) => Array.from({ length: input[axis] ?? 0 }, (_, i) => from + i * (steps[axis] ?? 1))),
      [0],
    );
  const [before, after] = [along(others.slice(0, place)), along(others.slice(place))];
  return before.flatMap((outer) => starts.flatMap((start) => after.map((inner) => outer + start + inner)));
}

/** Elements repeated to fill a shape. */
function broadcastElements(
  shape: readonly number[],
  data: readonly number[],
  wanted: readonly number[],
): readonly number[] {
  const full = [...Array.from({ length: wanted.length - shape.length }, () => 1), ...shape];
  const indices = wanted.map((size, axis) => Array.from({ length: size }, (_, i) => (full[axis] === 1 ? 0 : i)));
  return picksAlong(full, indices).map((pick) => data[pick] ?? 0);
}
