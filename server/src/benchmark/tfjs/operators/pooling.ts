import type * as TensorFlow from "@tensorflow/tfjs-core";
import { NotSupported, numbers } from "../../program/attributes.js";
import { mapInput, type Run, shapeOf, tellsWhere, type TfOperator } from "../operator.js";
import { last, type Tf, type TfTensor } from "../value.js";

type Pair = readonly [number, number];
type Sides = readonly [Pair, Pair];

interface Window {
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly dilation: Pair;
  readonly padding: Pair;
  /** Cells added before and behind, in both dimensions, so that the result has the sizes that the Trace says. */
  readonly sides: Sides;
}

const pair = (values: readonly number[]): Pair => [values[0] ?? 1, values[1] ?? values[0] ?? 1];

function windowOf({ step, inputs }: Run): Window {
  const kernel = pair(numbers(step, "kernelSize"));
  const given = numbers(step, "stride");
  // Without a step of its own a window goes on by its size.
  const stride = given.length === 0 ? kernel : pair(given);
  const padding = pair(numbers(step, "padding"));
  const dilation = pair(Array.isArray(step.attributes.dilation) ? numbers(step, "dilation") : [1]);
  const own = shapeOf(inputs[0]).slice(-2);
  const out = step.outputs[0]?.shape.slice(-2) ?? [];
  const side = (i: 0 | 1): Pair => {
    const reach = ((out[i] ?? 1) - 1) * stride[i] + dilation[i] * (kernel[i] - 1) + 1;
    return [padding[i], Math.max(0, reach - (own[i] ?? 0) - padding[i])];
  };
  return { kernel, stride, dilation, padding, sides: [side(0), side(1)] };
}

const lowest = -3.4e38;

const padded = (tf: Tf, x: TensorFlow.Tensor4D, sides: Sides, value: number): TensorFlow.Tensor4D =>
  sides.flat().every((side) => side === 0)
    ? x
    : tf.pad(x, [[0, 0], [...sides[0]], [...sides[1]], [0, 0]] as [number, number][], value);

/** Whether a pool with `same` does what PyTorch does: all that a kernel of TensorFlow.js can do in one go. */
const isSame = ({ kernel, stride, padding, dilation, sides }: Window): boolean =>
  [0, 1].every((i) => {
    const at = i as 0 | 1;
    const isHalf = kernel[at] % 2 === 1 && padding[at] === (kernel[at] - 1) / 2;
    return stride[at] === 1 && dilation[at] === 1 && isHalf && sides[at][1] === padding[at];
  });

const maxPool2d: TfOperator = (run) => {
  const { tf, step } = run;
  if (tellsWhere(step)) throw new NotSupported("max_pool2d that tells where the largest are");
  const window = windowOf(run);
  const { kernel, stride, dilation, sides } = window;
  const x = mapInput(run);
  if (isSame(window)) return last(tf.maxPool(x, [...kernel], 1, "same"));
  const full = padded(tf, x, sides, lowest);
  if (dilation.every((value) => value === 1))
    return last(cut(run, tf.maxPool(full, [...kernel], [...stride], "valid")));
  return last(dilatedPool(run, full, window));
};

/** What lies beyond the sizes of the result: cells that a stride does not reach. */
function cut({ tf, step }: Run, x: TfTensor): TfTensor {
  const [, , height = 1, width = 1] = step.outputs[0]?.shape ?? [];
  return x.shape[1] === height && x.shape[2] === width ? x : tf.slice(x, [0, 0, 0, 0], [-1, height, width, -1]);
}

/** The largest of what the kernel's cells see, one cell after another. */
function dilatedPool({ tf, step }: Run, x: TensorFlow.Tensor4D, { kernel, stride, dilation }: Window): TfTensor {
  const [, , height = 1, width = 1] = step.outputs[0]?.shape ?? [];
  let result: TfTensor | undefined;
  for (let row = 0; row < kernel[0]; row++) {
    for (let column = 0; column < kernel[1]; column++) {
      const [top, left] = [row * dilation[0], column * dilation[1]];
      const [bottom, right] = [top + (height - 1) * stride[0] + 1, left + (width - 1) * stride[1] + 1];
      const [batch, , , channels] = x.shape;
      const seen = tf.stridedSlice(x, [0, top, left, 0], [batch, bottom, right, channels], [1, ...stride, 1]);
      result = result ? tf.maximum(result, seen) : seen;
    }
  }
  if (result === undefined) throw new NotSupported("max_pool2d without a kernel");
  return result;
}

/** How many cells every mean is taken of. Source: PyTorch's `avg_pool2d`, with `ceil_mode` and `count_include_pad`. */
function divisors({ step, inputs }: Run, { kernel, stride, padding }: Window): readonly number[] {
  const fixed = step.attributes.divisorOverride;
  const own = shapeOf(inputs[0]).slice(-2);
  const out = step.outputs[0]?.shape.slice(-2) ?? [];
  const includes = step.attributes.countIncludePad !== false;
  const counts = ([0, 1] as const).map((i) =>
    Array.from({ length: out[i] ?? 1 }, (_, at) => {
      const start = at * stride[i] - padding[i];
      const end = Math.min(start + kernel[i], (own[i] ?? 0) + padding[i]);
      return includes ? end - start : Math.min(end, own[i] ?? 0) - Math.max(start, 0);
    }),
  );
  const [rows = [], columns = []] = counts;
  return rows.flatMap((row) => columns.map((column) => (typeof fixed === "number" ? fixed : row * column)));
}

const avgPool2d: TfOperator = (run) => {
  const { tf, step } = run;
  const window = windowOf(run);
  const { kernel, stride, sides } = window;
  const [, , height = 1, width = 1] = step.outputs[0]?.shape ?? [];
  const area = kernel[0] * kernel[1];
  const means = cut(run, tf.avgPool(padded(tf, mapInput(run), sides, 0), [...kernel], [...stride], "valid"));
  const counts = divisors(run, window);
  if (counts.every((count) => count === area)) return last(means);
  const factors = tf.tensor(
    counts.map((count) => area / count),
    [1, height, width, 1],
  );
  return last(tf.mul(means, factors));
};

/** The cells that an adaptive pool puts into each cell of its result. Source: PyTorch's `adaptive_avg_pool2d`. */
const bins = (own: number, out: number): readonly Pair[] =>
  Array.from({ length: out }, (_, i): Pair => [Math.floor((i * own) / out), Math.ceil(((i + 1) * own) / out)]);

/** Pools along one dimension after the other, which the mean and the maximum allow. */
const adaptivePool =
  (reduce: (tf: Tf, x: TfTensor, axis: number) => TfTensor): TfOperator =>
  (run) => {
    const { tf, step } = run;
    if (tellsWhere(step)) throw new NotSupported(`${step.op} that tells where the largest are`);
    const out = step.outputs[0]?.shape.slice(-2) ?? [];
    let x: TfTensor = mapInput(run);
    for (const [i, axis] of [1, 2].entries()) {
      const own = x.shape[axis] ?? 1;
      if (out[i] === own) continue;
      const each = bins(own, out[i] ?? 1).map(([from, to]) => {
        const begin = x.shape.map((_, at) => (at === axis ? from : 0));
        const size = x.shape.map((length, at) => (at === axis ? to - from : length));
        return reduce(tf, tf.slice(x, begin, size), axis);
      });
      x = each.length === 1 ? (each[0] as TfTensor) : tf.concat(each, axis);
    }
    return last(tf.clone(x));
  };

/** `x ** p`, the mean times the area, and the root: what PyTorch makes of `lp_pool2d` are these operators. */
export const pooling: Readonly<Record<string, TfOperator>> = {
  max_pool2d: maxPool2d,
  avg_pool2d: avgPool2d,
  adaptive_avg_pool2d: adaptivePool((tf, x, axis) => tf.mean(x, axis, true)),
  adaptive_max_pool2d: adaptivePool((tf, x, axis) => tf.max(x, axis, true)),
};
