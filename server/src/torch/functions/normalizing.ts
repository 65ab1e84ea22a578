import { floordiv } from "../../values/arithmetic.js";
import { isTruthy } from "../../values/compare.js";
import { indexError, NotAnalysed, runtimeError } from "../../values/errors.js";
import { numberOf } from "../../values/kinds.js";
import { isUnknown, type Value } from "../../values/value.js";
import {
  batchNorm,
  checkBatchSize,
  checkGroupSize,
  checkSpatialSize,
  groupNorm,
  instanceNorm,
  layerNorm,
} from "../operators/normalization.js";
import { product, run } from "../operators/operator.js";
import { type Dim, formatSizes, type Shape, type Tensor } from "../tensor.js";
import type { ForwardPass, Weights } from "../trace.js";
import { invoke } from "./callable.js";
import type { Bound, TorchFunction } from "./function.js";
import { pythonFunction } from "./pythonFunctions.js";
import { flagOf, intOf, intsOf, optionalTensorOf, tensorOf } from "./read.js";
import { tensorWith } from "./tensorMethod.js";
import { refuse } from "./unary.js";

const refuseWhole = (input: Tensor, kernel: string): void => {
  refuse(input.dtype, { int: kernel, bool: kernel });
};

const shapeOf = (args: Bound, name: string): Shape | null => optionalTensorOf(args, name)?.shape ?? null;

const epsOf = ({ eps = null }: Bound): number => numberOf(eps) ?? 1e-5;

function weightsOf({ weight = null, bias = null, running_mean = null, running_var = null }: Bound): Weights {
  return { weight, bias, running_mean, running_var };
}

const native = (name: string, parameters: string, run: TorchFunction["run"]): TorchFunction => ({
  name,
  signatures: [`${name}(Tensor input, ${parameters})`],
  homes: ["torch"],
  run,
});

const perChannel = "Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var";

function checkBias(bias: Shape | null, channels: Dim): void {
  const own = bias === null ? null : product(...bias);
  if (own === null || channels === null || own === channels) return;
  throw runtimeError(`bias should contain ${channels} elements not ${own}`);
}

const batch = native(
  "batch_norm",
  `${perChannel}, bool training, float momentum, float eps, bool cudnn_enabled`,
  (pass, args) => {
    const input = tensorOf(args, "input");
    for (const name of ["running_mean", "running_var"]) {
      if (args[name] === null && args.training === false) {
        throw runtimeError(`${name} must be defined in evaluation mode`);
      }
    }
    const attributes = {
      runningMean: shapeOf(args, "running_mean"),
      weight: shapeOf(args, "weight"),
      eps: epsOf(args),
    };
    const output = run(pass, batchNorm, [input], attributes, weightsOf(args));
    if (input.shape !== null && !input.shape.includes(0)) checkBias(shapeOf(args, "bias"), input.shape[1] ?? null);
    refuseWhole(input, "batch_norm");
    return output;
  },
);

/** Throws where a weight does not have the shape that a layer norm is over. */
function checkAffine(name: string, shape: Shape | null, wanted: readonly number[]): void {
  if (shape === null) return;
  const same = shape.length === wanted.length && shape.every((size, i) => size === null || size === wanted[i]);
  if (same) return;
  throw runtimeError(
    `Expected ${name} to be of same shape as normalized_shape, but got ${name} of shape ${formatSizes(shape)} and ` +
      `normalized_shape = ${formatSizes(wanted)}`,
  );
}

function layer(pass: ForwardPass, args: Bound): Value {
  const input = tensorOf(args, "input");
  const sizes = args.normalized_shape ?? null;
  // Sizes that are not known fit whatever the input has.
  if (isUnknown(sizes) || (typeof sizes === "object" && sizes?.kind === "tuple" && sizes.items.some(isUnknown))) {
    return run(pass, { ...layerNorm, infer: ([shape = null]) => ({ outputs: [shape] }) }, [input], {
      normalizedShape: [],
      eps: epsOf(args),
    });
  }
  const normalizedShape = intsOf(args, "normalized_shape");
  if (normalizedShape.length > 0) {
    checkAffine("weight", shapeOf(args, "weight"), normalizedShape);
    checkAffine("bias", shapeOf(args, "bias"), normalizedShape);
  }
  const output = run(pass, layerNorm, [input], { normalizedShape, eps: epsOf(args) }, weightsOf(args));
  refuseWhole(input, "LayerNormKernelImpl");
  return output;
}

const affine = "Tensor? weight=None, Tensor? bias=None, float eps=1e-05";

const group = native("group_norm", `int num_groups, ${affine}, bool cudnn_enabled=True`, (pass, args) => {
  const input = tensorOf(args, "input");
  const attributes = { groups: intOf(args, "num_groups"), weight: shapeOf(args, "weight"), eps: epsOf(args) };
  const output = run(pass, groupNorm, [input], attributes, weightsOf(args));
  refuseWhole(input, "GroupNormKernelImpl");
  return output;
});

const instance = native(
  "instance_norm",
  `${perChannel}, bool use_input_stats, float momentum, float eps, bool cudnn_enabled`,
  (pass, args) => {
    const input = tensorOf(args, "input");
    const hasStatistics = args.running_mean !== null && args.running_var !== null;
    if (!flagOf(args, "use_input_stats") && !hasStatistics) {
      throw runtimeError("Expected running_mean and running_var to be defined when use_input_stats is false");
    }
    const attributes = {
      runningMean: shapeOf(args, "running_mean"),
      weight: shapeOf(args, "weight"),
      eps: epsOf(args),
    };
    return run(pass, instanceNorm, [input], { batched: true, ...attributes }, weightsOf(args));
  },
);

const natives = {
  batch,
  layer: native("layer_norm", `int[] normalized_shape, ${affine}, bool cudnn_enable=True`, layer),
  group,
  instance,
};

/** Whether an argument is true; one that is not known leaves out what depends on it. */
const holds = (value: Value | undefined): boolean => value !== undefined && !isUnknown(value) && isTruthy(value);

/** Leaves an unknown flag false, since the result has the same shape. */
const settled = (value: Value | undefined): Value => (value === undefined || isUnknown(value) ? false : value);

function groupSize(shape: Shape | null, groups: Value): void {
  if (shape === null || isUnknown(groups)) return;
  if (shape.length < 2) {
    const rank = shape.length;
    if (rank === 0) throw indexError("Dimension specified as 0 but tensor has no dimensions");
    throw indexError("Dimension out of range (expected to be in range of [-1, 0], but got 1)");
  }
  const [images = null, channels = null] = shape;
  floordiv(images === null || channels === null ? 1 : images * channels, groups);
  if (typeof groups === "number") checkGroupSize(shape, groups);
}

const python: readonly TorchFunction[] = [
  pythonFunction(
    "batch_norm",
    "batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05)",
    (_, { input = null, running_mean = null, running_var = null, weight = null, bias = null, ...rest }) => {
      if (holds(rest.training)) checkBatchSize(tensorWith(input, "size").shape);
      const { training, momentum = null, eps = null } = rest;
      const train = isUnknown(training ?? null) ? true : (training ?? null);
      return invoke(batch, [input, weight, bias, running_mean, running_var, train, momentum, eps, true]);
    },
  ),
  pythonFunction(
    "layer_norm",
    "layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-05)",
    (_, { input = null, normalized_shape: sizes = null, weight = null, bias = null, eps = null }) =>
      invoke(natives.layer, [input, sizes, weight, bias, eps, true]),
  ),
  pythonFunction(
    "group_norm",
    "group_norm(input, num_groups, weight=None, bias=None, eps=1e-05)",
    (_, { input = null, num_groups: groups = null, weight = null, bias = null, eps = null }) => {
      groupSize(tensorWith(input, "size").shape, groups);
      return invoke(group, [input, groups, weight, bias, eps, true]);
    },
  ),
  pythonFunction(
    "instance_norm",
    "instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, " +
      "momentum=0.1, eps=1e-05)",
    (_, { input = null, running_mean = null, running_var = null, weight = null, bias = null, ...rest }) => {
      const { use_input_stats: own, momentum = null, eps = null } = rest;
      if (isUnknown(own ?? null)) throw new NotAnalysed("use_input_stats");
      if (holds(own)) checkSpatialSize(tensorWith(input, "size").shape);
      return invoke(instance, [input, weight, bias, running_mean, running_var, settled(own), momentum, eps, true]);
    },
  ),
];

export const normalizing: readonly TorchFunction[] = [...Object.values(natives), ...python];
