import { indexError, NotAnalysed, PythonError, runtimeError } from "../../../values/errors.js";
import { isInt, isUnknown } from "../../../values/value.js";
import { dimension } from "../../operators/dimension.js";
import { type Operator, run } from "../../operators/operator.js";
import { broadcast } from "../../operators/pointwise.js";
import { channelShuffle, pixelShuffle, pixelUnshuffle } from "../../operators/rearranging.js";
import { type Dim, isTensor, mostElements, numel, type Shape, type Tensor } from "../../tensor.js";
import type { ForwardPass } from "../../trace.js";
import { dtypes } from "../dtypes.js";
import type { Bound, TorchFunction } from "../function.js";
import { isFloating, promoteTypes } from "../promotion.js";
import { scalarOf } from "../pointwise.js";
import { flagOf, intOf, tensorOf } from "../read.js";

const without = (shape: Shape | null, axis: number, keep = false): Shape | null =>
  shape && (keep ? shape.map((size, i) => (i === axis ? 1 : size)) : shape.filter((_, i) => i !== axis));

const common = (one: Tensor, other: Tensor): string | null =>
  one.dtype === null || other.dtype === null ? null : promoteTypes(one.dtype, other.dtype);

function cosine(pass: ForwardPass, args: Bound): Tensor {
  const [one, other, dim] = [tensorOf(args, "x1"), tensorOf(args, "x2"), intOf(args, "dim")];
  const dtype = common(one, other);
  if (dtype !== null && !isFloating(dtype)) {
    throw runtimeError(
      `expected common dtype to be floating point, yet common dtype is ${dtypes[dtype]?.legacy ?? dtype}`,
    );
  }
  const shape = broadcast(one.shape, other.shape);
  const output = shape && without(shape, dimension(dim, shape.length));
  const operator: Operator = { name: "cosine_similarity", infer: () => ({ outputs: [output] }), dtype: () => dtype };
  return run(pass, operator, [one, other], { dim, eps: scalarOf(args.eps ?? 0) });
}

function distance(pass: ForwardPass, args: Bound): Tensor {
  const [one, other] = [tensorOf(args, "x1"), tensorOf(args, "x2")];
  const shape = broadcast(one.shape, other.shape);
  const output = without(shape, (shape?.length ?? 0) - 1, flagOf(args, "keepdim"));
  const operator: Operator = { name: "pairwise_distance", infer: () => ({ outputs: [output] }) };
  const attributes = { p: scalarOf(args.p ?? null), eps: scalarOf(args.eps ?? null), keepdim: flagOf(args, "keepdim") };
  return run(pass, operator, [one, other], attributes);
}

function pdist(pass: ForwardPass, args: Bound): Tensor {
  const tensor = tensorOf(args, "input");
  const { shape } = tensor;
  if (shape !== null && shape.length !== 2) throw runtimeError(`pdist only supports 2D tensors, got: ${shape.length}D`);
  const rows = shape?.[0] ?? null;
  const pairs: Dim = rows === null ? null : (rows * (rows - 1)) / 2;
  return run(pass, { name: "pdist", infer: () => ({ outputs: [[pairs]] }) }, [tensor], {
    p: scalarOf(args.p ?? null),
  });
}

/** `F.one_hot`: the number of classes comes from the elements where it is not said. */
function oneHot(pass: ForwardPass, args: Bound): Tensor {
  const tensor = tensorOf(args, "input");
  const given = args.num_classes ?? null;
  const wanted: Dim = isUnknown(given) ? null : intOf(args, "num_classes");
  const { shape, dtype, data } = tensor;
  if (dtype !== null && dtype !== "int64") throw runtimeError("one_hot is only applicable to index tensor.");
  if (numel(shape) === 0 && wanted !== null && wanted <= 0) {
    throw runtimeError("Can not infer total number of classes from empty tensor.");
  }
  if (data?.some((value) => value < 0)) throw runtimeError("Class values must be non-negative.");
  const largest = data && data.length > 0 ? Math.max(...data) : undefined;
  const inferred = wanted === -1 ? (largest === undefined ? null : largest + 1) : wanted;
  if (wanted !== null && wanted !== -1 && numel(shape) !== 0 && (wanted < 1 || (largest ?? -1) >= wanted)) {
    throw runtimeError("Class values must be smaller than num_classes.");
  }
  const output = shape && [...shape, inferred];
  const result = run(
    pass,
    { name: "one_hot", infer: () => ({ outputs: [output] }), dtype: () => "int64" },
    [tensor],
    {},
  );
  if (data && inferred !== null && data.length * inferred <= mostElements) {
    result.writeData(data.flatMap((value) => Array.from({ length: inferred }, (_, i) => (i === value ? 1 : 0))));
  }
  return result;
}

const lookup: Operator = {
  name: "embedding",
  infer: ([weight = null, indices = null]) => ({ outputs: [weight && indices && [...indices, weight[1] ?? null]] }),
  dtype: ([weight = null]) => weight,
};

/** `F.embedding`: a row of the weight for every index. */
function embedding(pass: ForwardPass, args: Bound): Tensor {
  const [indices, weight, padding] = [args.input ?? null, args.weight ?? null, args.padding_idx ?? null];
  if (!isTensor(indices) || !isTensor(weight)) throw new NotAnalysed("an embedding of anything but tensors");
  const rows = weight.shape?.[0] ?? null;
  if (isInt(padding) && rows !== null && (Number(padding) >= rows || Number(padding) < -rows)) {
    throw new PythonError("AssertionError", "Padding_idx must be within num_embeddings");
  }
  if (weight.shape !== null && weight.shape.length !== 2) throw runtimeError("'weight' must be 2-D");
  if (indices.dtype !== null && indices.dtype !== "int64" && indices.dtype !== "int32") {
    throw runtimeError(
      `Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got ` +
        `torch.${dtypes[indices.dtype]?.legacy}Tensor instead (while checking arguments for embedding)`,
    );
  }
  if (rows !== null && indices.data?.some((index) => index < 0 || index >= rows)) {
    throw indexError("index out of range in self");
  }
  return run(pass, lookup, [weight, indices], {});
}

const shuffles = (
  name: string,
  parameter: string,
  shuffle: (pass: ForwardPass, tensor: Tensor, by: number) => Tensor,
): TorchFunction => ({
  name,
  homes: ["torch", "functional"],
  signatures: [`${name}(Tensor input, int ${parameter})`],
  run: (pass, args) => shuffle(pass, tensorOf(args, "input"), intOf(args, parameter)),
});

export const cosineSimilarity: TorchFunction = {
  name: "cosine_similarity",
  homes: ["torch", "functional"],
  signatures: ["cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08)"],
  run: cosine,
};

export const pairwiseDistance: TorchFunction = {
  name: "pairwise_distance",
  homes: ["torch", "functional"],
  signatures: ["pairwise_distance(Tensor x1, Tensor x2, float p=2, float eps=1e-06, bool keepdim=False)"],
  run: distance,
};

/** `cosine_similarity` and its kin, one-hot vectors, embeddings and shuffles. */
export const comparing: readonly TorchFunction[] = [
  cosineSimilarity,
  pairwiseDistance,
  { name: "pdist", homes: ["torch", "functional"], signatures: ["pdist(Tensor input, float p=2)"], run: pdist },
  {
    name: "one_hot",
    homes: ["functional"],
    signatures: ["one_hot(Tensor input, int num_classes=-1)"],
    run: oneHot,
  },
  {
    name: "embedding",
    homes: ["functional"],
    python: true,
    signatures: [
      "embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, " +
        "sparse=False)",
    ],
    run: embedding,
  },
  shuffles("pixel_shuffle", "upscale_factor", (pass, tensor, factor) => run(pass, pixelShuffle, [tensor], { factor })),
  shuffles("pixel_unshuffle", "downscale_factor", (pass, tensor, factor) =>
    run(pass, pixelUnshuffle, [tensor], { factor }),
  ),
  ...["channel_shuffle", "native_channel_shuffle"].map((name) =>
    shuffles(name, "groups", (pass, tensor, groups) => run(pass, channelShuffle, [tensor], { groups })),
  ),
];
