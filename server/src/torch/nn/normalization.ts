import { isTruthy } from "../../values/compare.js";
import { attributeError, indexError, valueError } from "../../values/errors.js";
import { numberOf, typeName } from "../../values/kinds.js";
import { repr } from "../../values/repr.js";
import { iterate } from "../../values/sequence.js";
import { float as pyFloat, isInt, tuple, type Value } from "../../values/value.js";
import { emptyShape, emptyVector } from "../arguments.js";
import { Module } from "../module.js";
import {
  batchNorm,
  checkBatchSize,
  checkGroupSize,
  checkSpatialSize,
  groupNorm,
  instanceNorm,
  layerNorm,
} from "../operators/normalization.js";
import { run, tensorArgument } from "../operators/operator.js";
import type { Arguments, ModuleClass } from "../signature.js";
import type { Shape, Tensor } from "../tensor.js";
import { modulo } from "./convolution.js";
import { float, int, ints, once, optional, parse } from "./parse.js";
import { leafClass, nnType, parameter, placement } from "./types.js";

const noDim = (value: Value) => attributeError(`'${typeName(value)}' object has no attribute 'dim'`);
const eps = parameter("eps", "float", "added to the variance", pyFloat(1e-5));

const channelParameters = (on: boolean) => [
  parameter("num_features", "int", "channels of the input"),
  eps,
  parameter("momentum", "float", "weight of the newest batch in the running mean", pyFloat(0.1)),
  parameter("affine", "bool", "learns a scale and a shift per channel", on),
  parameter("track_running_stats", "bool", "keeps a running mean and variance", on),
];

/** The vectors of a norm per channel, each null where it is off. */
function vectorsOf(args: Arguments): { readonly weight: Shape | null; readonly runningMean: Shape | null } {
  const features = args.num_features ?? null;
  const weight = isTruthy(args.affine ?? null) ? emptyVector(features) : null;
  return { weight, runningMean: isTruthy(args.track_running_stats ?? null) ? emptyVector(features) : null };
}

const partsOf = (args: Arguments, { weight, runningMean }: ReturnType<typeof vectorsOf>) => ({
  parameters: { weight, bias: weight },
  buffers: runningMean ? { running_mean: runningMean, running_var: runningMean, num_batches_tracked: [] } : {},
  attributes: { affine: weight !== null },
  extraRepr: () =>
    [
      repr(args.num_features ?? null),
      ...["eps", "momentum", "affine", "track_running_stats"].map((key) => `${key}=${repr(args[key] ?? null)}`),
    ].join(", "),
});

function checkRank(tensor: Tensor, ranks: readonly number[], wanted: string): void {
  if (!tensor.shape || ranks.includes(tensor.shape.length)) return;
  throw valueError(`expected ${wanted} input (got ${tensor.shape.length}D input)`);
}

function batchNormClass(dims: 1 | 2 | 3): ModuleClass {
  const ranks = dims === 1 ? [2, 3] : [dims + 2];
  return leafClass({
    type: nnType("batchnorm", `BatchNorm${dims}d`, "_BatchNorm", "_NormBase"),
    init: "_BatchNorm",
    parameters: [...channelParameters(true), ...placement],
    doc: "Normalises every channel over batch and positions.",
    build(args, type) {
      const vectors = vectorsOf(args);
      const { momentum = null, eps = null } = args;
      const checkNumbers = once(() =>
        parse("batch_norm", { momentum: optional(float), eps: float }, { momentum, eps }, { first: 7 }),
      );
      return new Module(
        type,
        (pass, [input]) => {
          const tensor = tensorArgument(input, noDim);
          checkRank(tensor, ranks, dims === 1 ? "2D or 3D" : `${dims + 2}D`);
          if (pass.training || vectors.runningMean === null) checkBatchSize(tensor.shape);
          checkNumbers();
          return run(pass, batchNorm, [tensor], vectors);
        },
        partsOf(args, vectors),
      );
    },
  });
}

const syncBatchNorm = leafClass({
  type: nnType("batchnorm", "SyncBatchNorm", "_BatchNorm", "_NormBase"),
  parameters: [
    ...channelParameters(true),
    parameter("process_group", "group", "processes that share their statistics", null),
    ...placement,
  ],
  doc: "Batch normalisation over several GPUs; it does not run on a CPU.",
  build: (args, type) =>
    new Module(
      type,
      (_, [input]) => {
        tensorArgument(input, (value) => attributeError(`'${typeName(value)}' object has no attribute 'is_cuda'`));
        throw valueError("SyncBatchNorm expected input tensor to be on GPU");
      },
      partsOf(args, vectorsOf(args)),
    ),
});

function instanceNormClass(dims: 1 | 2 | 3): ModuleClass {
  const unbatched = dims + 1;
  return leafClass({
    type: nnType("instancenorm", `InstanceNorm${dims}d`, "_InstanceNorm", "_NormBase"),
    init: "_InstanceNorm",
    parameters: [...channelParameters(false), ...placement],
    doc: "Normalises every channel of every image on its own.",
    build(args, type) {
      const vectors = vectorsOf(args);
      return new Module(
        type,
        (pass, [input]) => {
          const tensor = tensorArgument(input, noDim);
          checkRank(tensor, [unbatched, dims + 2], `${unbatched}D or ${dims + 2}D`);
          const { shape } = tensor;
          const batched = shape?.length !== unbatched;
          const batch = batched ? shape : [1, ...shape];
          if (pass.training || vectors.runningMean === null) checkSpatialSize(batch);
          const { momentum = null, eps = null } = args;
          parse("instance_norm", { momentum: float, eps: float }, { momentum, eps }, { first: 7 });
          return run(pass, instanceNorm, [tensor], { ...vectors, batched });
        },
        partsOf(args, vectors),
      );
    },
  });
}

const layerNormClass = leafClass({
  type: nnType("normalization", "LayerNorm"),
  parameters: [
    parameter("normalized_shape", "int or list", "sizes of the last dimensions"),
    eps,
    parameter("elementwise_affine", "bool", "learns a scale and a shift per element", true),
    ...placement,
  ],
  doc: "Normalises over the last dimensions.",
  build(args, type) {
    const given = args.normalized_shape ?? null;
    const sizes = isInt(given) ? [given] : iterate(given);
    const affine = isTruthy(args.elementwise_affine ?? null);
    const weight = affine ? (sizes.length === 0 ? [] : emptyShape(sizes)) : null;
    return new Module(
      type,
      (pass, [input]) => {
        const tensor = tensorArgument(input, noDim);
        const read = parse(
          "layer_norm",
          { normalized_shape: ints(0) },
          { normalized_shape: tuple([...sizes]) },
        ).normalized_shape;
        parse("layer_norm", { eps: float }, { eps: args.eps ?? null }, { first: 5 });
        return run(pass, layerNorm, [tensor], { normalizedShape: read });
      },
      { parameters: { weight, bias: weight }, attributes: { elementwise_affine: affine } },
    );
  },
});

const groupNormClass = leafClass({
  type: nnType("normalization", "GroupNorm"),
  parameters: [
    parameter("num_groups", "int", "groups of channels; must divide num_channels"),
    parameter("num_channels", "int", "channels of the input"),
    eps,
    parameter("affine", "bool", "learns a scale and a shift per channel", true),
    ...placement,
  ],
  doc: "Normalises groups of channels.",
  build(args, type) {
    const { num_groups: count = null, num_channels: channels = null } = args;
    if (isTruthy(modulo(channels, count))) throw valueError("num_channels must be divisible by num_groups");
    const weight = isTruthy(args.affine ?? null) ? emptyVector(channels) : null;
    return new Module(
      type,
      (pass, [input]) => {
        const tensor = tensorArgument(input, noDim);
        const { shape } = tensor;
        if (shape && shape.length < 2) {
          throw indexError(`Dimension out of range (expected to be in range of [-1, 0], but got 1)`);
        }
        checkGroupSize(shape, numberOf(count) ?? 1);
        const groups = parse("group_norm", { num_groups: int }, { num_groups: count }).num_groups;
        parse("group_norm", { eps: float }, { eps: args.eps ?? null }, { first: 5 });
        return run(pass, groupNorm, [tensor], { groups, weight });
      },
      { parameters: { weight, bias: weight }, attributes: { affine: weight !== null } },
    );
  },
});

export const normalizationClasses: readonly ModuleClass[] = [
  batchNormClass(1),
  batchNormClass(2),
  batchNormClass(3),
  syncBatchNorm,
  instanceNormClass(1),
  instanceNormClass(2),
  instanceNormClass(3),
  groupNormClass,
  layerNormClass,
];
