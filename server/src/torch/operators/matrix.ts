import { type PythonError, runtimeError } from "../../values/errors.js";
import { type Dim, formatSizes, numel, type Shape } from "../tensor.js";
import { type Inferred, type Operator, product } from "./operator.js";
import { broadcast } from "./pointwise.js";

const differ = (one: Dim, other: Dim): boolean => one !== null && other !== null && one !== other;
const shown = (size: Dim): number | string => size ?? "?";

const notMultiplied = (rows: Dim, inner: Dim, other: Dim, columns: Dim): PythonError =>
  runtimeError(
    `mat1 and mat2 shapes cannot be multiplied (${shown(rows)}x${shown(inner)} and ${shown(other)}x${shown(columns)})`,
  );

/** `F.linear`: the last dimension goes from `weight[1]` to `weight[0]`. */
export const linear: Operator<{ readonly weight: Shape; readonly bias: boolean }> = {
  name: "linear",
  infer([input = null], { weight }) {
    const [out = null, features = null] = weight;
    if (input === null) return { outputs: [null], macs: null };
    const own = input.at(-1) ?? null;
    if (differ(own, features)) throw notMultiplied(product(...input.slice(0, -1)), own, features, out);
    const output: Shape = [...input.slice(0, -1), out];
    return { outputs: [output], macs: product(numel(output), features) };
  },
};

const unknown: Inferred = { outputs: [null], macs: null };

/** A matrix times a matrix; sizes as messages show them. */
export function mm([rows = null, inner = null]: Shape, [other = null, columns = null]: Shape): Inferred {
  if (differ(inner, other)) throw notMultiplied(rows, inner, other, columns);
  return { outputs: [[rows, columns]], macs: product(rows, inner ?? other, columns) };
}

/** A matrix times a vector. */
export function mv([rows = null, inner = null]: Shape, [other = null]: Shape): Inferred {
  if (differ(inner, other)) {
    throw runtimeError(`size mismatch, got ${shown(rows)}, ${shown(rows)}x${shown(inner)},${shown(other)}`);
  }
  return { outputs: [[rows]], macs: product(rows, inner ?? other) };
}

/** Two vectors. */
export function dot([one = null]: Shape, [other = null]: Shape): Inferred {
  if (differ(one, other)) {
    throw runtimeError(
      `inconsistent tensor size, expected tensor [${one}] and src [${other}] to have the same number of elements, ` +
        `but got ${one} and ${other} elements respectively`,
    );
  }
  return { outputs: [[]], macs: one ?? other };
}

/** As many matrices times as many. */
export function bmm(left: Shape, right: Shape): Inferred {
  const [batch = null, rows = null, inner = null] = left;
  const [others = null, other = null, columns = null] = right;
  if (differ(batch, others) || differ(inner, other)) {
    throw runtimeError(
      `Expected size for first two dimensions of batch2 tensor to be: ${formatSizes([batch, inner])} but got: ` +
        `${formatSizes([others, other])}.`,
    );
  }
  return { outputs: [[batch ?? others, rows, columns]], macs: product(batch ?? others, rows, inner ?? other, columns) };
}

/** Several matrices times one matrix or vector, taken as one tall matrix. */
function folded(many: Shape, one: Shape): Inferred {
  const tall = [product(...many.slice(0, -1)), many.at(-1) ?? null];
  const { macs = null } = one.length === 1 ? mv(tall, one) : mm(tall, one);
  return { outputs: [[...many.slice(0, -1), ...one.slice(1)]], macs };
}

const turned = (shape: Shape): Shape =>
  shape.length < 2 ? shape : [...shape.slice(0, -2), shape.at(-1) ?? null, shape.at(-2) ?? null];

function batched(left: Shape, right: Shape): Inferred {
  const lead = broadcast(left.slice(0, -2), right.slice(0, -2)) ?? [];
  const count = product(...lead);
  const { outputs, macs = null } = bmm([count, ...left.slice(-2)], [count, ...right.slice(-2)]);
  return { outputs: [[...lead, ...(outputs[0]?.slice(1) ?? [])]], macs };
}

/** `torch.matmul`; leading dimensions are broadcast. Source: `_matmul_impl` of ATen, in words. */
export const matmul: Operator = {
  name: "matmul",
  infer([left = null, right = null]) {
    if (left === null || right === null) return unknown;
    const [a, b] = [left.length, right.length];
    if (a === 0 || b === 0) {
      throw runtimeError(`both arguments to matmul need to be at least 1D, but they are ${a}D and ${b}D`);
    }
    if (a === 1 && b === 1) return dot(left, right);
    if (a === 2 && b === 1) return mv(left, right);
    if (a === 1 && b === 2) {
      const { outputs, macs = null } = mm([1, ...left], right);
      return { outputs: [outputs[0]?.slice(1) ?? null], macs };
    }
    if (a === 2 && b === 2) return mm(left, right);
    if (b <= 2) return folded(left, right);
    if (a > 2) return batched(left, right);
    const { outputs, macs = null } = folded(turned(right), turned(left));
    const [output = null] = outputs;
    return { outputs: [a === 2 && output !== null ? turned(output) : output], macs };
  },
};
