import { runtimeError } from "../../../values/errors.js";
import { diagonalMatrix } from "../../operators/arranging.js";
import { dimension } from "../../operators/dimension.js";
import { type Operator, run } from "../../operators/operator.js";
import { reshape } from "../../operators/shaping.js";
import { diagonal } from "../../operators/views.js";
import { type Shape, Tensor } from "../../tensor.js";
import type { ForwardPass } from "../../trace.js";
import type { Bound, TorchFunction } from "../function.js";
import { dtypeOf, intOf, tensorOf } from "../read.js";
import { both } from "./entries.js";

const embed = (pass: ForwardPass, tensor: Tensor, offset: number): Tensor =>
  run(pass, diagonalMatrix, [tensor], { offset, dim1: -2, dim2: -1 });

/** `torch.diag`: the diagonal of a matrix as a copy, or a matrix around a vector. */
function diag(pass: ForwardPass, args: Bound): Tensor {
  const [tensor, offset] = [tensorOf(args, "input"), intOf(args, "diagonal")];
  const rank = tensor.shape?.length ?? null;
  if (rank === null) return run(pass, { name: "diag", infer: () => ({ outputs: [null] }) }, [tensor], {});
  if (rank !== 1 && rank !== 2) throw runtimeError("matrix or a vector expected");
  return rank === 1 ? embed(pass, tensor, offset) : run(pass, diagonal, [tensor], { offset, dim1: 0, dim2: 1 });
}

const diagonalOf: TorchFunction["run"] = (pass, args) =>
  run(pass, diagonal, [tensorOf(args, "input")], {
    offset: intOf(args, "offset"),
    dim1: intOf(args, "dim1"),
    dim2: intOf(args, "dim2"),
  });

function embedded(pass: ForwardPass, args: Bound): Tensor {
  const tensor = tensorOf(args, "input");
  return run(pass, diagonalMatrix, [tensor], {
    offset: intOf(args, "offset"),
    dim1: intOf(args, "dim1"),
    dim2: intOf(args, "dim2"),
  });
}

/** `tril` and `triu`: zeros beyond a diagonal of the last two dimensions. */
const triangle = (name: "tril" | "triu"): TorchFunction => {
  const keeps = (row: number, column: number, aside: number): boolean =>
    name === "tril" ? column - row <= aside : column - row >= aside;
  const operator: Operator<{ readonly diagonal: number }> = {
    name,
    infer: ([input = null]) => {
      if (input !== null && input.length < 2) dimension(-2, input.length);
      return { outputs: [input] };
    },
    picks: ([shape = []]) => Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i),
  };
  return both(name, ["(Tensor input, int diagonal=0, *, Tensor? out=None)"], (pass, args) => {
    const aside = intOf(args, "diagonal");
    const output = run(pass, operator, [tensorOf(args, "input")], { diagonal: aside });
    const [rows, columns] = output.shape?.slice(-2) ?? [];
    const { data } = output;
    if (data && rows && columns) {
      const kept = (value: number, i: number) =>
        keeps(Math.floor(i / columns) % rows, i % columns, aside) ? value : 0;
      output.writeData(data.map(kept));
    }
    return output;
  });
};

/** `tril_indices` and `triu_indices`: rows and columns of the elements that are kept. */
const triangleIndices = (name: "tril" | "triu"): TorchFunction => ({
  name: `${name}_indices`,
  homes: ["torch"],
  signatures: [
    `${name}_indices(int row, int col, int offset=0, *, ScalarType? dtype=None, Layout? layout=None, ` +
      "Device? device=None, bool? pin_memory=None, bool? requires_grad=None)",
  ],
  run(_, args) {
    const [rows, columns, aside] = [intOf(args, "row"), intOf(args, "col"), intOf(args, "offset")];
    for (const [word, size] of [
      ["row", rows],
      ["col", columns],
    ] as const) {
      if (size < 0) throw runtimeError(`${word} must be non-negative, got${size}`);
    }
    const inRow = (row: number): readonly [number, number] =>
      name === "tril"
        ? [0, Math.min(Math.max(row + aside + 1, 0), columns)]
        : [Math.min(Math.max(row + aside, 0), columns), columns];
    const spans = Array.from({ length: rows }, (_, row) => [row, ...inRow(row)] as const);
    const count = spans.reduce((sum, [, from, to]) => sum + to - from, 0);
    const shape: Shape = [2, count];
    const dtype = dtypeOf(args) ?? "int64";
    if (count > 2048) return new Tensor(shape, { dtype });
    const places = spans.flatMap(([row, from, to]) => Array.from({ length: to - from }, (_, i) => [row, from + i]));
    const data = [...places.map(([row = 0]) => row), ...places.map(([, column = 0]) => column)];
    return new Tensor(shape, { dtype, data, strides: [count, 1] });
  },
});

const planes = "int offset=0, int dim1=-2, int dim2=-1";

/** Functions of diagonals and triangles of matrices. */
export const diagonals: readonly TorchFunction[] = [
  both("diag", ["(Tensor input, int diagonal=0, *, Tensor? out=None)"], diag),
  both(
    "diagonal",
    [
      "(Tensor input, *, Dimname outdim, Dimname dim1, Dimname dim2, int offset=0)",
      `(Tensor input, ${planes.replace("-2", "0").replace("-1", "1")})`,
    ],
    diagonalOf,
  ),
  both("diag_embed", [`(Tensor input, ${planes})`], embedded),
  both("diagflat", ["(Tensor input, int offset=0)"], (pass, args) =>
    embed(pass, run(pass, reshape, [tensorOf(args, "input")], { shape: [-1] }), intOf(args, "offset")),
  ),
  triangle("tril"),
  triangle("triu"),
  triangleIndices("tril"),
  triangleIndices("triu"),
];
