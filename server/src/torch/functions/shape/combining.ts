import { runtimeError } from "../../../values/errors.js";
import { checkSize } from "../../../values/kinds.js";
import { isSequence, tuple, type Value } from "../../../values/value.js";
import { known, type Operator, run } from "../../operators/operator.js";
import { reshape } from "../../operators/shaping.js";
import { expand } from "../../operators/views.js";
import { type Dim, formatSizes, numel, type Tensor } from "../../tensor.js";
import type { ForwardPass } from "../../trace.js";
import type { Bound, TorchFunction } from "../function.js";
import { flagOf, intOf, tensorOf, textOf } from "../read.js";
import { named, tensorItems } from "./entries.js";
import { stacked, atLeast } from "./joining.js";

/** `torch.meshgrid` of vectors and numbers. */
function meshgrid(pass: ForwardPass, given: readonly Tensor[], indexing: string): readonly Tensor[] {
  const [first] = given;
  if (!first) throw runtimeError("meshgrid expects a non-empty TensorList");
  for (const tensor of given) {
    const rank = tensor.shape?.length ?? 1;
    if (rank > 1) throw runtimeError(`torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: `);
  }
  if (given.some(({ dtype }) => dtype !== null && first.dtype !== null && dtype !== first.dtype)) {
    throw runtimeError("meshgrid expects all tensors to have the same dtype");
  }
  if (indexing !== "ij" && indexing !== "xy") {
    throw runtimeError(`torch.meshgrid: indexing must be one of "xy" or "ij", but received: ${indexing}`);
  }
  const swaps = indexing === "xy" && given.length >= 2;
  const tensors = swaps ? [given[1] as Tensor, first, ...given.slice(2)] : given;
  const sizes = tensors.map(({ shape }): Dim => (shape === null ? null : numel(shape)));
  const grids = tensors.map((tensor, axis) => {
    const shape = sizes.map((size, i) => (i === axis ? size : 1));
    return run(pass, expand, [run(pass, reshape, [tensor], { shape })], { sizes });
  });
  if (!swaps) return grids;
  const [one, other, ...rest] = grids as [Tensor, Tensor, ...Tensor[]];
  return [other, one, ...rest];
}

/** Vectors only: `cartesian_prod` and `combinations`. */
function checkVector({ shape }: Tensor): void {
  if (shape !== null && shape.length !== 1) {
    throw runtimeError(`Expect a 1D vector, but got shape ${formatSizes(shape)}`);
  }
}

function cartesian(pass: ForwardPass, tensors: readonly Tensor[]): Tensor {
  tensors.forEach(checkVector);
  const [only] = tensors;
  if (tensors.length === 1 && only) return only;
  const columns = meshgrid(pass, tensors, "ij").map((grid) => run(pass, reshape, [grid], { shape: [-1] }));
  return stacked(pass, columns, 1);
}

/** All ways to choose `r` of `count` things in order, with or without putting them back. */
function choices(count: number, r: number, again: boolean): readonly (readonly number[])[] {
  let rows: readonly (readonly number[])[] = [[]];
  for (let i = 0; i < r; i++) {
    rows = rows.flatMap((row) => {
      const from = row.length === 0 ? 0 : (row.at(-1) ?? 0) + (again ? 0 : 1);
      return Array.from({ length: Math.max(0, count - from) }, (_, k) => [...row, from + k]);
    });
  }
  return rows;
}

/** How many there are, without listing them. */
const binomial = (n: number, k: number): number =>
  k > n ? 0 : Math.round(Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((a, b) => a * b, 1));

function combinations(pass: ForwardPass, args: Bound): Tensor {
  const [tensor, r, again] = [tensorOf(args, "input"), intOf(args, "r"), flagOf(args, "with_replacement")];
  checkVector(tensor);
  if (r < 0) throw runtimeError(`Expect a non-negative number, but got ${r}`);
  checkSize(r);
  const count = tensor.shape?.[0] ?? null;
  const rows = count === null ? null : binomial(again ? count + r - 1 : count, r);
  const operator: Operator = {
    name: "combinations",
    infer: () => ({ outputs: [r === 0 ? [0] : [rows, r]] }),
    picks: ([shape = []]) => (r === 0 ? [] : choices(shape[0] ?? 0, r, again).flat()),
  };
  return run(pass, operator, [tensor], { r, again });
}

function blockDiagonal(pass: ForwardPass, tensors: readonly Tensor[]): Tensor {
  const odd = tensors.findIndex(({ shape }) => shape !== null && shape.length > 2);
  if (odd >= 0) {
    throw runtimeError(
      `torch.block_diag: Input tensors must have 2 or fewer dimensions. Input ${odd} has ` +
        `${tensors[odd]?.shape?.length} dimensions`,
    );
  }
  const shapes = tensors.map(({ shape }) => shape && [1, 1, ...shape].slice(-2));
  const sum = (axis: number): Dim =>
    known(
      shapes.map((shape) => shape?.[axis] ?? null),
      (...sizes) => sizes.reduce((a, b) => a + b, 0),
    );
  const output = tensors.length === 0 ? [1, 0] : [sum(0), sum(1)];
  return run(pass, { name: "block_diag", infer: () => ({ outputs: [output] }) }, tensors, {});
}

/** The tensors of `f(*tensors)`, which may be one list of them. */
const spread = (args: Bound): Bound => {
  const { tensors } = args;
  const [first, ...others] =
    tensors !== undefined && isSequence(tensors ?? 0) ? (tensors as { items: readonly Value[] }).items : [];
  return others.length === 0 && first !== undefined && isSequence(first) ? { ...args, tensors: first } : args;
};

/** `atleast_1d` and its kin: one tensor for one, else a tuple. */
const atLeastOf = (rank: number): TorchFunction => ({
  name: `atleast_${rank}d`,
  homes: ["torch"],
  python: true,
  signatures: [`atleast_${rank}d(*tensors)`],
  run(pass, args) {
    const tensors = tensorItems(spread(args)).map((tensor) => atLeast(pass, tensor, rank));
    const isOne = tensors.length === 1 && spread(args) === args;
    return isOne ? (tensors[0] ?? null) : tuple(tensors);
  },
});

/** Functions that make grids, products and combinations of vectors. */
export const combining: readonly TorchFunction[] = [
  {
    name: "meshgrid",
    homes: ["torch"],
    python: true,
    signatures: ["meshgrid(*tensors, indexing=None)"],
    run: (pass, args) =>
      tuple(meshgrid(pass, tensorItems(spread(args)), args.indexing === null ? "ij" : textOf(args, "indexing"))),
  },
  {
    name: "cartesian_prod",
    homes: ["torch"],
    python: true,
    signatures: ["cartesian_prod(*tensors)"],
    run: (pass, args) => cartesian(pass, tensorItems(args)),
  },
  ...named(["combinations"], ["torch"], ["(Tensor input, int r=2, bool with_replacement=False)"], combinations),
  {
    name: "block_diag",
    homes: ["torch"],
    python: true,
    signatures: ["block_diag(*tensors)"],
    run: (pass, args) => blockDiagonal(pass, tensorItems(args)),
  },
  atLeastOf(1),
  atLeastOf(2),
  atLeastOf(3),
];
