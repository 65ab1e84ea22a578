import { indexError, runtimeError } from "../../values/errors.js";
import { type Layout, unordered } from "../layout.js";
import { type Dim, formatSizes, type Shape } from "../tensor.js";
import type { Attributes } from "../trace.js";
import { dimension } from "./dimension.js";
import { known, type Operator } from "./operator.js";

/** An operator whose output always shows the elements of its input. */
export interface ViewOperator<A extends Attributes> extends Operator<A> {
  view(input: Layout, attributes: A): Layout;
}

/** An operator that shows the elements of its input in another order, from one rule on how they lie. */
function viewOperator<A extends Attributes>(
  name: string,
  rule: (input: Layout, attributes: A) => Layout,
): ViewOperator<A> {
  return {
    name,
    infer: ([input = null], attributes) => ({
      outputs: [input === null ? null : rule(unordered(input), attributes).shape],
    }),
    view: rule,
  };
}

const without = <T>(values: readonly T[], axis: number): readonly T[] => values.filter((_, i) => i !== axis);
const replaced = <T>(values: readonly T[], axis: number, value: T): readonly T[] =>
  values.map((own, i) => (i === axis ? value : own));
const inserted = <T>(values: readonly T[], axis: number, value: T): readonly T[] => [
  ...values.slice(0, axis),
  value,
  ...values.slice(axis),
];

const moved = (offset: Dim, step: Dim | undefined, count: Dim): Dim =>
  count === 0 ? offset : known([offset, step ?? null, count], (from, own, times) => from + own * times);

const permuted = viewOperator<{ readonly dims: readonly number[] }>("permute", (input, { dims }) => {
  const { shape, strides, offset } = input;
  if (dims.length !== shape.length) {
    throw runtimeError(
      `permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ` +
        `ordering of dimensions i.e. input.dim() = ${shape.length} is not equal to len(dims) = ${dims.length}`,
    );
  }
  const axes = dims.map((dim) => dimension(dim, shape.length));
  if (new Set(axes).size < axes.length) throw runtimeError("permute(): duplicate dims are not allowed.");
  return { shape: axes.map((axis) => shape[axis] ?? null), strides: axes.map((axis) => strides[axis] ?? null), offset };
});

/** Puts dimensions in another order; their number is known even where the input's is not. */
export const permute: typeof permuted = {
  ...permuted,
  infer: ([input = null], { dims }) =>
    input ? permuted.infer([input], { dims }) : { outputs: [dims.map(() => null)] },
};

/** `x[..., start:stop:step]` along one dimension; both bounds lie within it, and without `stop` it goes to the end. */
export const slice = viewOperator<{
  readonly dim: number;
  readonly start: number;
  readonly step: number;
  readonly stop?: number;
}>("slice", ({ shape, strides, offset }, { dim, start, step, stop }) => {
  const axis = dimension(dim, shape.length);
  const own = shape[axis] ?? null;
  const end = stop ?? own;
  const size = known([end], (length) => Math.max(0, Math.ceil((length - start) / step)));
  return {
    shape: replaced(shape, axis, size),
    strides: replaced(
      strides,
      axis,
      known([strides[axis] ?? null], (stride) => stride * step),
    ),
    offset: moved(offset, strides[axis], start),
  };
});

function noDimensions(index: number | null, call: boolean): Error {
  if (call) return indexError("select() cannot be applied to a 0-dim tensor.");
  if (index !== 0) return indexError(`index ${index ?? "?"} is out of bounds for dimension 0 with size 0`);
  return indexError(
    "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim " +
      "tensor to a number",
  );
}

/**
 * `x[index]` along a dimension, the first if left out. `place`: where among the brackets, which is what messages tell;
 * `call`: worded as `tensor.select`.
 */
export const select = viewOperator<{
  readonly index: number | null;
  readonly dim?: number;
  readonly place?: number;
  readonly call?: boolean;
}>("select", ({ shape, strides, offset }, { index, dim = 0, place: told, call = false }) => {
  if (shape.length === 0) throw noDimensions(index, call);
  const axis = dimension(dim, shape.length);
  const size = shape[axis] ?? null;
  if (size !== null && index !== null && (index >= size || index < -size)) {
    throw indexError(
      call
        ? `select(): index ${index} out of range for tensor of size ${formatSizes(shape)} at dimension ${axis}`
        : `index ${index} is out of bounds for dimension ${told ?? axis} with size ${size}`,
    );
  }
  const place = index !== null && index < 0 ? known([size], (length) => length + index) : index;
  return { shape: without(shape, axis), strides: without(strides, axis), offset: moved(offset, strides[axis], place) };
});

export const unsqueeze = viewOperator<{ readonly dim: number }>("unsqueeze", ({ shape, strides, offset }, { dim }) => {
  const axis = dimension(dim, shape.length + 1);
  const inner = known([shape[axis] ?? null, strides[axis] ?? null], (size, stride) => size * stride);
  const step = axis < shape.length ? inner : 1;
  return { shape: inserted(shape, axis, 1), strides: inserted(strides, axis, step), offset };
});

const squeezed = viewOperator<{ readonly dim: number | null }>("squeeze", ({ shape, strides, offset }, { dim }) => {
  const axis = dim === null ? null : dimension(dim, shape.length);
  const stays = (_: unknown, i: number) => (axis !== null && i !== axis) || shape[i] !== 1;
  return { shape: shape.filter(stays), strides: strides.filter(stays), offset };
});

/** Takes away dimensions of size 1: all of them, or one if it is. Where a size is not known, nor is what is left. */
export const squeeze: typeof squeezed = {
  ...squeezed,
  infer([input = null], attributes) {
    if (input === null) return { outputs: [null] };
    const axis = attributes.dim === null ? null : dimension(attributes.dim, input.length);
    const open = axis === null ? input.includes(null) : input[axis] === null;
    return open ? { outputs: [null] } : squeezed.infer([input], attributes);
  },
};

/** `tensor.expand`: -1 keeps a size, null is a size that is not known. */
export const expand = viewOperator<{ readonly sizes: Shape }>("expand", ({ shape, strides, offset }, { sizes }) => {
  const lead = sizes.length - shape.length;
  const steps: Dim[] = [];
  const result: Dim[] = [];
  for (let i = sizes.length - 1; i >= 0; i--) {
    const own = i < lead ? 1 : (shape[i - lead] ?? null);
    const step = i < lead ? 0 : (strides[i - lead] ?? null);
    const given = sizes[i] ?? null;
    if (given === -1 && i < lead) {
      throw runtimeError(
        `The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension ${i}`,
      );
    }
    const wanted = given === -1 ? own : given;
    if (own !== null && own !== 1 && wanted !== null && own !== wanted) {
      throw runtimeError(
        `The expanded size of the tensor (${wanted}) must match the existing size (${own}) at non-singleton ` +
          `dimension ${i}.  Target sizes: ${formatSizes(sizes)}.  Tensor sizes: ${formatSizes(shape)}`,
      );
    }
    result.unshift(wanted ?? (own === 1 ? null : own));
    steps.unshift(own === null || wanted === null ? null : own === wanted && i >= lead ? step : 0);
  }
  return { shape: result, strides: steps, offset };
});

/** The elements along a diagonal of two dimensions, as the last dimension of the output. */
export const diagonal = viewOperator<{ readonly offset: number; readonly dim1: number; readonly dim2: number }>(
  "diagonal",
  ({ shape, strides, offset }, { offset: aside, dim1, dim2 }) => {
    const [first, second] = [dimension(dim1, shape.length), dimension(dim2, shape.length)];
    if (first === second) throw runtimeError(`diagonal dimensions cannot be identical ${dim1}, ${dim2}`);
    const size = known([shape[first] ?? null, shape[second] ?? null], (rows, columns) =>
      Math.max(0, aside >= 0 ? Math.min(rows, columns - aside) : Math.min(rows + aside, columns)),
    );
    const kept = <T>(values: readonly T[]) => values.filter((_, i) => i !== first && i !== second);
    const step = known([strides[first] ?? null, strides[second] ?? null], (a, b) => a + b);
    const from = size === 0 ? offset : moved(offset, strides[aside >= 0 ? second : first], Math.abs(aside));
    return { shape: [...kept(shape), size], strides: [...kept(strides), step], offset: from };
  },
);

/** `tensor.unfold`: every window along a dimension, whose elements are the last dimension of the output. */
export const windows = viewOperator<{ readonly dim: number; readonly size: number; readonly step: number }>(
  "unfold",
  ({ shape, strides, offset }, { dim, size, step }) => {
    const axis = dimension(dim, shape.length);
    const own = shape.length === 0 ? 1 : (shape[axis] ?? null);
    const stride = shape.length === 0 ? 1 : (strides[axis] ?? null);
    if (own !== null && size > own) {
      throw runtimeError(`maximum size for tensor at dimension ${axis} is ${own} but size is ${size}`);
    }
    if (step <= 0) throw runtimeError(`step is ${step} but must be > 0`);
    const count = known([own], (length) => Math.floor((length - size) / step) + 1);
    const jump = known([stride], (one) => one * step);
    return {
      shape: shape.length === 0 ? [size] : [...replaced(shape, axis, count), size],
      strides: shape.length === 0 ? [1] : [...replaced(strides, axis, jump), stride],
      offset,
    };
  },
);
