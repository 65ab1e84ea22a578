import { NotSupported, scalar } from "../../program/attributes.js";
import { plainInput, type Run, type TfOperator } from "../operator.js";
import { plain, type Tf, type TfTensor } from "../value.js";

type Attributes = Run["step"]["attributes"];

/** Runs a function of single elements. */
const mapped =
  (compute: (tf: Tf, x: TfTensor, attributes: Attributes) => TfTensor): TfOperator =>
  (run) =>
    plain(compute(run.tf, plainInput(run), run.step.attributes));

/** The operands in their order: the inputs, with the numbers among them. */
function operandsOf(run: Run): readonly TfTensor[] {
  const { tf, step, inputs } = run;
  const tensors = inputs.map((_, i) => plainInput(run, i));
  const { scalars } = step.attributes;
  if (!Array.isArray(scalars)) return tensors;
  let next = 0;
  return (scalars as readonly (number | string | null)[]).map((value) => {
    const operand = value === null ? tensors[next++] : tf.scalar(scalar(value, step.op));
    if (operand === undefined) throw new NotSupported(`${step.op} of ${inputs.length} tensors`);
    return operand;
  });
}

/** Runs a function of several operands with broadcasting. */
const combined =
  (compute: (tf: Tf, operands: readonly TfTensor[], attributes: Attributes) => TfTensor): TfOperator =>
  (run) =>
    plain(compute(run.tf, operandsOf(run), run.step.attributes));

const pairwise = (compute: (tf: Tf, a: TfTensor, b: TfTensor) => TfTensor): TfOperator =>
  combined((tf, [a, b]) => {
    if (a === undefined || b === undefined) throw new NotSupported("an operand is missing");
    return compute(tf, a, b);
  });

const factor = ({ value }: Attributes): number => (typeof value === "number" ? value : 1);
const bool = (tf: Tf, x: TfTensor): TfTensor => tf.cast(x, "float32");
const truncated = (tf: Tf, x: TfTensor): TfTensor => tf.mul(tf.sign(x), tf.floor(tf.abs(x)));
const pick = (tf: Tf, condition: TfTensor, one: TfTensor, other: TfTensor): TfTensor =>
  tf.where(tf.cast(condition, "bool"), one, other);

/** `log(1 - x)` and its kin are not among the kernels. */
const halfLog = (tf: Tf, above: TfTensor, below: TfTensor): TfTensor => tf.mul(tf.log(tf.div(above, below)), 0.5);

const logit = (tf: Tf, x: TfTensor, { eps }: Attributes): TfTensor => {
  const inside = typeof eps === "number" ? tf.clipByValue(x, eps, 1 - eps) : x;
  return tf.log(tf.div(inside, tf.sub(1, inside)));
};

/** The larger or the smaller where only one operand is a number, that one. */
const known = (compute: "maximum" | "minimum"): TfOperator =>
  pairwise((tf, a, b) => pick(tf, tf.isNaN(a), b, pick(tf, tf.isNaN(b), a, tf[compute](a, b))));

/** Functions of single elements that few models call. */
export const elements: Readonly<Record<string, TfOperator>> = {
  positive: mapped((tf, x) => tf.clone(x)),
  exp2: mapped((tf, x) => tf.exp(tf.mul(x, Math.LN2))),
  asin: mapped((tf, x) => tf.asin(x)),
  acos: mapped((tf, x) => tf.acos(x)),
  sinh: mapped((tf, x) => tf.mul(tf.sub(tf.exp(x), tf.exp(tf.neg(x))), 0.5)),
  cosh: mapped((tf, x) => tf.mul(tf.add(tf.exp(x), tf.exp(tf.neg(x))), 0.5)),
  asinh: mapped((tf, x) => tf.log(tf.add(x, tf.sqrt(tf.add(tf.square(x), 1))))),
  acosh: mapped((tf, x) => tf.log(tf.add(x, tf.sqrt(tf.sub(tf.square(x), 1))))),
  atanh: mapped((tf, x) => halfLog(tf, tf.add(1, x), tf.sub(1, x))),
  erfc: mapped((tf, x) => tf.sub(1, tf.erf(x))),
  logit: mapped(logit),
  sgn: mapped((tf, x) => tf.sign(x)),
  trunc: mapped(truncated),
  frac: mapped((tf, x) => tf.sub(x, truncated(tf, x))),
  deg2rad: mapped((tf, x) => tf.mul(x, Math.PI / 180)),
  rad2deg: mapped((tf, x) => tf.mul(x, 180 / Math.PI)),
  isnan: mapped((tf, x) => bool(tf, tf.isNaN(x))),
  isinf: mapped((tf, x) => bool(tf, tf.isInf(x))),
  isfinite: mapped((tf, x) => bool(tf, tf.isFinite(x))),
  rrelu: mapped((tf, x, { lower, upper }) => {
    const slope = (Number(lower ?? 1 / 8) + Number(upper ?? 1 / 3)) / 2;
    return tf.add(tf.relu(x), tf.mul(tf.minimum(x, 0), slope));
  }),
  alpha_dropout: mapped((tf, x) => tf.clone(x)),
  fmod: pairwise((tf, a, b) => tf.sub(a, tf.mul(truncated(tf, tf.div(a, b)), b))),
  hypot: pairwise((tf, a, b) => tf.sqrt(tf.add(tf.square(a), tf.square(b)))),
  fmax: known("maximum"),
  fmin: known("minimum"),
  logaddexp: pairwise((tf, a, b) => {
    const most = tf.maximum(a, b);
    return tf.add(most, tf.log(tf.add(tf.exp(tf.sub(a, most)), tf.exp(tf.sub(b, most)))));
  }),
  heaviside: pairwise((tf, x, values) => {
    const sides = bool(tf, tf.greater(x, 0));
    return pick(tf, tf.equal(x, 0), tf.add(tf.zerosLike(x), values), sides);
  }),
  logical_xor: pairwise((tf, a, b) => bool(tf, tf.notEqual(tf.notEqual(a, 0), tf.notEqual(b, 0)))),
  lerp: combined((tf, [a, b, weight]) =>
    tf.add(a as TfTensor, tf.mul(tf.sub(b as TfTensor, a as TfTensor), weight as TfTensor)),
  ),
  addcmul: combined((tf, [x, a, b], attributes) =>
    tf.add(x as TfTensor, tf.mul(tf.mul(a as TfTensor, b as TfTensor), factor(attributes))),
  ),
  addcdiv: combined((tf, [x, a, b], attributes) =>
    tf.add(x as TfTensor, tf.mul(tf.div(a as TfTensor, b as TfTensor), factor(attributes))),
  ),
};
