import { flag, NotSupported, number, numbers } from "../../program/attributes.js";
import { product, range, type OnnxOperator, type Writing } from "../writing.js";

/** A vector with a value for each channel: a weight, or the same number for all. */
function perChannel(w: Writing, weight: string, channels: number, otherwise: number): string {
  const known = w.weights.get(weight);
  return known ? known.name : w.floats(Array.from({ length: channels }, () => otherwise));
}

/** `x * weight + bias` by channels, the second dimension; without them `x` itself. */
function affine(w: Writing, x: string, rank: number): string {
  const shape = (channels: number): readonly number[] => range(rank).map((i) => (i === 1 ? channels : 1));
  const [weight, bias] = [w.weights.get("weight"), w.weights.get("bias")];
  const scaled = weight ? w.node("Mul", [x, w.reshape(weight.name, shape(weight.shape[0] ?? 1))]) : x;
  return bias ? w.node("Add", [scaled, w.reshape(bias.name, shape(bias.shape[0] ?? 1))]) : scaled;
}

/** `x` with a mean of 0 and a variance of 1 over some axes. */
function standardized(w: Writing, x: string, axes: readonly number[]): string {
  const centred = w.node("Sub", [x, w.node("ReduceMean", [x], { axes, keepdims: 1 })]);
  const variance = w.node("ReduceMean", [w.node("Mul", [centred, centred])], { axes, keepdims: 1 });
  const deviation = w.node("Sqrt", [w.node("Add", [variance, w.number(number(w.step, "eps"))])]);
  return w.node("Div", [centred, deviation]);
}

/** With the figures of the training, or without any with those of the batch. */
const batchNorm: OnnxOperator = (w) => {
  const { name, shape } = w.input();
  const [mean, variance] = [w.weights.get("running_mean"), w.weights.get("running_var")];
  const channels = shape[1] ?? 1;
  if (mean === undefined || variance === undefined) {
    const axes = range(shape.length).filter((axis) => axis !== 1);
    return affine(w, standardized(w, name, axes), shape.length);
  }
  const [scale, shift] = [perChannel(w, "weight", channels, 1), perChannel(w, "bias", channels, 0)];
  const epsilon = { float: number(w.step, "eps") };
  return w.node("BatchNormalization", [name, scale, shift, mean.name, variance.name], { epsilon });
};

const layerNorm: OnnxOperator = (w) => {
  const { name, shape } = w.input();
  const sizes = numbers(w.step, "normalizedShape");
  const [weight, bias] = [w.weights.get("weight"), w.weights.get("bias")];
  const scale =
    weight?.name ??
    w.floats(
      Array.from({ length: product(sizes) }, () => 1),
      sizes,
    );
  return w.node("LayerNormalization", [name, scale, ...(bias ? [bias.name] : [])], {
    axis: shape.length - sizes.length,
    epsilon: { float: number(w.step, "eps") },
  });
};

/** Every group as one channel of an instance norm. */
const groupNorm: OnnxOperator = (w) => {
  const { name, shape } = w.input();
  const groups = number(w.step, "groups");
  const [batch = 1] = shape;
  const grouped = w.reshape(name, [batch, groups, product(shape) / (batch * groups)]);
  const [ones, zeros] = [1, 0].map((value) => w.floats(Array.from({ length: groups }, () => value)));
  const epsilon = { float: number(w.step, "eps") };
  const normalized = w.node("InstanceNormalization", [grouped, ones ?? "", zeros ?? ""], { epsilon });
  return affine(w, w.reshape(normalized, shape), shape.length);
};

const instanceNorm: OnnxOperator = (w) => {
  const isBatched = flag(w.step, "batched");
  const { name } = w.input();
  const shape = isBatched ? w.input().shape : [1, ...w.input().shape];
  const x = isBatched ? name : w.reshape(name, shape);
  const channels = shape[1] ?? 1;
  const [scale, shift] = [perChannel(w, "weight", channels, 1), perChannel(w, "bias", channels, 0)];
  const [mean, variance] = [w.weights.get("running_mean"), w.weights.get("running_var")];
  const epsilon = { float: number(w.step, "eps") };
  const made =
    mean && variance
      ? w.node("BatchNormalization", [x, scale, shift, mean.name, variance.name], { epsilon })
      : w.node("InstanceNormalization", [x, scale, shift], { epsilon });
  return isBatched ? made : w.reshape(made, w.shape());
};

/** Divides by a mean of squares over neighbouring channels. Source: PyTorch docs of `torch.nn.LocalResponseNorm`. */
const localResponseNorm: OnnxOperator = (w) => {
  const { name, shape } = w.input();
  const [size, alpha, beta, k] = ["size", "alpha", "beta", "k"].map((key) => number(w.step, key));
  if (size === undefined) throw new NotSupported("local_response_norm of unknown size");
  const [batch = 1, channels = 1] = shape;
  const rows = w.reshape(w.node("Mul", [name, name]), [batch, 1, channels, product(shape) / (batch * channels)]);
  const pads = [Math.floor(size / 2), 0, Math.floor((size - 1) / 2), 0];
  const mean = w.node("AveragePool", [rows], { kernel_shape: [size, 1], pads, count_include_pad: 1 });
  const scaled = w.node("Mul", [w.reshape(mean, shape), w.number(alpha ?? 1)]);
  const divisor = w.node("Pow", [w.node("Add", [scaled, w.number(k ?? 1)]), w.number(beta ?? 1)]);
  return w.node("Div", [name, divisor]);
};

export const norms: Readonly<Record<string, OnnxOperator>> = {
  batch_norm: batchNorm,
  layer_norm: layerNorm,
  group_norm: groupNorm,
  instance_norm: instanceNorm,
  local_response_norm: localResponseNorm,
};
