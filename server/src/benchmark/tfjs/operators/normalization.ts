import { ints, NotSupported, number, plainInput, type Run, shapeOf, type TfOperator } from "../operator.js";
import { plain, type Tf, type TfTensor, type Value } from "../value.js";

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
  if (input === undefined || mean === undefined || variance === undefined) {
    throw new NotSupported("batch_norm by the figures of the batch");
  }
  const { tensor, channelsLast } = input;
  const axis = channelsLast ? tensor.rank - 1 : 1;
  const shaped = (x: TfTensor): TfTensor => (axis === tensor.rank - 1 ? x : perChannel(tf, x, tensor.rank, axis));
  const eps = number(step, "eps", 1e-5);
  const [offset, scale] = [run.weight("bias"), run.weight("weight")];
  const norm = tf.batchNorm as (...args: unknown[]) => TfTensor;
  const result = norm(tensor, shaped(mean), shaped(variance), offset && shaped(offset), scale && shaped(scale), eps);
  return { tensor: result, channelsLast };
};

/** `(x - mean) / sqrt(variance + eps)` over some axes. */
function normalized(tf: Tf, x: TfTensor, axes: readonly number[], eps: number): TfTensor {
  const { mean, variance } = tf.moments(x, [...axes], true);
  return tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, eps)));
}

const layerNorm: TfOperator = (run) => {
  const x = plainInput(run);
  const count = ints(run.step, "normalizedShape").length;
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
};
