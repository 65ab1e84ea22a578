import { NotAnalysed, runtimeError } from "../../values/errors.js";
import { numberOf } from "../../values/kinds.js";
import { isSequence, type PyObject, type Value } from "../../values/value.js";
import { formatSizes, isTensor, type Tensor } from "../tensor.js";
import type { ForwardPass } from "../trace.js";
import { functionObject, invoke } from "./callable.js";
import type { Bound, TorchFunction } from "./function.js";
import { isComplex, isFloating } from "./promotion.js";
import { flagOf, intOf, intsOf, itemsOf, knownArgument, tensorOf } from "./read.js";
import { norm } from "./reductions.js";
import { torchTable } from "./registry.js";

/** A function of `torch` under the name that another part of PyTorch has for it. */
function renamed(own: string, name: string): readonly (readonly [string, PyObject])[] {
  const fn = torchTable.get(name);
  if (fn === undefined) return [];
  const signatures = fn.signatures.map((signature) => signature.replace(`${name}(`, `${own}(`));
  return [[own.slice(own.indexOf("_") + 1), functionObject({ ...fn, name: own, signatures })]];
}

/** What `torch.special` calls functions of `torch`, by its own names. */
const specials: Readonly<Record<string, string>> = {
  ...{ digamma: "digamma", erf: "erf", erfc: "erfc", erfinv: "erfinv", exp2: "exp2", expit: "sigmoid" },
  ...{ expm1: "expm1", gammaln: "lgamma", i0: "i0", log1p: "log1p", log_softmax: "log_softmax", logit: "logit" },
  ...{ logsumexp: "logsumexp", psi: "digamma", round: "round", sinc: "sinc", softmax: "softmax", xlogy: "xlogy" },
};

/** The functions of `torch.special` by name. */
export const special: ReadonlyMap<string, PyObject> = new Map(
  Object.entries(specials).flatMap(([own, name]) => renamed(`special_${own}`, name)),
);

function mustBeReal({ dtype }: Tensor): void {
  if (dtype !== null && !isFloating(dtype) && !isComplex(dtype)) throw new NotAnalysed("a norm of whole numbers");
}

/** The dimensions of a norm, null for all. */
function dimsOf(args: Bound): readonly number[] | null {
  const dim = knownArgument(args, "dim");
  if (dim === null) return null;
  return isSequence(dim) ? intsOf(args, "dim") : [intOf(args, "dim")];
}

/** The norm of the elements along dimensions as one vector. */
function vectorNorm(pass: ForwardPass, args: Bound, order: Value): Tensor {
  const input = tensorOf(args, "input");
  mustBeReal(input);
  if ((args.dtype ?? null) !== null) throw new NotAnalysed("a norm of another type");
  const p = numberOf(order);
  if (p === undefined) throw new NotAnalysed("a norm of an unknown order");
  return norm(pass, input, p, dimsOf(args), flagOf(args, "keepdim"));
}

/** The norm of matrices, of which only that of the elements is worked out. */
function matrixNorm(pass: ForwardPass, args: Bound): Tensor {
  if (knownArgument(args, "ord") !== "fro")
    throw new NotAnalysed("a norm of matrices by their singular values or sums");
  const dims = dimsOf(args);
  if (dims?.length !== 2) throw new NotAnalysed("a norm of matrices in other than two dimensions");
  const { shape } = tensorOf(args, "input");
  if (shape !== null && shape.length < 2) {
    throw runtimeError(`linalg.matrix_norm: The input tensor A must have at least 2 dimensions.`);
  }
  return vectorNorm(pass, args, 2);
}

/** `torch.linalg.norm`: of vectors or of matrices, by how many dimensions it is over. */
function anyNorm(pass: ForwardPass, args: Bound): Tensor {
  const order = knownArgument(args, "ord");
  const dims = dimsOf(args);
  if (order === null) return vectorNorm(pass, args, 2);
  const rank = dims?.length ?? tensorOf(args, "input").shape?.length;
  if (order === "fro" && rank === 2) return vectorNorm(pass, args, 2);
  if (rank !== 1) throw new NotAnalysed("a norm of matrices by their singular values or sums");
  return vectorNorm(pass, args, order);
}

/** The product of matrices from the left to the right. */
function multiDot(args: Bound): Value {
  const [first = null, ...rest] = itemsOf(args, "tensors");
  if (!isTensor(first)) throw new NotAnalysed("the matrices of multi_dot");
  const matmul = torchTable.get("matmul");
  return rest.reduce<Value>((product, each) => {
    const isMatrix = isTensor(product) && isTensor(each) && product.shape?.length === 2 && each.shape?.length === 2;
    if (matmul === undefined || !isMatrix) throw new NotAnalysed("multi_dot of vectors");
    if (product.shape?.[1] !== each.shape?.[0])
      throw new NotAnalysed(`multi_dot of ${formatSizes(product.shape ?? [])}`);
    return invoke(matmul, [product, each]);
  }, first);
}

const own = (name: string, parameters: readonly string[], run: TorchFunction["run"]): readonly [string, PyObject] => {
  const signatures = parameters.map((each) => `linalg_${name}(${each})`);
  return [name, functionObject({ name: `linalg_${name}`, homes: [], signatures, run })];
};

/** A function of `torch` with arguments that are something else where they are left out. */
const called = (name: string, args: readonly Value[]): Value => {
  const fn = torchTable.get(name);
  if (fn === undefined) throw new NotAnalysed(`torch.${name}`);
  return invoke(fn, args);
};

const rest = "bool keepdim=False, *, ScalarType? dtype=None, Tensor? out=None";

/** The functions of `torch.linalg` by name. */
export const linalg: ReadonlyMap<string, PyObject> = new Map([
  ...renamed("linalg_det", "det"),
  ...renamed("linalg_inv", "inverse"),
  ...renamed("linalg_matrix_power", "matrix_power"),
  own("vector_norm", [`Tensor input, Scalar ord=2, int[1]? dim=None, ${rest}`], (pass, args) =>
    vectorNorm(pass, args, args.ord ?? null),
  ),
  own(
    "matrix_norm",
    [
      `Tensor input, Scalar ord, int[] dim=[-2, -1], ${rest}`,
      `Tensor input, str ord='fro', int[] dim=[-2, -1], ${rest}`,
    ],
    matrixNorm,
  ),
  own(
    "norm",
    [`Tensor input, Scalar? ord=None, int[1]? dim=None, ${rest}`, `Tensor input, str ord, int[1]? dim=None, ${rest}`],
    anyNorm,
  ),
  own("multi_dot", ["Tensor[] tensors, *, Tensor? out=None"], (_, args) => multiDot(args)),
  own("cross", ["Tensor input, Tensor other, *, int dim=-1, Tensor? out=None"], (_, args) =>
    called("cross", [args.input ?? null, args.other ?? null, args.dim ?? null]),
  ),
  own("diagonal", ["Tensor A, *, int offset=0, int dim1=-2, int dim2=-1"], (_, args) =>
    called("diagonal", [args.A ?? null, args.offset ?? null, args.dim1 ?? null, args.dim2 ?? null]),
  ),
]);
