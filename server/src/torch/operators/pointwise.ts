import { runtimeError } from "../../values/errors.js";
import { type Dim, numel, type Shape } from "../tensor.js";
import type { Attributes } from "../trace.js";
import type { Operator } from "./operator.js";

/** Maps every element on its own: activations, dropout, casts. */
const elementwise = (name: string): Operator => ({
  name,
  infer: ([input = null]) => ({ outputs: [input] }),
});

/** Activation functions and other maps, by the name of the function in PyTorch. */
const maps = Object.fromEntries(
  [
    "silu",
    "relu",
    "relu6",
    "leaky_relu",
    "hardswish",
    "hardsigmoid",
    "hardtanh",
    "sigmoid",
    "tanh",
    "mish",
    "gelu",
    "elu",
    "selu",
    "celu",
    "softplus",
    "softsign",
    "logsigmoid",
    "rrelu",
    "threshold",
    "hardshrink",
    "softshrink",
    "tanhshrink",
    "dropout",
    "alpha_dropout",
    "feature_dropout",
    "local_response_norm",
    "pow",
  ].map((name) => [name, elementwise(name)]),
) as Readonly<Record<string, Operator>>;

/** The map of a name that is one of them. */
export function map(name: string): Operator {
  const found = maps[name];
  if (!found) throw new Error(`no operator ${name}`);
  return found;
}

/** The shape of two operands together. Source: PyTorch notes, "Broadcasting semantics". */
export function broadcast(left: Shape | null, right: Shape | null): Shape | null {
  if (left === null || right === null) return null;
  const rank = Math.max(left.length, right.length);
  const sizes: Dim[] = [];
  // From the last dimension on, as PyTorch looks for the one to complain of.
  for (let i = rank - 1; i >= 0; i--) {
    const [a, b] = [left, right].map((shape) =>
      i < rank - shape.length ? 1 : (shape[i - rank + shape.length] ?? null),
    );
    sizes.unshift(together(a ?? null, b ?? null, i));
  }
  return sizes;
}

function together(a: Dim, b: Dim, axis: number): Dim {
  if (a === 1) return b;
  if (b === 1) return a;
  if (a !== null && b !== null && a !== b) {
    throw runtimeError(
      `The size of tensor a (${a}) must match the size of tensor b (${b}) at non-singleton dimension ${axis}`,
    );
  }
  return a ?? b;
}

const binary = (name: string): Operator => ({
  name,
  infer: ([left = null, right]) => ({ outputs: [right === undefined ? left : broadcast(left, right)] }),
});

/** Arithmetic of two tensors, or of one tensor and a number in the attributes. */
export const add = binary("add");
export const mul = binary("mul");

/** `F.softmax` along `dim`. */
export const softmax: Operator<Attributes & { readonly dim: number | null }> = {
  name: "softmax",
  infer: ([input = null]) => ({ outputs: [input] }),
};

/** `F.prelu` with one slope, or one for every channel. */
export const prelu: Operator<{ readonly weight: Shape }> = {
  name: "prelu",
  infer([input = null], { weight }) {
    const count = numel(weight);
    const channels = input === null ? null : input.length > 1 ? (input[1] ?? null) : 1;
    if (count !== null && count !== 1 && channels !== null && channels !== count) {
      throw runtimeError(
        `Mismatch of parameter numbers and input channel size. Found parameter numbers = ${count} and ` +
          `channel size = ${channels}.`,
      );
    }
    if (weight.length > 1) {
      throw runtimeError(`prelu: Expected \`weight\` to be a scalar or 1D tensor, but got ndim = ${weight.length}`);
    }
    return { outputs: [input] };
  },
};
