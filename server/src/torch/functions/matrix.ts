import { indexError, runtimeError } from "../../values/errors.js";
import { bmm, dot, matmul, mm, mv } from "../operators/matrix.js";
import { type Inferred, type Operator, product, run } from "../operators/operator.js";
import { type Dtype, formatSizes, type Shape, type Tensor } from "../tensor.js";
import type { Attributes, ForwardPass, Weights } from "../trace.js";
import { dtypes } from "./dtypes.js";
import type { TorchFunction } from "./function.js";
import { scalarOf } from "./pointwise.js";
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

function sameType(one: Dtype, other: Dtype): Dtype {
  checkTypes(one, other);
  return one;
}

const rankIs = (shape: Shape | null, rank: number): boolean => shape === null || shape.length === rank;

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
function product2(pass: ForwardPass, one: Tensor, other: Tensor): Tensor {
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

function checkBatches(one: Shape | null, other: Shape | null): void {
  if (!rankIs(one, 3)) throw runtimeError("batch1 must be a 3D tensor");
  if (!rankIs(other, 3)) throw runtimeError("batch2 must be a 3D tensor");
}

function checkVector(one: Shape | null, other: Shape | null): void {
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

/** Throws where a tensor cannot be expanded to the sizes of a product that it is added to. */
export function checkExpands(shape: Shape | null, wanted: Shape | null): void {
  if (shape === null || wanted === null) return;
  const sizes = `Target sizes: ${formatSizes(wanted)}.  Tensor sizes: ${formatSizes(shape)}`;
  if (shape.length > wanted.length) {
    throw runtimeError(
      `expand(torch.FloatTensor{${formatSizes(shape)}}, size=${formatSizes(wanted)}): the number of sizes provided (${wanted.length}) must be greater or equal to the ` +
        `number of dimensions in the tensor (${shape.length})`,
    );
  }
  for (let axis = wanted.length - 1; axis >= wanted.length - shape.length; axis--) {
    const own = shape[axis - wanted.length + shape.length] ?? null;
    const target = wanted[axis] ?? null;
    if (own === null || target === null || own === 1 || own === target) continue;
    throw runtimeError(
      `The expanded size of the tensor (${target}) must match the existing size (${own}) at non-singleton dimension ` +
        `${axis}.  ${sizes}`,
    );
  }
}

/** The vector that `addmv` adds to must have an element for every row. */
function checkVectorFits(input: Shape | null, [rows = null, inner = null]: Shape, vector: Shape | null): void {
  const size = input === null ? null : product(...input);
  const other = vector?.[0] ?? null;
  const fits = size === null || rows === null || size === 1 || size === rows;
  if (fits && (inner === null || other === null || inner === other)) return;
  throw runtimeError(`size mismatch, got ${size}, ${rows}x${inner},${other}`);
}

interface Adding {
  readonly name: string;
  readonly operands: readonly [string, string];
  readonly infer: (one: Shape, other: Shape) => Inferred;
  readonly check: (one: Shape | null, other: Shape | null) => void;
}

const mustBeMatrix = (name: string, shape: Shape | null): void => {
  if (!rankIs(shape, 2)) throw runtimeError(`${name} must be a matrix, got ${shape?.length ?? 0}-D tensor`);
};

const addings: readonly Adding[] = [
  {
    name: "addmm",
    operands: ["mat1", "mat2"],
    infer: mm,
    check: (one, other) => {
      mustBeMatrix("mat1", one);
      mustBeMatrix("mat2", other);
    },
  },
  { name: "addmv", operands: ["mat", "vec"], infer: mv, check: checkVector },
  { name: "baddbmm", operands: ["batch1", "batch2"], infer: bmm, check: checkBatches },
  {
    name: "addbmm",
    operands: ["batch1", "batch2"],
    infer: (one, other) => {
      const { outputs, macs = null } = bmm(one, other);
      return { outputs: [outputs[0]?.slice(1) ?? null], macs };
    },
    check: checkBatches,
  },
  {
    name: "addr",
    operands: ["vec1", "vec2"],
    infer: (one, other) => ({ outputs: [[...one, ...other]] }),
    check: () => undefined,
  },
];

/** `beta * input + alpha * (one @ other)`. */
const adding = ({ name, operands: [first, second], infer, check }: Adding): TorchFunction =>
  both(
    name,
    [
      `(Tensor input, Tensor ${first}, Tensor ${second}, *, Scalar beta=1, Scalar alpha=1, Tensor? out=None)`,
      `(Scalar beta, Tensor input, Scalar alpha, Tensor ${first}, Tensor ${second}, *, Tensor? out=None)|deprecated`,
      `(Scalar beta, Tensor input, Tensor ${first}, Tensor ${second}, *, Tensor? out=None)|deprecated`,
    ],
    (pass, args) => {
      const input = tensorOf(args, "input");
      const operands = [tensorOf(args, first), tensorOf(args, second)] as const;
      const [left = null, right = null] = operands.map(({ shape }) => shape);
      if (name === "baddbmm" && left !== null && right !== null) {
        checkExpands(input.shape, [left[0] ?? null, left[1] ?? null, right[2] ?? null]);
      }
      check(left, right);
      if (name === "addmv" && left !== null) checkVectorFits(input.shape, left, right);
      if (name === "addmm" && input.dtype !== null && operands[1].dtype !== null && input.dtype !== operands[1].dtype) {
        throw runtimeError("self and mat2 must have the same dtype");
      }
      return multiply(
        pass,
        name,
        operands,
        (one, other) => {
          const inferred = infer(one, other);
          if (name !== "baddbmm") checkExpands(input.shape, inferred.outputs[0] ?? null);
          return inferred;
        },
        sameType,
        { attributes: { beta: scalarOf(args.beta ?? 1), alpha: scalarOf(args.alpha ?? 1) }, weights: { input } },
      );
    },
  );

const trace = both("trace", ["(Tensor input)"], (pass, args) => {
  const input = tensorOf(args, "input");
  if (!rankIs(input.shape, 2)) {
    throw runtimeError(`trace: expected a matrix, but got tensor with dim ${input.shape?.length ?? 0}`);
  }
  return run(pass, { name: "trace", infer: () => ({ outputs: [[]] }) }, [input], {});
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

/** Functions of square matrices, by how many of the last dimensions go. */
const square = (name: string, gone: 0 | 2): TorchFunction =>
  both(name, [`(Tensor input${name === "matrix_power" ? ", int n" : ""})`], (pass, args) => {
    const input = tensorOf(args, "input");
    const { shape } = input;
    if (shape !== null && shape.length < 2) {
      throw runtimeError(
        `linalg.${name === "inverse" ? "inv" : name}: The input tensor A must have at least 2 dimensions.`,
      );
    }
    return run(
      pass,
      { name, infer: () => ({ outputs: [gone === 0 || shape === null ? shape : shape.slice(0, -2)] }) },
      [input],
      {},
    );
  });

export const matrices: readonly TorchFunction[] = [
  both("matmul", ["(Tensor input, Tensor other, *, Tensor? out=None)"], (pass, args) =>
    product2(pass, tensorOf(args, "input"), tensorOf(args, "other")),
  ),
  entry("mm", "mat2", checkMatrices, mm),
  entry("bmm", "mat2", checkBatches, bmm),
  entry("mv", "vec", checkVector, mv),
  entry("dot", "tensor", checkVectors, dot),
  entry("vdot", "other", checkVectors, dot),
  entry("inner", "other", () => undefined, inner),
  outer("outer"),
  outer("ger"),
  ...addings.map(adding),
  trace,
  kron,
  square("inverse", 0),
  square("matrix_power", 0),
  square("det", 2),
  square("logdet", 2),
];
