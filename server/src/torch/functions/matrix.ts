import { indexError, runtimeError } from "../../values/errors.js";
import { bmm, dot, matmul, mm, mv } from "../operators/matrix.js";
import { type Inferred, type Operator, product, run } from "../operators/operator.js";
import { type Dtype, formatSizes, type Shape, type Tensor } from "../tensor.js";
import type { Attributes, ForwardPass, Weights } from "../trace.js";
import { dtypes } from "./dtypes.js";
import type { TorchFunction } from "./function.js";
import { promoteTypes } from "./promotion.js";
import { tensorOf } from "./read.js";
import { both } from "./shape/entries.js";
import { refuse } from "./unary.js";

/** Throws where two types are not the same, which matrix products do not convert. */
function checkTypes(one: Dtype, other: Dtype): void {
  if (one === null || other === null || one === other) return;
  throw runtimeError(`expected scalar type ${dtypes[one]?.legacy} but found ${dtypes[other]?.legacy}`);
}

/** Two vectors must be of one type before anything else. */
function checkVectorTypes(one: Dtype, other: Dtype): void {
  refuse(one, { bool: "dot" });
  if (one === null || other === null || one === other) return;
  const [own, theirs] = [dtypes[one]?.legacy, dtypes[other]?.legacy];
  throw runtimeError(`dot : expected both vectors to have same dtype, but found ${own} and ${theirs}`);
}

/** Runs a product of two tensors of certain ranks; `infer` is asked where both shapes are known. */
export function multiply(
  pass: ForwardPass,
  name: string,
  [one, other]: readonly [Tensor, Tensor],
  infer: (one: Shape, other: Shape) => Inferred,
  type: (one: Dtype, other: Dtype) => Dtype = sameType,
  { attributes = {}, weights }: { readonly attributes?: Attributes; readonly weights?: Weights } = {},
): Tensor {
  const operator: Operator = {
    name,
    infer: ([left = null, right = null]) =>
      left === null || right === null ? { outputs: [null], macs: null } : infer(left, right),
  };
  return run(
    pass,
    { ...operator, dtype: ([own = null, theirs = null]) => type(own, theirs) },
    [one, other],
    attributes,
    weights,
  );
}

export function sameType(one: Dtype, other: Dtype): Dtype {
  checkTypes(one, other);
  return one;
}

export const rankIs = (shape: Shape | null, rank: number): boolean => shape === null || shape.length === rank;

/** A product of two tensors that both have as many dimensions as it wants. */
function entry(
  name: string,
  second: string,
  check: (one: Shape | null, other: Shape | null) => void,
  infer: (one: Shape, other: Shape) => Inferred,
): TorchFunction {
  return both(name, [`(Tensor input, Tensor ${second}, *, Tensor? out=None)`], (pass, args) => {
    const operands = [tensorOf(args, "input"), tensorOf(args, second)] as const;
    check(operands[0].shape, operands[1].shape);
    if (infer === dot) checkVectorTypes(operands[0].dtype, operands[1].dtype);
    return multiply(pass, name, operands, infer);
  });
}

/** `torch.matmul` and `@`. */
function matrixProduct(pass: ForwardPass, one: Tensor, other: Tensor): Tensor {
  const [a, b] = [one.shape?.length ?? null, other.shape?.length ?? null];
  if (a === 1 && b === 1) checkVectorTypes(one.dtype, other.dtype);
  const isTurned = a !== null && b !== null && a > 0 && a <= 2 && b > 2;
  return multiply(
    pass,
    "matmul",
    [one, other],
    (left, right) => matmul.infer([left, right], {}),
    (own, theirs) => {
      if (a === 2 && b === 1) refuse(own, { bool: "addmv_impl_cpu" });
      return isTurned ? sameType(theirs, own) : sameType(own, theirs);
    },
  );
}

function checkMatrices(one: Shape | null, other: Shape | null): void {
  if (!rankIs(one, 2)) throw runtimeError("self must be a matrix");
  if (!rankIs(other, 2)) throw runtimeError("mat2 must be a matrix");
}

export function checkBatches(one: Shape | null, other: Shape | null): void {
  if (!rankIs(one, 3)) throw runtimeError("batch1 must be a 3D tensor");
  if (!rankIs(other, 3)) throw runtimeError("batch2 must be a 3D tensor");
}

export function checkVector(one: Shape | null, other: Shape | null): void {
  if (rankIs(one, 2) && rankIs(other, 1)) return;
  const [a, b] = [one?.length ?? 2, other?.length ?? 1];
  if (a === 0) throw indexError("Dimension specified as 0 but tensor has no dimensions");
  throw runtimeError(`vector + matrix @ vector expected, got 1, ${a}, ${b}`);
}

function checkVectors(one: Shape | null, other: Shape | null): void {
  if (rankIs(one, 1) && rankIs(other, 1)) return;
  throw runtimeError(`1D tensors expected, but got ${one?.length ?? 1}D and ${other?.length ?? 1}D tensors`);
}

/** `torch.inner`: over the last dimensions. */
function inner(one: Shape, other: Shape): Inferred {
  if (one.length === 0 || other.length === 0) return { outputs: [[...one, ...other]] };
  const [a, b] = [one.at(-1) ?? null, other.at(-1) ?? null];
  if (a !== null && b !== null && a !== b) {
    const shapes = `${formatSizes(one)} and ${formatSizes(other)}`;
    throw runtimeError(`inner() the last dimension must match on both input tensors but got shapes ${shapes}`);
  }
  const output = [...one.slice(0, -1), ...other.slice(0, -1)];
  return { outputs: [output], macs: product(...output, a ?? b) };
}

const outer = (name: string): TorchFunction =>
  both(name, ["(Tensor input, Tensor vec2, *, Tensor? out=None)"], (pass, args) => {
    const [one, other] = [tensorOf(args, "input"), tensorOf(args, "vec2")];
    for (const [argument, { shape }] of [
      ["self", one],
      ["vec2", other],
    ] as const) {
      if (rankIs(shape, 1)) continue;
      throw runtimeError(`outer: Expected 1-D argument ${argument}, but got ${shape?.length ?? 0}-D`);
    }
    return multiply(pass, "outer", [one, other], (left, right) => ({ outputs: [[...left, ...right]] }));
  });

const kron = both("kron", ["(Tensor input, Tensor other, *, Tensor? out=None)"], (pass, args) =>
  multiply(pass, "kron", [tensorOf(args, "input"), tensorOf(args, "other")], kronSizes, (one, other) =>
    one === null || other === null ? null : promoteTypes(one, other),
  ),
);

function kronSizes(one: Shape, other: Shape): Inferred {
  const rank = Math.max(one.length, other.length);
  const sizes = Array.from({ length: rank }, (_, i) =>
    product(...[one, other].map((shape) => (i < rank - shape.length ? 1 : (shape[i - rank + shape.length] ?? null)))),
  );
  return { outputs: [sizes] };
}

export const matrices: readonly TorchFunction[] = [
  both("matmul", ["(Tensor input, Tensor other, *, Tensor? out=None)"], (pass, args) =>
    matrixProduct(pass, tensorOf(args, "input"), tensorOf(args, "other")),
  ),
  entry("mm", "mat2", checkMatrices, mm),
  entry("bmm", "mat2", checkBatches, bmm),
  entry("mv", "vec", checkVector, mv),
  entry("dot", "tensor", checkVectors, dot),
  entry("vdot", "other", checkVectors, dot),
  entry("inner", "other", () => undefined, inner),
  outer("outer"),
  outer("ger"),
  kron,
];
