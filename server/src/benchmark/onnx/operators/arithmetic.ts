import { NotSupported, number, scalar } from "../../program/attributes.js";
import type { OnnxOperator, Writing } from "../writing.js";
import { clipped } from "./activations.js";

/** The operands in their order: the tensors, with the numbers among them. */
export function operands(w: Writing, count: number): readonly string[] {
  const { scalars } = w.step.attributes;
  let next = 0;
  const names = Array.isArray(scalars)
    ? (scalars as readonly (number | string | null)[]).map((value) =>
        value === null ? w.input(next++).name : w.number(scalar(value, w.step.op)),
      )
    : w.inputs.map(({ name }) => name);
  if (names.length === count) return names;
  throw new NotSupported(`${w.step.op} of ${names.length} operands`);
}

type Combine = (w: Writing, a: string, b: string) => string;

const combined =
  (combine: Combine): OnnxOperator =>
  (w) => {
    const [a = "", b = ""] = operands(w, 2);
    return combine(w, a, b);
  };

const same = (type: string): OnnxOperator => combined((w, a, b) => w.node(type, [a, b]));

/** `a + alpha * b` and its kin. */
const scaled = (type: string): OnnxOperator =>
  combined((w, a, b) => {
    const alpha = w.step.attributes.alpha === undefined ? 1 : number(w.step, "alpha");
    return w.node(type, [a, alpha === 1 ? b : w.node("Mul", [b, w.number(alpha)])]);
  });

/** A question, whose answers are 0 and 1. */
const compared = (type: string, isOpposite = false): OnnxOperator =>
  combined((w, a, b) => {
    const truth = w.node(type, [a, b]);
    return w.asFloats(isOpposite ? w.node("Not", [truth]) : truth);
  });

const logical = (type: string): OnnxOperator =>
  combined((w, a, b) => w.asFloats(w.node(type, [w.asTruths(a), w.asTruths(b)])));

const opposite: OnnxOperator = (w) => w.asFloats(w.node("Not", [w.asTruths(w.input().name)]));

const rounded = (w: Writing, a: string, b: string): string => w.node("Floor", [w.node("Div", [a, b])]);

/** Towards zero. */
const truncated = (w: Writing, x: string): string =>
  w.node("Mul", [w.node("Sign", [x]), w.node("Floor", [w.node("Abs", [x])])]);

const div: OnnxOperator = combined((w, a, b) => {
  const { roundingMode } = w.step.attributes;
  const quotient = w.node("Div", [a, b]);
  if (roundingMode === undefined || roundingMode === "None") return quotient;
  return roundingMode === "floor" ? w.node("Floor", [quotient]) : truncated(w, quotient);
});

function power(w: Writing, base: string, exponent: string): string {
  return w.node("Pow", [base, exponent]);
}

const pow: OnnxOperator = (w) => {
  if (w.step.attributes.exponent !== undefined) {
    return power(w, w.input().name, w.number(number(w.step, "exponent")));
  }
  const [base = "", exponent = ""] = operands(w, 2);
  const { scalars } = w.step.attributes;
  const isSquare = Array.isArray(scalars) && scalars[0] === null && scalars[1] === 2;
  return isSquare ? w.node("Mul", [base, base]) : power(w, base, exponent);
};

const clamp: OnnxOperator = (w) => {
  const { scalars } = w.step.attributes;
  const [, low = null, high = null] = Array.isArray(scalars) ? (scalars as readonly (number | string | null)[]) : [];
  if (low !== null && high !== null) {
    return clipped(w, w.input().name, scalar(low, "clamp"), scalar(high, "clamp"));
  }
  const [x = "", from = "", to = ""] = operands(w, 3);
  return w.node("Min", [w.node("Max", [x, from]), to]);
};

const chosen = (w: Writing, condition: string, yes: string, no: string): string =>
  w.node("Where", [w.asTruths(condition), yes, no]);

/** One slope, or one for each of the channels, which are the second dimension. */
const prelu: OnnxOperator = (w) => {
  const slope = w.weights.get("weight") ?? w.input(1);
  const rank = w.input().shape.length;
  const count = slope.shape[0] ?? 1;
  const shape = count === 1 ? [1] : Array.from({ length: rank }, (_, i) => (i === 1 ? count : 1));
  return w.node("PRelu", [w.input().name, w.reshape(slope.name, shape)]);
};

/** Half of a dimension gates the other half. */
const glu: OnnxOperator = (w) => {
  const { name, shape } = w.input();
  const axis = w.axis(number(w.step, "dim"));
  const half = (shape[axis] ?? 0) / 2;
  const gate = w.node("Sigmoid", [w.cut(name, axis, half, 2 * half)]);
  return w.node("Mul", [w.cut(name, axis, 0, half), gate]);
};

/** Functions of several operands, by their names in PyTorch. */
export const arithmetic: Readonly<Record<string, OnnxOperator>> = {
  add: scaled("Add"),
  sub: scaled("Sub"),
  mul: same("Mul"),
  div,
  pow,
  floor_divide: combined(rounded),
  remainder: combined((w, a, b) => w.node("Sub", [a, w.node("Mul", [rounded(w, a, b), b])])),
  fmod: combined((w, a, b) => w.node("Mod", [a, b], { fmod: 1 })),
  hypot: combined((w, a, b) => w.node("Sqrt", [w.node("Add", [w.node("Mul", [a, a]), w.node("Mul", [b, b])])])),
  maximum: same("Max"),
  minimum: same("Min"),
  clamp,
  eq: compared("Equal"),
  ne: compared("Equal", true),
  gt: compared("Greater"),
  ge: compared("GreaterOrEqual"),
  lt: compared("Less"),
  le: compared("LessOrEqual"),
  logical_and: logical("And"),
  logical_or: logical("Or"),
  logical_xor: logical("Xor"),
  logical_not: opposite,
  isnan: (w) => w.asFloats(w.node("IsNaN", [w.input().name])),
  isinf: (w) => w.asFloats(w.node("IsInf", [w.input().name])),
  where: (w) => {
    const [condition = "", yes = "", no = ""] = operands(w, 3);
    return chosen(w, condition, yes, no);
  },
  masked_fill: (w) => {
    const [mask = "", x = "", value = ""] = operands(w, 3);
    return chosen(w, mask, value, x);
  },
  lerp: (w) => {
    const [from = "", to = "", weight = ""] = operands(w, 3);
    return w.node("Add", [from, w.node("Mul", [weight, w.node("Sub", [to, from])])]);
  },
  prelu,
  glu,
};
