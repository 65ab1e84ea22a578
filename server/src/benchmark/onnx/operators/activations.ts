import { NotSupported, number } from "../../program/attributes.js";
import type { OnnxOperator, Writing } from "../writing.js";

type Name = string;

/** Writes a function of one tensor. */
const mapped =
  (write: (w: Writing, x: Name) => Name): OnnxOperator =>
  (w) =>
    write(w, w.input().name);

/** A node of ONNX that does the same. */
const same = (type: string): OnnxOperator => mapped((w, x) => w.node(type, [x]));

/** Does nothing in evaluation. */
const identity: OnnxOperator = mapped((_, x) => x);

const times = (w: Writing, x: Name, factor: number): Name => w.node("Mul", [x, w.number(factor)]);
const plus = (w: Writing, x: Name, other: number): Name => w.node("Add", [x, w.number(other)]);

/** `x` between two bounds. */
export const clipped = (w: Writing, x: Name, low: number, high: number): Name =>
  w.node("Clip", [x, Number.isFinite(low) ? w.number(low) : "", Number.isFinite(high) ? w.number(high) : ""]);

/** `relu6(x + 3) / 6`. */
const hardSigmoid = (w: Writing, x: Name): Name =>
  w.node("HardSigmoid", [x], { alpha: { float: 1 / 6 }, beta: { float: 0.5 } });

/** Source: Hendrycks, Gimpel, "Gaussian Error Linear Units". */
function gelu(w: Writing, x: Name): Name {
  const half = times(w, x, 0.5);
  if (w.step.attributes.approximate !== "tanh") {
    return w.node("Mul", [half, plus(w, w.node("Erf", [times(w, x, Math.SQRT1_2)]), 1)]);
  }
  const cube = w.node("Mul", [w.node("Mul", [x, x]), x]);
  const inner = w.node("Add", [x, times(w, cube, 0.044715)]);
  return w.node("Mul", [half, plus(w, w.node("Tanh", [times(w, inner, Math.sqrt(2 / Math.PI))]), 1)]);
}

/** `log(1 + exp(x))`, and `x` where that is large. */
function softplus(w: Writing, x: Name): Name {
  const [beta, threshold] = [number(w.step, "beta"), number(w.step, "threshold")];
  const scaled = times(w, x, beta);
  const smooth = times(w, w.node("Softplus", [scaled]), 1 / beta);
  return w.node("Where", [w.node("Greater", [scaled, w.number(threshold)]), x, smooth]);
}

const where = (w: Writing, condition: Name, x: Name, other: number): Name =>
  w.node("Where", [condition, x, w.number(other)]);

/** Functions of one tensor, by their names in PyTorch. */
export const activations: Readonly<Record<string, OnnxOperator>> = {
  silu: mapped((w, x) => w.node("Mul", [x, w.node("Sigmoid", [x])])),
  relu: same("Relu"),
  relu6: mapped((w, x) => clipped(w, x, 0, 6)),
  leaky_relu: mapped((w, x) => w.node("LeakyRelu", [x], { alpha: { float: number(w.step, "negative_slope") } })),
  /** The slope between the bounds, in evaluation. */
  rrelu: mapped((w, x) => {
    const slope = (number(w.step, "lower") + number(w.step, "upper")) / 2;
    return w.node("LeakyRelu", [x], { alpha: { float: slope } });
  }),
  hardswish: mapped((w, x) => w.node("Mul", [x, hardSigmoid(w, x)])),
  hardsigmoid: mapped(hardSigmoid),
  hardtanh: mapped((w, x) => clipped(w, x, number(w.step, "min_val"), number(w.step, "max_val"))),
  sigmoid: same("Sigmoid"),
  tanh: same("Tanh"),
  mish: mapped((w, x) => w.node("Mul", [x, w.node("Tanh", [w.node("Softplus", [x])])])),
  gelu: mapped(gelu),
  elu: mapped((w, x) => {
    const { scale = 1, input_scale: inner = 1 } = w.step.attributes;
    if (scale !== 1 || inner !== 1) throw new NotSupported("elu with scales");
    return w.node("Elu", [x], { alpha: { float: number(w.step, "alpha") } });
  }),
  celu: mapped((w, x) => w.node("Celu", [x], { alpha: { float: number(w.step, "alpha") } })),
  selu: same("Selu"),
  softplus: mapped(softplus),
  softsign: same("Softsign"),
  logsigmoid: mapped((w, x) => w.node("Neg", [w.node("Softplus", [w.node("Neg", [x])])])),
  hardshrink: mapped((w, x) => {
    const isLarge = w.node("Greater", [w.node("Abs", [x]), w.number(number(w.step, "lambd"))]);
    return where(w, isLarge, x, 0);
  }),
  softshrink: mapped((w, x) => {
    const lambd = number(w.step, "lambd");
    return w.node("Shrink", [x], { lambd: { float: lambd }, bias: { float: lambd } });
  }),
  tanhshrink: mapped((w, x) => w.node("Sub", [x, w.node("Tanh", [x])])),
  threshold: mapped((w, x) => {
    const isAbove = w.node("Greater", [x, w.number(number(w.step, "threshold"))]);
    return where(w, isAbove, x, number(w.step, "value"));
  }),
  dropout: identity,
  alpha_dropout: identity,
  feature_dropout: identity,
  clone: identity,
  contiguous: identity,
  positive: identity,
  exp: same("Exp"),
  exp2: mapped((w, x) => w.node("Pow", [w.number(2), x])),
  expm1: mapped((w, x) => plus(w, w.node("Exp", [x]), -1)),
  log: same("Log"),
  log1p: mapped((w, x) => w.node("Log", [plus(w, x, 1)])),
  log2: mapped((w, x) => times(w, w.node("Log", [x]), Math.LOG2E)),
  log10: mapped((w, x) => times(w, w.node("Log", [x]), Math.LOG10E)),
  sqrt: same("Sqrt"),
  rsqrt: mapped((w, x) => w.node("Reciprocal", [w.node("Sqrt", [x])])),
  square: mapped((w, x) => w.node("Mul", [x, x])),
  reciprocal: same("Reciprocal"),
  abs: same("Abs"),
  neg: same("Neg"),
  sign: same("Sign"),
  sgn: same("Sign"),
  floor: same("Floor"),
  ceil: same("Ceil"),
  trunc: mapped((w, x) => w.node("Mul", [w.node("Sign", [x]), w.node("Floor", [w.node("Abs", [x])])])),
  frac: mapped((w, x) => {
    const whole = w.node("Mul", [w.node("Sign", [x]), w.node("Floor", [w.node("Abs", [x])])]);
    return w.node("Sub", [x, whole]);
  }),
  sin: same("Sin"),
  cos: same("Cos"),
  tan: same("Tan"),
  asin: same("Asin"),
  acos: same("Acos"),
  atan: same("Atan"),
  sinh: same("Sinh"),
  cosh: same("Cosh"),
  asinh: same("Asinh"),
  acosh: same("Acosh"),
  atanh: same("Atanh"),
  erf: same("Erf"),
  erfc: mapped((w, x) => w.node("Sub", [w.number(1), w.node("Erf", [x])])),
  deg2rad: mapped((w, x) => times(w, x, Math.PI / 180)),
  rad2deg: mapped((w, x) => times(w, x, 180 / Math.PI)),
};
