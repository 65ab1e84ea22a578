import { add, mul } from "../../values/arithmetic.js";
import { compare } from "../../values/compare.js";
import { NotAnalysed, PythonError, runtimeError } from "../../values/errors.js";
import { repr } from "../../values/repr.js";
import { float, isFloat, type Value } from "../../values/value.js";
import { emptyShape, wrongArgument } from "../arguments.js";
import { Module } from "../module.js";
import { type Operator, run, tensorArgument } from "../operators/operator.js";
import type { ModuleClass } from "../signature.js";
import { isTensor, type Shape, type Tensor } from "../tensor.js";
import { typename } from "../typename.js";
import { assertion } from "./errors.js";
import { parameterOf } from "./parameter.js";
import { field, fields, shapeOf } from "./self.js";
import { leafClass, nnType, parameter, placement } from "./types.js";

/** `F.embedding`: a vector for every index. */
const embedding: Operator<{ readonly weight: Shape }> = {
  name: "embedding",
  infer: ([input = null], { weight }) => ({ outputs: [input && [...input, weight[1] ?? null]] }),
};

/** `padding_idx` as the class keeps it: counted from the front. */
function paddingIndex(index: Value, count: Value): Value {
  if (index === null) return null;
  if (compare(">", index, 0) === true) {
    if (compare("<", index, count) !== true) throw assertion("Padding_idx must be within num_embeddings");
    return index;
  }
  if (compare("<", index, 0) !== true) return index;
  if (compare(">=", index, mul(count, -1)) !== true) throw assertion("Padding_idx must be within num_embeddings");
  return add(count, index);
}

/** The table: new, or a tensor of the right shape that it is made of. */
function tableOf(given: Value, count: Value, size: Value): Shape | Tensor {
  if (given === null) return emptyShape([count, size]);
  if (!isTensor(given) || given.shape === null) throw new NotAnalysed("the weight of nn.Embedding");
  if (given.shape[0] !== count || given.shape[1] !== size || given.shape.length !== 2) {
    throw assertion("Shape of weight does not match num_embeddings and embedding_dim");
  }
  return given.isParameter ? given : parameterOf(given);
}

/** Only whole numbers are indices. */
function checkIndices(input: Tensor, renormalises: boolean): void {
  const { dtype } = input;
  if (dtype === null || dtype === "int64" || dtype === "int32") return;
  const [place, name] = renormalises ? [2, "embedding_renorm_"] : [1, "embedding"];
  throw runtimeError(
    `Expected tensor for argument #${place} 'indices' to have one of the following scalar types: Long, Int; ` +
      `but got ${dtype === "bool" ? "CPUBoolType" : typename(input)} instead (while checking arguments for ${name})`,
  );
}

const keys = ["padding_idx", "max_norm", "norm_type", "scale_grad_by_freq", "sparse"] as const;
/** What `extra_repr` shows only where it differs from this. */
const usual: readonly Value[] = [null, null, null, false, false];

function extraRepr(self: Module): string {
  const {
    num_embeddings: count,
    embedding_dim: size,
    ...rest
  } = fields(self, ["num_embeddings", "embedding_dim", ...keys]);
  const shown = keys.filter((key, i) =>
    key === "norm_type" ? compare("!=", rest.norm_type, 2) === true : rest[key] !== usual[i],
  );
  return [repr(count), repr(size), ...shown.map((key) => `${key}=${repr(rest[key])}`)].join(", ");
}

const Embedding = leafClass({
  type: nnType("sparse", "Embedding"),
  parameters: [
    parameter("num_embeddings", "int", "number of words"),
    parameter("embedding_dim", "int", "size of a word's vector"),
    parameter("padding_idx", "int", "word whose vector stays zero", null),
    parameter("max_norm", "float", "largest norm of a vector", null),
    parameter("norm_type", "float", "exponent of the norm", float(2)),
    parameter("scale_grad_by_freq", "bool", "scales gradients by how often a word occurs", false),
    parameter("sparse", "bool", "makes the gradient sparse", false),
    parameter("_weight", "tensor", "the vectors", null),
    ...placement,
  ],
  doc: "A table of vectors, looked up by whole numbers; it does not take a map.",
  build(args, type) {
    const { num_embeddings: count = null, embedding_dim: size = null, padding_idx: index = null } = args;
    const place = paddingIndex(index, count);
    const weight = tableOf(args._weight ?? null, count, size);
    if (index !== null && isFloat(index)) {
      throw new PythonError(
        "IndexError",
        "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got float)",
      );
    }
    const { max_norm = null, norm_type = null, scale_grad_by_freq = null, sparse = null } = args;
    const rest = { padding_idx: place, max_norm, norm_type, scale_grad_by_freq, sparse };
    return new Module(
      type,
      (pass, [input], self) => {
        const indices = tensorArgument(input, (value) => wrongArgument("embedding", "indices", 2, "Tensor", value));
        checkIndices(indices, field(self, "max_norm") !== null);
        const table = shapeOf(self, "weight");
        if (table?.length !== 2) throw new NotAnalysed("the weight of nn.Embedding");
        return run(pass, embedding, [indices], { weight: table }, { weight: field(self, "weight") });
      },
      { parameters: { weight }, attributes: { num_embeddings: count, embedding_dim: size, ...rest }, extraRepr },
    );
  },
});

export const embeddingClasses: readonly ModuleClass[] = [Embedding];
