import { runtimeError } from "../../values/errors.js";
import { type Dim, formatSizes, type Shape } from "../tensor.js";
import { dimension } from "./dimension.js";
import { known, type Operator, product } from "./operator.js";

const range = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);

/** The elements at some indices along every dimension, in row-major order. */
export function picksAlong(shape: readonly number[], indices: readonly (readonly number[])[]): readonly number[] {
  let places: readonly number[] = [0];
  shape.forEach((size, axis) => {
    places = places.flatMap((place) => (indices[axis] ?? []).map((index) => place * size + index));
  });
  return places;
}

/** As it is but for some dimensions, whose indices are worked out from all of them. */
const changedAlong = (
  shape: readonly number[],
  change: (all: readonly number[], axis: number) => readonly number[],
): readonly number[] =>
  picksAlong(
    shape,
    shape.map((size, axis) => change(range(size), axis)),
  );

/** `torch.flip`: a copy with dimensions reversed. */
export const flip: Operator<{ readonly dims: readonly number[] }> = {
  name: "flip",
  infer([input = null], { dims }) {
    if (input === null) return { outputs: [null] };
    const axes = dims.map((dim) => dimension(dim, input.length));
    const twice = axes.find((axis, i) => axes.indexOf(axis) < i);
    if (twice !== undefined) throw runtimeError(`dim ${twice} appears multiple times in the list of dims`);
    return { outputs: [input] };
  },
  picks([shape = []], { dims }) {
    const axes = dims.map((dim) => dimension(dim, shape.length));
    return changedAlong(shape, (all, axis) => (axes.includes(axis) ? all.toReversed() : all));
  },
};

type Roll = { readonly shifts: readonly (number | null)[]; readonly dims: readonly number[] };

/** `torch.roll`: along dimensions, or without any over all elements. */
export const roll: Operator<Roll> = {
  name: "roll",
  infer([input = null], { shifts, dims }) {
    if (shifts.length === 0) throw runtimeError("`shifts` required");
    if (dims.length !== shifts.length && !(dims.length === 0 && shifts.length === 1)) {
      throw runtimeError(`shifts and dimensions must align. shifts: ${shifts.length}, dims:${dims.length}`);
    }
    if (input !== null && !input.includes(0)) dims.forEach((dim) => dimension(dim, input.length));
    return { outputs: [input] };
  },
  picks([shape = []], { shifts, dims }) {
    const turned = (all: readonly number[], by: number) =>
      all.map((_, i) => (((i - by) % all.length) + all.length) % all.length);
    if (dims.length === 0) return turned(range(shape.reduce((a, b) => a * b, 1)), shifts[0] ?? 0);
    const axes = dims.map((dim) => dimension(dim, shape.length));
    return changedAlong(shape, (all, axis) =>
      turned(
        all,
        axes.reduce((sum, own, i) => sum + (own === axis ? (shifts[i] ?? 0) : 0), 0),
      ),
    );
  },
};

const led = <T>(values: readonly T[], rank: number, one: T): readonly T[] => [
  ...Array.from({ length: Math.max(0, rank - values.length) }, () => one),
  ...values,
];

/** `tensor.repeat`: so many copies along every dimension, the first of which may be new. */
export const repeat: Operator<{ readonly repeats: Shape }> = {
  name: "repeat",
  infer([input = null], { repeats }) {
    if (input === null) return { outputs: [null] };
    if (repeats.length < input.length) {
      throw runtimeError("Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor");
    }
    const output = led<Dim>(input, repeats.length, 1).map((size, i) => product(size, repeats[i] ?? null));
    checkNegative(output);
    return { outputs: [output] };
  },
  picks([shape = []], { repeats }) {
    const full = led(shape, repeats.length, 1);
    return changedAlong(full, (all, axis) => Array.from({ length: repeats[axis] ?? 1 }, () => all).flat());
  },
};

function checkNegative(shape: Shape): void {
  const negative = shape.find((size) => size !== null && size < 0);
  if (negative === undefined) return;
  throw runtimeError(`Trying to create tensor with negative dimension ${negative}: ${formatSizes(shape)}`);
}

/** `torch.repeat_interleave` with one number of copies of every element along a dimension. */
export const repeatInterleave: Operator<{ readonly repeats: Dim; readonly dim: number }> = {
  name: "repeat_interleave",
  infer([input = null], { repeats, dim }) {
    if (repeats !== null && repeats < 0) throw runtimeError("repeats can not be negative");
    if (input === null) return { outputs: [null] };
    const axis = dimension(dim, input.length);
    return { outputs: [input.map((size, i) => (i === axis ? product(size, repeats) : size))] };
  },
  picks([shape = []], { repeats, dim }) {
    const axis = dimension(dim, shape.length);
    return changedAlong(shape, (all, own) =>
      own === axis ? all.flatMap((index) => Array.from({ length: repeats ?? 0 }, () => index)) : all,
    );
  },
};

/** Elements along a dimension by a list of indices, `count` of them; which ones is not always known. */
export const indexSelect: Operator<{
  readonly dim: number;
  readonly count: Dim;
  readonly indices: readonly number[] | null;
}> = {
  name: "index_select",
  infer([input = null], { dim, count }) {
    if (input === null) return { outputs: [null] };
    const axis = dimension(dim, input.length);
    return { outputs: [input.map((size, i) => (i === axis ? count : size))] };
  },
  dtype: ([input = null]) => input,
  picks([shape = []], { dim, indices }) {
    if (indices === null) return undefined;
    const axis = dimension(dim, shape.length);
    return changedAlong(shape, (all, own) => (own === axis ? indices : all));
  },
};

/** `torch.diag` of a vector: a square matrix with the vector on one of its diagonals. */
export const diagonalMatrix: Operator<{ readonly offset: number; readonly dim1: number; readonly dim2: number }> = {
  name: "diag_embed",
  infer([input = null], { offset, dim1, dim2 }) {
    if (input === null) return { outputs: [null] };
    const [first, second] = [dimension(dim1, input.length + 1), dimension(dim2, input.length + 1)];
    if (first === second) throw runtimeError(`diagonal dimensions cannot be identical ${dim1}, ${dim2}`);
    const size = known([input.at(-1) ?? null], (length) => length + Math.abs(offset));
    const rest = [...input.slice(0, -1)];
    const output = range(input.length + 1).map((i): Dim =>
      i === first || i === second ? size : (rest.shift() ?? null),
    );
    return { outputs: [output] };
  },
};
