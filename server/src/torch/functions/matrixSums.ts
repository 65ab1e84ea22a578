import { runtimeError } from "../../values/errors.js";
import { bmm, mm, mv } from "../operators/matrix.js";
import { type Inferred, product } from "../operators/operator.js";
import { formatSizes, type Shape } from "../tensor.js";
import type { TorchFunction } from "./function.js";
import { checkBatches, checkVector, multiply, rankIs, sameType } from "./matrix.js";
import { scalarOf } from "./pointwise.js";
import { tensorOf } from "./read.js";
import { both } from "./shape/entries.js";

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

/** Products of matrices and vectors that are added to a tensor. */
export const matrixSums: readonly TorchFunction[] = addings.map(adding);
