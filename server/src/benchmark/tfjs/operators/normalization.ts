import { NotSupported, number, numbers } from "../../program/attributes.js";
import { mapInput, plainInput, type Run, shapeOf, type TfOperator } from "../operator.js";
import { last, plain, type Tf, type TfTensor, type Value } from "../value.js";

/** One value a channel, in the shape that meets a tensor of a rank with the channels at an axis. */
const perChannel = (tf: Tf, x: TfTensor, rank: number, axis: number): TfTensor =>
  tf.reshape(
    x,
    Array.from({ length: rank }, (_, i) => (i === axis ? x.size : 1)),
  );

function affine(run: Run, x: TfTensor, shaped: (weight: TfTensor) => TfTensor): TfTensor {
  const [weight, bias] = [run.weight("weight"), run.weight("bias")];
  const scaled = weight ? run.tf.mul(x, shaped(weight)) : x;
  return bias ? run.tf.add(scaled, shaped(bias)) : scaled;
}

const batchNorm: TfOperator = (run): Value => {
  const { tf, step, inputs } = run;
  const [input] = inputs;
  const [mean, variance] = [run.weight("running_mean"), run.weight("running_var")];
  if (input === undefined) throw new NotSupported("batch_norm without an input");
  if (mean === undefined || variance === undefined) return byBatch(run);
  const eps = number(step, "eps", 1e-5);
  const { rank } = input.tensor;
  if (rank === 4) {
    const [offset, scale] = [run.weight("bias"), run.weight("weight")];
    const norm = tf.batchNorm as (...args: unknown[]) => TfTensor;
    return last(norm(mapInput(run), mean, variance, offset, scale, eps));
  }
  const shaped = (x: TfTensor): TfTensor => perChannel(tf, x, rank, 1);
  const centred = tf.sub(plainInput(run), shaped(mean));
  return plain(affine(run, tf.mul(centred, tf.rsqrt(tf.add(shaped(variance), eps))), shaped));
};

/** `(x - mean) / sqrt(variance + eps)` over some axes. */
function normalized(tf: Tf, x: TfTensor, axes: readonly number[], eps: number): TfTensor {
  const { mean, variance } = tf.moments(x, [...axes], true);
  return tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, eps)));
}

/** A batch norm that keeps no figures takes those of the batch. */
function byBatch(run: Run): Value {
  const x = plainInput(run);
  const axes = Array.from({ length: x.rank }, (_, i) => i).filter((axis) => axis !== 1);
  const result = normalized(run.tf, x, axes, number(run.step, "eps", 1e-5));
  return plain(affine(run, result, (weight) => perChannel(run.tf, weight, x.rank, 1)));
}

/** `x / (k + alpha * mean of the squares of the channels around) ** beta`. Source: PyTorch's page of it. */
const localResponse: TfOperator = (run) => {
  const { tf, step } = run;
  const x = plainInput(run);
  const size = number(step, "size");
  const front = Math.floor(size / 2);
  const sides = x.shape.map((_, axis): [number, number] => (axis === 1 ? [front, size - 1 - front] : [0, 0]));
  const squares = tf.pad(tf.square(x), sides);
  const begin = (from: number): number[] => x.shape.map((_, axis) => (axis === 1 ? from : 0));
  const seen = Array.from({ length: size }, (_, from) => tf.slice(squares, begin(from), x.shape));
  const mean = tf.div(tf.addN(seen), size);
  return plain(tf.div(x, tf.pow(tf.add(tf.mul(mean, number(step, "alpha")), number(step, "k")), number(step, "beta"))));
};

const layerNorm: TfOperator = (run) => {
  const x = plainInput(run);
  const count = numbers(run.step, "normalizedShape").length;
  const axes = Array.from({ length: count }, (_, i) => x.rank - count + i);
  return plain(affine(run, normalized(run.tf, x, axes, number(run.step, "eps", 1e-5)), (weight) => weight));
};

const groupNorm: TfOperator = (run) => {
  const { tf, step, inputs } = run;
  const shape = shapeOf(inputs[0]);
  const [batch = 1, channels = 1, ...space] = shape;
  const groups = number(step, "groups");
  const parted = tf.reshape(plainInput(run), [batch, groups, (channels / groups) * space.reduce((a, b) => a * b, 1)]);
  const x = tf.reshape(normalized(tf, parted, [2], number(step, "eps", 1e-5)), [...shape]);
  return plain(affine(run, x, (weight) => perChannel(tf, weight, shape.length, 1)));
};

const instanceNorm: TfOperator = (run) => {
  const x = plainInput(run);
  const [mean, variance] = [run.weight("running_mean"), run.weight("running_var")];
  if (mean !== undefined && variance !== undefined) return batchNorm(run);
  const axes = Array.from({ length: x.rank - 2 }, (_, i) => i + 2);
  const result = normalized(run.tf, x, axes, number(run.step, "eps", 1e-5));
  return plain(affine(run, result, (weight) => perChannel(run.tf, weight, x.rank, 1)));
};

export const normalization: Readonly<Record<string, TfOperator>> = {
  batch_norm: batchNorm,
  layer_norm: layerNorm,
  group_norm: groupNorm,
  instance_norm: instanceNorm,
  local_response_norm: localResponse,
};
