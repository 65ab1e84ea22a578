import { NotSupported, scalar } from "../../program/attributes.js";
import { plainInput, type Run, type TfOperator } from "../operator.js";
import { last, plain, type Tf, type TfTensor } from "../value.js";

/** Runs a function of single elements, which may lie as they are. */
const mapped =
  (run: (tf: Tf, x: TfTensor, settings: Run["step"]["attributes"]) => TfTensor): TfOperator =>
  ({ tf, inputs, step }) => {
    const [input] = inputs;
    if (input === undefined) throw new NotSupported(`${step.op} without an input`);
    return { tensor: run(tf, input.tensor, step.attributes), channelsLast: input.channelsLast };
  };

/** The operands of an operator in their order: its inputs, with the numbers among them. */
function operands(run: Run): { readonly values: readonly TfTensor[]; readonly channelsLast: boolean } {
  const { tf, step, inputs } = run;
  const { scalars } = step.attributes;
  const rank = step.outputs[0]?.shape.length ?? 0;
  // A map with the channels last only meets its like, or a number.
  const channelsLast =
    rank === 4 && inputs.some((input) => input.channelsLast) && inputs.every(({ tensor }) => tensor.rank === 4);
  const tensors = inputs.map((input, i) => {
    if (!channelsLast) return plainInput(run, i);
    return input.channelsLast ? input.tensor : tf.transpose(input.tensor, [0, 2, 3, 1]);
  });
  if (!Array.isArray(scalars)) return { values: tensors, channelsLast };
  let next = 0;
  const values = (scalars as readonly (number | string | null)[]).map((value) => {
    const tensor = value === null ? tensors[next++] : tf.scalar(scalar(value, step.op));
    if (tensor === undefined) throw new NotSupported(`${step.op} of ${inputs.length} tensors`);
    return tensor;
  });
  return { values, channelsLast };
}

/** Runs a function of several operands with broadcasting. */
const combined =
  (compute: (tf: Tf, ...operands: TfTensor[]) => TfTensor): TfOperator =>
  (run) => {
    const { values, channelsLast } = operands(run);
    const tensor = compute(run.tf, ...values);
    return channelsLast ? last(tensor) : plain(tensor);
  };

/** A comparison, whose answers are 0 and 1 as everything is a float here. */
const compared = (compute: (tf: Tf, a: TfTensor, b: TfTensor) => TfTensor): TfOperator =>
  combined((tf, a, b) => tf.cast(compute(tf, a, b), "float32"));

const truth = (tf: Tf, x: TfTensor): TfTensor => tf.notEqual(x, 0);
const asFloat = (tf: Tf, x: TfTensor): TfTensor => tf.cast(x, "float32");

const num = (settings: Run["step"]["attributes"], name: string, fallback: number): number => {
  const value = settings[name];
  return typeof value === "number" ? value : fallback;
};

const gelu = (tf: Tf, x: TfTensor): TfTensor => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1));

/** Source: Hendrycks, Gimpel, "Gaussian Error Linear Units", the approximation by tanh. */
const geluTanh = (tf: Tf, x: TfTensor): TfTensor => {
  const inner = tf.mul(tf.add(x, tf.mul(tf.pow(x, 3), 0.044715)), Math.sqrt(2 / Math.PI));
  return tf.mul(tf.mul(x, 0.5), tf.add(tf.tanh(inner), 1));
};

/** What is kept of `x` where a condition holds, and another value elsewhere. */
const kept = (tf: Tf, condition: TfTensor, x: TfTensor, other: number): TfTensor =>
  tf.where(condition, x, tf.fill(x.shape, other));

/** `log(1 + exp(x))` without overflow. */
const softplus = (tf: Tf, x: TfTensor): TfTensor => tf.add(tf.maximum(x, 0), tf.log1p(tf.exp(tf.neg(tf.abs(x)))));

const elu = (tf: Tf, x: TfTensor, alpha: number): TfTensor => tf.where(tf.greater(x, 0), x, tf.mul(tf.expm1(x), alpha));

/** Without the fraction. */
const truncated = (tf: Tf, x: TfTensor): TfTensor => tf.mul(tf.sign(x), tf.floor(tf.abs(x)));

const identity: TfOperator = mapped((tf, x) => tf.clone(x));

/** Functions of one tensor. */
const unary: Readonly<Record<string, TfOperator>> = {
  silu: mapped((tf, x) => tf.mul(x, tf.sigmoid(x))),
  sigmoid: mapped((tf, x) => tf.sigmoid(x)),
  relu: mapped((tf, x) => tf.relu(x)),
  relu6: mapped((tf, x) => tf.relu6(x)),
  leaky_relu: mapped((tf, x, settings) => tf.leakyRelu(x, num(settings, "negative_slope", 0.01))),
  hardswish: mapped((tf, x) => tf.div(tf.mul(x, tf.relu6(tf.add(x, 3))), 6)),
  hardsigmoid: mapped((tf, x) => tf.div(tf.relu6(tf.add(x, 3)), 6)),
  hardtanh: mapped((tf, x, settings) => tf.clipByValue(x, num(settings, "min_val", -1), num(settings, "max_val", 1))),
  tanh: mapped((tf, x) => tf.tanh(x)),
  mish: mapped((tf, x) => tf.mul(x, tf.tanh(softplus(tf, x)))),
  gelu: mapped((tf, x, { approximate }) => (approximate === "tanh" ? geluTanh : gelu)(tf, x)),
  elu: mapped((tf, x, settings) => elu(tf, x, num(settings, "alpha", 1))),
  celu: mapped((tf, x, settings) => {
    const alpha = num(settings, "alpha", 1);
    return tf.where(tf.greater(x, 0), x, tf.mul(tf.expm1(tf.div(x, alpha)), alpha));
  }),
  selu: mapped((tf, x) => tf.mul(elu(tf, x, 1.6732632423543772), 1.0507009873554805)),
  softplus: mapped((tf, x, settings) => {
    const [beta, threshold] = [num(settings, "beta", 1), num(settings, "threshold", 20)];
    const scaled = tf.mul(x, beta);
    return tf.where(tf.greater(scaled, threshold), x, tf.div(softplus(tf, scaled), beta));
  }),
  softsign: mapped((tf, x) => tf.div(x, tf.add(tf.abs(x), 1))),
  logsigmoid: mapped((tf, x) => tf.neg(softplus(tf, tf.neg(x)))),
  hardshrink: mapped((tf, x, settings) => {
    const lambda = num(settings, "lambd", 0.5);
    return kept(tf, tf.greater(tf.abs(x), lambda), x, 0);
  }),
  softshrink: mapped((tf, x, settings) => {
    const lambda = num(settings, "lambd", 0.5);
    return tf.mul(tf.sign(x), tf.relu(tf.sub(tf.abs(x), lambda)));
  }),
  tanhshrink: mapped((tf, x) => tf.sub(x, tf.tanh(x))),
  threshold: mapped((tf, x, settings) =>
    kept(tf, tf.greater(x, num(settings, "threshold", 0)), x, num(settings, "value", 0)),
  ),
  exp: mapped((tf, x) => tf.exp(x)),
  expm1: mapped((tf, x) => tf.expm1(x)),
  log: mapped((tf, x) => tf.log(x)),
  log1p: mapped((tf, x) => tf.log1p(x)),
  log2: mapped((tf, x) => tf.div(tf.log(x), Math.LN2)),
  log10: mapped((tf, x) => tf.div(tf.log(x), Math.LN10)),
  sqrt: mapped((tf, x) => tf.sqrt(x)),
  rsqrt: mapped((tf, x) => tf.rsqrt(x)),
  square: mapped((tf, x) => tf.square(x)),
  abs: mapped((tf, x) => tf.abs(x)),
  neg: mapped((tf, x) => tf.neg(x)),
  reciprocal: mapped((tf, x) => tf.reciprocal(x)),
  sign: mapped((tf, x) => tf.sign(x)),
  floor: mapped((tf, x) => tf.floor(x)),
  ceil: mapped((tf, x) => tf.ceil(x)),
  round: mapped((tf, x) => tf.round(x)),
  sin: mapped((tf, x) => tf.sin(x)),
  cos: mapped((tf, x) => tf.cos(x)),
  tan: mapped((tf, x) => tf.tan(x)),
  atan: mapped((tf, x) => tf.atan(x)),
  erf: mapped((tf, x) => tf.erf(x)),
  logical_not: mapped((tf, x) => asFloat(tf, tf.logicalNot(truth(tf, x) as never))),
  dropout: identity,
  feature_dropout: identity,
  clone: identity,
  contiguous: identity,
  to: mapped((tf, x, { dtype }) => {
    if (dtype === "bool") return asFloat(tf, truth(tf, x));
    return typeof dtype === "string" && /int/.test(dtype) ? truncated(tf, x) : tf.clone(x);
  }),
};

const roundings: Readonly<Record<string, (tf: Tf, x: TfTensor) => TfTensor>> = {
  floor: (tf, x) => tf.floor(x),
  trunc: truncated,
};

/** `self + alpha * other` and its kin. */
const scaled =
  (compute: (tf: Tf, a: TfTensor, b: TfTensor) => TfTensor): TfOperator =>
  (run) => {
    const alpha = num(run.step.attributes, "alpha", 1);
    return combined((tf, a, b) => compute(tf, a, alpha === 1 ? b : tf.mul(b, alpha)))(run);
  };

/** `pow`: TensorFlow.js has no powers of negative numbers by other than whole ones, and a slow one for two. */
const pow: TfOperator = (run) => {
  const { exponent } = run.step.attributes;
  const given = typeof exponent === "number" ? exponent : undefined;
  if (given !== undefined) return mapped((tf, x) => tf.pow(x, given))(run);
  return combined((tf, a, b) => tf.pow(a, b))(run);
};

const clamp: TfOperator = (run) => {
  const { scalars } = run.step.attributes;
  if (!Array.isArray(scalars) || run.inputs.length !== 1) {
    return combined((tf, x, least, most) => tf.minimum(tf.maximum(x, least), most))(run);
  }
  const [, low, high] = scalars as readonly (number | string | null)[];
  const bound = (value: number | string | null | undefined, none: number): number =>
    value === null || value === undefined ? none : scalar(value, "clamp");
  return mapped((tf, x) => tf.clipByValue(x, bound(low, -Infinity), bound(high, Infinity)))(run);
};

/** Functions of several operands. */
const binary: Readonly<Record<string, TfOperator>> = {
  add: scaled((tf, a, b) => tf.add(a, b)),
  sub: scaled((tf, a, b) => tf.sub(a, b)),
  mul: combined((tf, a, b) => tf.mul(a, b)),
  div: (run) => {
    const rounded = roundings[String(run.step.attributes.roundingMode)] ?? ((_: Tf, x: TfTensor) => x);
    return combined((tf, a, b) => rounded(tf, tf.div(a, b)))(run);
  },
  floor_divide: combined((tf, a, b) => tf.floor(tf.div(a, b))),
  remainder: combined((tf, a, b) => {
    const quotient = tf.floor(tf.div(a, b));
    return tf.sub(a, tf.mul(quotient, b));
  }),
  pow,
  clamp,
  maximum: combined((tf, a, b) => tf.maximum(a, b)),
  minimum: combined((tf, a, b) => tf.minimum(a, b)),
  eq: compared((tf, a, b) => tf.equal(a, b)),
  ne: compared((tf, a, b) => tf.notEqual(a, b)),
  gt: compared((tf, a, b) => tf.greater(a, b)),
  ge: compared((tf, a, b) => tf.greaterEqual(a, b)),
  lt: compared((tf, a, b) => tf.less(a, b)),
  le: compared((tf, a, b) => tf.lessEqual(a, b)),
  logical_and: compared((tf, a, b) => tf.logicalAnd(truth(tf, a), truth(tf, b))),
  logical_or: compared((tf, a, b) => tf.logicalOr(truth(tf, a), truth(tf, b))),
  where: combined((tf, condition, a, b) => tf.where(truth(tf, condition), a, b)),
  masked_fill: combined((tf, mask, x, value) => tf.where(truth(tf, mask), value, x)),
  prelu: (run) => {
    const { tf, inputs } = run;
    const slopes = run.weight("weight") ?? plainInput(run, 1);
    const [input] = inputs;
    const rank = input?.tensor.rank ?? 0;
    const x = plainInput(run);
    const shape = slopes.size === 1 ? [1] : Array.from({ length: rank }, (_, i) => (i === 1 ? slopes.size : 1));
    const slope = tf.reshape(slopes, shape);
    return plain(tf.add(tf.relu(x), tf.mul(slope, tf.minimum(x, 0))));
  },
};

export const pointwise: Readonly<Record<string, TfOperator>> = { ...unary, ...binary };
