import { mod } from "../../values/arithmetic.js";
import { isTruthy } from "../../values/compare.js";
import { attributeError, NotAnalysed, valueError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { repr } from "../../values/repr.js";
import { float, isSequence, type Value } from "../../values/value.js";
import { emptyVector, realNumber, strictInt, strictInts, wrongArgument } from "../arguments.js";
import { Module } from "../module.js";
import { batchNorm, groupNorm, instanceNorm, layerNorm } from "../operators/normalization.js";
import { run, tensorArgument } from "../operators/operator.js";
import { defineClass, type ModuleClass } from "../signature.js";
import { nnType, parameter } from "./types.js";

const noDim = (value: Value) => attributeError(`'${typeName(value)}' object has no attribute 'dim'`);
const eps = parameter("eps", "float", "added to the variance", float(1e-5));

function batchNormClass(dims: 1 | 2 | 3): ModuleClass {
  const ranks = dims === 1 ? [2, 3] : [dims + 2];
  return defineClass({
    type: nnType("batchnorm", `BatchNorm${dims}d`, "_BatchNorm", "_NormBase"),
    parameters: [
      parameter("num_features", "int", "channels of the input"),
      eps,
      parameter("momentum", "float", "weight of the newest batch in the running mean", float(0.1)),
      parameter("affine", "bool", "learns a scale and a shift per channel", true),
      parameter("track_running_stats", "bool", "keeps a running mean and variance", true),
    ],
    doc: "Normalises every channel over batch and positions.",
    build(args, type) {
      const { num_features: features = null } = args;
      const affine = isTruthy(args.affine ?? true);
      const tracked = isTruthy(args.track_running_stats ?? true);
      const shape = affine || tracked ? emptyVector(features) : [];
      return new Module(
        type,
        (pass, [input]) => {
          const tensor = tensorArgument(input, noDim);
          if (tensor.shape && !ranks.includes(tensor.shape.length)) {
            const wanted = dims === 1 ? "2D or 3D" : `${dims + 2}D`;
            throw valueError(`expected ${wanted} input (got ${tensor.shape.length}D input)`);
          }
          if (realNumber(args.eps ?? null) === undefined) {
            throw wrongArgument("batch_norm", "eps", 8, "float", args.eps ?? null);
          }
          const training = pass.training || !tracked;
          return run(pass, batchNorm, [tensor], { features: shape[0] ?? null, training });
        },
        {
          parameters: affine ? { weight: shape, bias: shape } : {},
          buffers: tracked ? { running_mean: shape, running_var: shape, num_batches_tracked: [] } : {},
          attributes: { affine },
          extraRepr: `${repr(features)}, eps=${repr(args.eps ?? null)}, momentum=${repr(args.momentum ?? null)}, affine=${repr(args.affine ?? null)}, track_running_stats=${repr(args.track_running_stats ?? null)}`,
        },
      );
    },
  });
}

export const BatchNorm1d = batchNormClass(1);
export const BatchNorm2d = batchNormClass(2);

export const LayerNorm = defineClass({
  type: nnType("normalization", "LayerNorm"),
  parameters: [
    parameter("normalized_shape", "int or list", "sizes of the last dimensions"),
    eps,
    parameter("elementwise_affine", "bool", "learns a scale and a shift per element", true),
  ],
  doc: "Normalises over the last dimensions.",
  build(args, type) {
    const shape = args.normalized_shape ?? null;
    const sizes = strictInts(isSequence(shape) ? shape.items : [shape]);
    if (!sizes) emptyVector(shape);
    const normalizedShape = sizes ?? [];
    const affine = isTruthy(args.elementwise_affine ?? true);
    return new Module(
      type,
      (pass, [input]) => run(pass, layerNorm, [tensorArgument(input, noDim)], { normalizedShape }),
      {
        parameters: affine ? { weight: normalizedShape, bias: normalizedShape } : {},
        attributes: { elementwise_affine: affine },
      },
    );
  },
});

export const GroupNorm = defineClass({
  type: nnType("normalization", "GroupNorm"),
  parameters: [
    parameter("num_groups", "int", "groups of channels; must divide num_channels"),
    parameter("num_channels", "int", "channels of the input"),
    eps,
    parameter("affine", "bool", "learns a scale and a shift per channel", true),
  ],
  doc: "Normalises groups of channels.",
  build(args, type) {
    const { num_groups: count = null, num_channels: channels = null } = args;
    if (isTruthy(mod(channels, count))) throw valueError("num_channels must be divisible by num_groups");
    const affine = isTruthy(args.affine ?? true);
    const shape = affine ? emptyVector(channels) : [];
    const groups = strictInt(count);
    if (groups === undefined) throw new NotAnalysed("nn.GroupNorm with a number of groups that is no int");
    return new Module(
      type,
      (pass, [input]) =>
        run(pass, groupNorm, [tensorArgument(input, noDim)], { groups, channels: affine ? (shape[0] ?? null) : null }),
      { parameters: affine ? { weight: shape, bias: shape } : {}, attributes: { affine } },
    );
  },
});

export const InstanceNorm2d = defineClass({
  type: nnType("instancenorm", "InstanceNorm2d", "_InstanceNorm", "_NormBase"),
  parameters: [
    parameter("num_features", "int", "channels of the input"),
    eps,
    parameter("momentum", "float", "weight of the newest batch in the running mean", float(0.1)),
    parameter("affine", "bool", "learns a scale and a shift per channel", false),
    parameter("track_running_stats", "bool", "keeps a running mean and variance", false),
  ],
  doc: "Normalises every channel of every image on its own.",
  build(args, type) {
    const affine = isTruthy(args.affine ?? false);
    const tracked = isTruthy(args.track_running_stats ?? false);
    const shape = affine || tracked ? emptyVector(args.num_features ?? null) : [];
    return new Module(
      type,
      (pass, [input]) =>
        run(pass, instanceNorm, [tensorArgument(input, noDim)], { training: pass.training || !tracked }),
      {
        parameters: affine ? { weight: shape, bias: shape } : {},
        buffers: tracked ? { running_mean: shape, running_var: shape, num_batches_tracked: [] } : {},
        attributes: { affine },
      },
    );
  },
});
