import { isTruthy } from "../../values/compare.js";
import { attributeError, indexError, NotAnalysed, runtimeError, valueError } from "../../values/errors.js";
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
import { formatSizes, type Shape, type Tensor } from "../tensor.js";
import { modulo } from "./convNd.js";
import { float, int, ints, optional, parse } from "./parse.js";
import { field, fields, followingFrom, shapeOf } from "./self.js";
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

const normKeys = ["eps", "momentum", "affine", "track_running_stats"] as const;

/** What `_NormBase.__init__` makes: vectors per channel, each None where it is off. */
function partsOf(args: Arguments) {
  const { num_features: features = null } = args;
  const weight = isTruthy(args.affine ?? null) ? emptyVector(features) : null;
  const running = isTruthy(args.track_running_stats ?? null) ? emptyVector(features) : null;
  return {
    parameters: { weight, bias: weight },
    buffers: { running_mean: running, running_var: running, num_batches_tracked: running && [] },
    attributes: {
      num_features: features,
      ...Object.fromEntries(normKeys.map((key) => [key, args[key] ?? null])),
    } as Arguments,
    extraRepr: (self: Module) =>
      [repr(field(self, "num_features")), ...normKeys.map((key) => `${key}=${repr(field(self, key))}`)].join(", "),
  };
}

const same = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((size, i) => size === b[i]);

/** The shape of a pair of vectors, null where there is none; pairs of two shapes are not analysed. */
function pairShape(self: Module, first: string, second: string): Shape | null {
  const [shape, other] = [shapeOf(self, first), shapeOf(self, second)];
  if (shape && other && !same(shape, other)) throw new NotAnalysed(`${first} and ${second} of different shapes`);
  return shape ?? other;
}

function checkRank(tensor: Tensor, ranks: readonly number[], wanted: string): void {
  if (!tensor.shape || ranks.includes(tensor.shape.length)) return;
  throw valueError(`expected ${wanted} input (got ${tensor.shape.length}D input)`);
}

const checked = followingFrom<"momentum" | "eps", { readonly eps: number }>(["momentum", "eps"]);

/** What PyTorch's functions take besides the input. */
const affine = ["weight", "bias"] as const;
const statistics = [...affine, "running_mean", "running_var"] as const;

function batchNormClass(dims: 1 | 2 | 3): ModuleClass {
  const ranks = dims === 1 ? [2, 3] : [dims + 2];
  return leafClass({
    type: nnType("batchnorm", `BatchNorm${dims}d`, "_BatchNorm", "_NormBase"),
    init: "_BatchNorm",
    parameters: [...channelParameters(true), ...placement],
    doc: "Normalises every channel over batch and positions.",
    forwardOwner: "_BatchNorm",
    build: (args, type) =>
      new Module(
        type,
        (pass, [input], self) => {
          const tensor = tensorArgument(input, noDim);
          checkRank(tensor, ranks, dims === 1 ? "2D or 3D" : `${dims + 2}D`);
          const training = self.isTraining(pass);
          const kept = pairShape(self, "running_mean", "running_var");
          if (training || kept === null) checkBatchSize(tensor.shape);
          const { eps } = checked(self, (numbers) =>
            parse("batch_norm", { momentum: optional(float), eps: float }, numbers, { first: 7 }),
          );
          const runningMean = !training || isTruthy(field(self, "track_running_stats")) ? kept : null;
          const weight = pairShape(self, "weight", "bias");
          return run(pass, batchNorm, [tensor], { runningMean, weight, eps }, fields(self, statistics));
        },
        partsOf(args),
      ),
  });
}

function syncParts(args: Arguments) {
  const { attributes, ...parts } = partsOf(args);
  return { ...parts, attributes: { ...attributes, process_group: args.process_group ?? null } };
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
      syncParts(args),
    ),
});

function instanceNormClass(dims: 1 | 2 | 3): ModuleClass {
  const unbatched = dims + 1;
  return leafClass({
    type: nnType("instancenorm", `InstanceNorm${dims}d`, "_InstanceNorm", "_NormBase"),
    init: "_InstanceNorm",
    parameters: [...channelParameters(false), ...placement],
    doc: "Normalises every channel of every image on its own.",
    forwardOwner: "_InstanceNorm",
    build: (args, type) =>
      new Module(
        type,
        (pass, [input], self) => {
          const tensor = tensorArgument(input, noDim);
          checkRank(tensor, [unbatched, dims + 2], `${unbatched}D or ${dims + 2}D`);
          const { shape } = tensor;
          const batched = shape?.length !== unbatched;
          const batch = batched ? shape : [1, ...shape];
          const tracks = isTruthy(field(self, "track_running_stats"));
          if (self.isTraining(pass) || !tracks) checkSpatialSize(batch);
          const numbers = fields(self, ["momentum", "eps"]);
          const { eps } = parse("instance_norm", { momentum: float, eps: float }, numbers, { first: 7 });
          const runningMean = pairShape(self, "running_mean", "running_var");
          const weight = pairShape(self, "weight", "bias");
          return run(pass, instanceNorm, [tensor], { runningMean, weight, batched, eps }, fields(self, statistics));
        },
        partsOf(args),
      ),
  });
}

const named = (self: Module, ...keys: readonly string[]): readonly string[] =>
  keys.map((key) => `${key}=${repr(field(self, key))}`);

function checkLayerShape(self: Module, name: string, wanted: readonly number[]): void {
  const shape = shapeOf(self, name);
  if (shape === null || same(shape, wanted)) return;
  throw runtimeError(
    `Expected ${name} to be of same shape as normalized_shape, but got ${name} of shape ${formatSizes(shape)} ` +
      `and normalized_shape = ${formatSizes(wanted)}`,
  );
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
    const isAffine = isTruthy(args.elementwise_affine ?? null);
    const weight = isAffine ? (sizes.length === 0 ? [] : emptyShape(sizes)) : null;
    return new Module(
      type,
      (pass, [input], self) => {
        const tensor = tensorArgument(input, noDim);
        const shape = fields(self, ["normalized_shape"]);
        const read = parse("layer_norm", { normalized_shape: ints(0) }, shape).normalized_shape;
        const { eps } = parse("layer_norm", { eps: float }, fields(self, ["eps"]), { first: 5 });
        if (read.length > 0) for (const name of ["weight", "bias"]) checkLayerShape(self, name, read);
        return run(pass, layerNorm, [tensor], { normalizedShape: read, eps }, fields(self, affine));
      },
      {
        parameters: { weight, bias: weight },
        attributes: {
          normalized_shape: tuple(sizes),
          eps: args.eps ?? null,
          elementwise_affine: args.elementwise_affine ?? null,
        },
        extraRepr: (self) =>
          [repr(field(self, "normalized_shape")), ...named(self, "eps", "elementwise_affine")].join(", "),
      },
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
      (pass, [input], self) => {
        const tensor = tensorArgument(input, noDim);
        const { shape } = tensor;
        const { num_groups: groupCount, eps: added } = fields(self, ["num_groups", "eps"]);
        if (shape && shape.length < 2) {
          throw indexError(`Dimension out of range (expected to be in range of [-1, 0], but got 1)`);
        }
        checkGroupSize(shape, numberOf(groupCount) ?? 1);
        const groups = parse("group_norm", { num_groups: int }, { num_groups: groupCount }).num_groups;
        const { eps } = parse("group_norm", { eps: float }, { eps: added }, { first: 5 });
        const weight = pairShape(self, "weight", "bias");
        return run(pass, groupNorm, [tensor], { groups, weight, eps }, fields(self, affine));
      },
      {
        parameters: { weight, bias: weight },
        attributes: { num_groups: count, num_channels: channels, eps: args.eps ?? null, affine: args.affine ?? null },
        extraRepr: (self) =>
          [repr(field(self, "num_groups")), repr(field(self, "num_channels")), ...named(self, "eps", "affine")].join(
            ", ",
          ),
      },
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
