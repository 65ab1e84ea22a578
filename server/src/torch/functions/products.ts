import { NotAnalysed, runtimeError, typeError } from "../../values/errors.js";
import { isInt, isSequence, isUnknown, type Value } from "../../values/value.js";
import { dimension } from "../operators/dimension.js";
import { mm, mv } from "../operators/matrix.js";
import { type Inferred, product, run } from "../operators/operator.js";
import { broadcast } from "../operators/pointwise.js";
import { type Dim, formatSizes, isTensor, type Shape, type Tensor } from "../tensor.js";
import { dtypes } from "./dtypes.js";
import type { Bound, TorchFunction } from "./function.js";
import { multiply } from "./matrix.js";
import { checkExpands } from "./matrixSums.js";
import { isFloating } from "./promotion.js";
import { scalarOf } from "./pointwise.js";
import { knownArgument, optionalIntOf, optionalTensorOf, tensorOf } from "./read.js";
import { both } from "./shape/entries.js";
import { typeNameOf } from "./typeNames.js";

const differ = (one: Dim, other: Dim): boolean => one !== null && other !== null && one !== other;

/** `F.linear`: `input @ weight.T + bias`. */
function linear(input: Shape, weight: Shape, bias: Shape | null): Inferred {
  if (weight.length > 2) throw runtimeError(`t() expects a tensor with <= 2 dimensions, but self is ${weight.length}D`);
  if (input.length === 0 || weight.length === 0) {
    const ranks = `${input.length}D and ${weight.length}D`;
    throw runtimeError(`both arguments to matmul need to be at least 1D, but they are ${ranks}`);
  }
  if (weight.length === 1 && bias !== null && input.length === 2) {
    throw runtimeError("mat2 must be a matrix, got 1-D tensor");
  }
  const tall = [product(...input.slice(0, -1)), input.at(-1) ?? null];
  const turned = weight.toReversed();
  const { outputs, macs = null } = weight.length === 1 ? mv(tall, weight) : mm(tall, turned);
  const output = [...input.slice(0, -1), ...turned.slice(1)];
  if (bias !== null) checkExpands(bias, input.length === 1 ? output : (outputs[0] ?? null));
  return { outputs: [output], macs };
}

const linearEntry: TorchFunction = {
  name: "linear",
  signatures: ["linear(Tensor input, Tensor weight, Tensor? bias=None)"],
  homes: ["functional"],
  run(pass, args) {
    const bias = optionalTensorOf(args, "bias");
    return multiply(
      pass,
      "linear",
      [tensorOf(args, "input"), tensorOf(args, "weight")],
      (input, weight) => linear(input, weight, bias?.shape ?? null),
      undefined,
      { weights: { bias } },
    );
  },
};

export const bilinear: TorchFunction = {
  name: "bilinear",
  signatures: ["bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None)"],
  homes: ["torch", "functional"],
  run(pass, args) {
    const tensors = [tensorOf(args, "input1"), tensorOf(args, "input2"), tensorOf(args, "weight")];
    const [one = null, other = null, weight = null] = tensors.map(({ shape }) => shape);
    const weights = { bias: args.bias ?? null };
    return run(pass, { name: "bilinear", infer: () => bilinearShape(one, other, weight) }, tensors, {}, weights);
  },
};

function bilinearShape(one: Shape | null, other: Shape | null, weight: Shape | null): Inferred {
  if (one === null || other === null || weight === null) return { outputs: [null], macs: null };
  if (one.length !== other.length) {
    throw runtimeError(`bilinear(): input dimensions do not match: got ${one.length} and ${other.length}`);
  }
  one.slice(0, -1).forEach((size, i) => {
    if (!differ(size, other[i] ?? null)) return;
    throw runtimeError(`bilinear(): input batch dimensions do not match at dim ${i}: got ${size} and ${other[i]}`);
  });
  const [out = null, ...sizes] = weight;
  for (const [i, shape] of [one, other].entries()) {
    const [own, wanted] = [shape.at(-1) ?? null, sizes[i] ?? null];
    if (!differ(own, wanted)) continue;
    throw runtimeError(`bilinear(): input${i + 1} size does not match weight size: got ${own} but expected ${wanted}`);
  }
  const output = [...one.slice(0, -1), out];
  return { outputs: [output], macs: product(...output, ...sizes) };
}

/** The dimensions that `tensordot` contracts, of both tensors. */
function contractedDims(dims: Value): readonly [readonly number[], readonly number[]] {
  if (isInt(dims)) {
    const count = Number(dims);
    if (count < 0) throw runtimeError(`tensordot expects dims >= 0, but got dims=${count}`);
    const first = Array.from({ length: count }, (_, i) => i);
    return [first.map((i) => i - count), first];
  }
  const lists = isSequence(dims) ? dims.items : [];
  const [one, other] = lists.map((list) => (isSequence(list) ? list.items : [list]));
  const isWhole = (items: readonly Value[] | undefined): items is readonly number[] =>
    items?.every((item) => typeof item === "number") ?? false;
  if (lists.length !== 2 || !isWhole(one) || !isWhole(other)) throw new NotAnalysed("the dimensions of tensordot");
  return [one, other];
}

function tensordot(dims: Value, a: Shape, b: Shape): Inferred {
  const [one, other] = contractedDims(dims);
  if (one.length !== other.length) throw runtimeError("both dimension lists should have same length");
  const axes = [one.map((dim) => dimension(dim, a.length)), other.map((dim) => dimension(dim, b.length))] as const;
  axes[0].forEach((axis, i) => {
    const [own, theirs] = [a[axis] ?? null, b[axes[1][i] ?? 0] ?? null];
    if (own === 1 || theirs === 1 || !differ(own, theirs)) return;
    throw runtimeError(
      `contracted dimensions need to match, but first has size ${own} in dim ${one[i]} and second has size ${theirs} ` +
        `in dim ${other[i]}`,
    );
  });
  const output = [...a.filter((_, i) => !axes[0].includes(i)), ...b.filter((_, i) => !axes[1].includes(i))];
  return { outputs: [output], macs: product(...output, ...axes[0].map((axis) => a[axis] ?? null)) };
}

const pythonTensor = (args: Bound, name: string): Tensor => {
  const value = knownArgument(args, name);
  if (isTensor(value)) return value;
  throw new NotAnalysed(`the argument ${name}`);
};

const contractions: readonly TorchFunction[] = [
  {
    name: "tensordot",
    signatures: ["tensordot(a, b, dims=2, out=None)"],
    homes: ["torch"],
    python: true,
    run(pass, args) {
      const dims = knownArgument(args, "dims");
      if (isUnknown(dims)) throw new NotAnalysed("the dimensions of tensordot");
      const operands = [pythonTensor(args, "a"), pythonTensor(args, "b")] as const;
      const [left, right] = contractedDims(dims);
      const attributes = { left, right };
      return multiply(pass, "tensordot", operands, (a, b) => tensordot(dims, a, b), undefined, { attributes });
    },
  },
  {
    name: "chain_matmul",
    signatures: ["chain_matmul(*matrices, out=None)"],
    homes: ["torch"],
    python: true,
    run(pass, args) {
      const matrices = isSequence(args.matrices ?? null) ? (args.matrices as { items: readonly Value[] }).items : [];
      const tensors = matrices.filter(isTensor);
      const [first, ...others] = tensors;
      if (first === undefined || tensors.length < matrices.length)
        throw new NotAnalysed("the matrices of chain_matmul");
      return others.reduce((left, right, i) => {
        const [one, other] = [left.shape, tensors[i + 1]?.shape ?? null];
        if (one !== null && other !== null && differ(one[1] ?? null, other[0] ?? null)) {
          const shapes = `${formatSizes(tensors[i]?.shape ?? one)} and ${formatSizes(other)}`;
          throw runtimeError(`multi_dot(): tensors ${i} and ${i + 1} with shapes ${shapes} cannot be multiplied`);
        }
        return multiply(pass, "mm", [left, right], mm);
      }, first);
    },
  },
];

function cdistShape(one: Shape, other: Shape): Inferred {
  for (const [i, shape] of [one, other].entries()) {
    if (shape.length >= 2) continue;
    throw runtimeError(`cdist only supports at least 2D tensors, X${i + 1} got: ${shape.length}D`);
  }
  const [a = null, b = null] = [one.at(-1), other.at(-1)];
  if (differ(a, b)) throw runtimeError(`X1 and X2 must have the same number of columns. X1: ${a} X2: ${b}`);
  const lead = broadcast(one.slice(0, -2), other.slice(0, -2)) ?? [];
  return { outputs: [[...lead, one.at(-2) ?? null, other.at(-2) ?? null]] };
}

const cdist: TorchFunction = {
  name: "cdist",
  signatures: ["cdist(x1, x2, p=2.0, compute_mode='use_mm_for_euclid_dist_if_necessary')"],
  homes: ["torch"],
  python: true,
  run(pass, args) {
    const operands = ["x1", "x2"].map((name, i) => {
      const value = knownArgument(args, name);
      if (isTensor(value)) return value;
      throw typeError(`cdist(): argument '${name}' (position ${i + 1}) must be Tensor, not ${typeNameOf(value)}`);
    });
    const [one, other] = operands as [Tensor, Tensor];
    for (const [i, { dtype }] of operands.entries()) {
      if (dtype === null || isFloating(dtype)) continue;
      throw runtimeError(`cdist only supports floating-point dtypes, X${i + 1} got: ${dtypes[dtype]?.legacy}`);
    }
    const attributes = { p: scalarOf(args.p ?? null) };
    return multiply(pass, "cdist", [one, other], cdistShape, undefined, { attributes });
  },
};

/** `torch.cross`: vectors of three along a dimension, the first of that size if it is left out. */
const cross = both("cross", ["(Tensor input, Tensor other, int? dim=None, *, Tensor? out=None)"], (pass, args) => {
  const tensors = [tensorOf(args, "input"), tensorOf(args, "other")];
  const [one = null, other = null] = tensors.map(({ shape }) => shape);
  const dim = optionalIntOf(args, "dim");
  const infer = (): Inferred => {
    if (one === null || other === null) return { outputs: [null] };
    if (one.length !== other.length) {
      throw runtimeError(`linalg.cross: inputs must have the same number of dimensions.`);
    }
    const axis = dim === null ? one.indexOf(3) : dimension(dim, one.length);
    if (axis < 0 && one.includes(null)) return { outputs: [broadcast(one, other)] };
    if (axis < 0) throw runtimeError("no dimension of size 3 in input");
    const [a, b] = [one[axis] ?? null, other[axis] ?? null];
    if (differ(a, 3) || differ(b, 3)) {
      throw runtimeError(`linalg.cross: inputs dimension ${axis} must have length 3. Got ${a} and ${b}`);
    }
    return { outputs: [broadcast(one, other)] };
  };
  return run(pass, { name: "cross", infer }, tensors, { dim });
});

export const products: readonly TorchFunction[] = [linearEntry, bilinear, ...contractions, cdist, cross];
