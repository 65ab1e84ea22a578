import { indexError, runtimeError } from "../../../values/errors.js";
import { diagonalMatrix } from "../../operators/arranging.js";
import { placesOf, rowMajor } from "../../layout.js";
import { dimension } from "../../operators/dimension.js";
import { type Operator, run } from "../../operators/operator.js";
import { reshape } from "../../operators/shaping.js";
import { diagonal } from "../../operators/views.js";
import type { Tensor } from "../../tensor.js";
import type { ForwardPass } from "../../trace.js";
import type { Bound, TorchFunction } from "../function.js";
import { intOf, tensorOf } from "../read.js";
import { both } from "./entries.js";

const embed = (pass: ForwardPass, tensor: Tensor, offset: number): Tensor =>
  run(pass, diagonalMatrix, [tensor], { offset, dim1: -2, dim2: -1 });

/** A diagonal as elements of its own. */
const copiedDiagonal: Operator<{ readonly offset: number; readonly dim1: number; readonly dim2: number }> = {
  name: "diag",
  infer: (inputs, attributes) => diagonal.infer(inputs, attributes),
  picks: ([shape = []], attributes) => placesOf(diagonal.view(rowMajor(shape), attributes)) ?? undefined,
};

/** `torch.diag`: the diagonal of a matrix as a copy, or a matrix around a vector. */
function diag(pass: ForwardPass, args: Bound): Tensor {
  const [tensor, offset] = [tensorOf(args, "input"), intOf(args, "diagonal")];
  const rank = tensor.shape?.length ?? null;
  if (rank === null) return run(pass, { name: "diag", infer: () => ({ outputs: [null] }) }, [tensor], {});
  if (rank !== 1 && rank !== 2) throw runtimeError("matrix or a vector expected");
  return rank === 1 ? embed(pass, tensor, offset) : run(pass, copiedDiagonal, [tensor], { offset, dim1: 0, dim2: 1 });
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
      if (input?.length === 0) throw indexError("Dimension specified as -2 but tensor has no dimensions");
      if (input !== null) dimension(-2, input.length);
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
];
