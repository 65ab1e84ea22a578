import { NotSupported, dimension, number } from "../../program/attributes.js";
import { plainInput, type Run, tellsWhere, type TfOperator } from "../operator.js";
import { plain, type Tf, type TfTensor, type Value } from "../value.js";

/** The axes that a reduction goes over: all of them where the step names none. */
function axesOf({ step }: Run, rank: number): readonly number[] {
  const { dims } = step.attributes;
  if (!Array.isArray(dims) || dims.length === 0) return Array.from({ length: rank }, (_, i) => i);
  return (dims as readonly number[]).map((dim) => dimension(dim, rank));
}

/** A reduction whose result has the sizes that the Trace says. */
const reduced =
  (reduce: (tf: Tf, x: TfTensor, axes: number[], run: Run) => TfTensor): TfOperator =>
  (run) => {
    const { tf, step } = run;
    if (step.outputs.length > 1) throw new NotSupported(`${step.op} that tells where the values are`);
    const x = plainInput(run);
    const result = reduce(tf, x, [...axesOf(run, x.rank)], run);
    return plain(tf.reshape(tf.cast(result, "float32"), [...(step.outputs[0]?.shape ?? [])]));
  };

/** The variance, with the divisor of samples unless the step says otherwise. Source: PyTorch's `var`. */
function variance(tf: Tf, x: TfTensor, axes: number[], { step }: Run): TfTensor {
  const count = axes.reduce((product, axis) => product * (x.shape[axis] ?? 1), 1);
  const { correction, unbiased } = step.attributes;
  const less = typeof correction === "number" ? correction : unbiased === false ? 0 : 1;
  return tf.mul(tf.moments(x, axes, true).variance, count / (count - less));
}

/** The p-norm; 2 where the step names none. */
function norm(tf: Tf, x: TfTensor, axes: number[], { step }: Run): TfTensor {
  const p = step.attributes.p;
  if (p === "inf") return tf.max(tf.abs(x), axes);
  const power = typeof p === "number" ? p : 2;
  if (power === 2) return tf.sqrt(tf.sum(tf.square(x), axes));
  return tf.pow(tf.sum(tf.pow(tf.abs(x), power), axes), 1 / power);
}

const softmaxAlong =
  (compute: (tf: Tf, x: TfTensor) => TfTensor): TfOperator =>
  (run) => {
    const { tf, step } = run;
    const x = plainInput(run);
    const dim = dimension(number(step, "dim", -1), x.rank);
    if (dim === x.rank - 1) return plain(compute(tf, x));
    const order = Array.from({ length: x.rank }, (_, i) => (i === dim ? x.rank - 1 : i === x.rank - 1 ? dim : i));
    return plain(tf.transpose(compute(tf, tf.transpose(x, order)), order));
  };

const cumsum: TfOperator = (run) => {
  const x = plainInput(run);
  return plain(run.tf.cumsum(x, dimension(number(run.step, "dim", 0), x.rank)));
};

const max: TfOperator = reduced((tf, x, axes) => tf.max(x, axes));
const min: TfOperator = reduced((tf, x, axes) => tf.min(x, axes));

/** `max(dim)` gives the places too, which few read: they are worked out where they are. */
const withPlaces =
  (values: TfOperator, places: (tf: Tf, x: TfTensor, axis: number) => TfTensor): TfOperator =>
  (run) => {
    const { tf, step } = run;
    const [first, second] = step.outputs;
    if (first === undefined || second === undefined) return values(run);
    if (!tellsWhere(step)) return values({ ...run, step: { ...step, outputs: [first] } });
    const x = plainInput(run);
    const [axis = 0] = axesOf(run, x.rank);
    const found: Value | readonly Value[] = values({ ...run, step: { ...step, outputs: [first] } });
    const at = tf.reshape(tf.cast(places(tf, x, axis), "float32"), [...second.shape]);
    return [...("tensor" in found ? [found] : found), plain(at)];
  };

export const reductions: Readonly<Record<string, TfOperator>> = {
  mean: reduced((tf, x, axes) => tf.mean(x, axes)),
  sum: reduced((tf, x, axes) => tf.sum(x, axes)),
  prod: reduced((tf, x, axes) => tf.prod(x, axes)),
  amax: max,
  amin: min,
  max: withPlaces(max, (tf, x, axis) => tf.argMax(x, axis)),
  min: withPlaces(min, (tf, x, axis) => tf.argMin(x, axis)),
  argmax: reduced((tf, x, axes) =>
    tf.argMax(axes.length === x.rank ? tf.reshape(x, [-1]) : x, axes.length === x.rank ? 0 : axes[0]),
  ),
  argmin: reduced((tf, x, axes) =>
    tf.argMin(axes.length === x.rank ? tf.reshape(x, [-1]) : x, axes.length === x.rank ? 0 : axes[0]),
  ),
  all: reduced((tf, x, axes) => tf.all(tf.notEqual(x, 0), axes)),
  any: reduced((tf, x, axes) => tf.any(tf.notEqual(x, 0), axes)),
  var: reduced(variance),
  std: reduced((tf, x, axes, run) => tf.sqrt(variance(tf, x, axes, run))),
  norm: reduced(norm),
  softmax: softmaxAlong((tf, x) => tf.softmax(x)),
  log_softmax: softmaxAlong((tf, x) => tf.logSoftmax(x)),
  cumsum,
};
