import { runtimeError, valueError } from "../../values/errors.js";
import { type Dim, formatSizes, numel, type Shape } from "../tensor.js";
import { known, type Operator, product } from "./operator.js";

/** Shapes of what a norm keeps per channel; null where it keeps nothing. */
type ChannelAttributes = {
  readonly runningMean: Shape | null;
  readonly weight: Shape | null;
  readonly eps: number;
};

/** The vectors must have a value for every channel, those of `repeats` images side by side. */
function checkChannels(channels: Dim, repeats: Dim, { runningMean, weight }: ChannelAttributes): void {
  checkPerChannel("running_mean", runningMean, channels, repeats);
  checkPerChannel("weight", weight, channels, repeats);
}

function checkPerChannel(name: string, shape: Shape | null, channels: Dim, repeats: Dim): void {
  if (shape === null) return;
  const own = product(numel(shape), repeats);
  if (own !== null && channels !== null && own !== channels) {
    throw runtimeError(`${name} should contain ${channels} elements not ${own}`);
  }
  if (shape.length !== 1) throw runtimeError(`TensorAccessor expected 1 dims but tensor has ${shape.length}`);
}

const tooFew = (what: string, input: Shape) =>
  valueError(`Expected more than 1 ${what} when training, got input size torch.Size(${formatSizes(input)})`);

/** In training mode, a batch norm needs more than one value per channel. */
export function checkBatchSize(input: Shape | null): void {
  if (input !== null && numel([input[0] ?? null, ...input.slice(2)]) === 1) throw tooFew("value per channel", input);
}

/** With the image's own statistics, an instance norm needs more than one position. */
export function checkSpatialSize(input: Shape | null): void {
  if (input !== null && numel(input.slice(2)) === 1) throw tooFew("spatial element", input);
}

/** A group norm needs more than one value for every group, in evaluation too. */
export function checkGroupSize(input: Shape | null, groups: number): void {
  if (input === null || groups === 0) return;
  const [batch = null, channels = null, ...space] = input;
  const rows = known([batch, channels], (n, c) => Math.floor((n * c) / groups));
  if (product(rows, ...space) !== 1) return;
  const seen = formatSizes([rows, groups, ...space]);
  throw valueError(`Expected more than 1 value per channel when training, got input size ${seen}`);
}

/** `F.batch_norm`; an empty map is left as it is. Messages of PyTorch 1.13. */
export const batchNorm: Operator<ChannelAttributes> = {
  name: "batch_norm",
  infer([input = null], attributes) {
    if (input === null) return { outputs: [null] };
    if (!input.includes(0)) checkChannels(input[1] ?? null, 1, attributes);
    return { outputs: [input] };
  },
};

/** `F.layer_norm` over the last dimensions. */
export const layerNorm: Operator<{ readonly normalizedShape: readonly number[]; readonly eps: number }> = {
  name: "layer_norm",
  infer([input = null], { normalizedShape }) {
    if (normalizedShape.length === 0) {
      throw runtimeError(
        "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, " +
          "but got normalized_shape = []",
      );
    }
    if (input === null) return { outputs: [null] };
    const tail = input.slice(-normalizedShape.length);
    const fits =
      input.length >= normalizedShape.length && normalizedShape.every((size, i) => (tail[i] ?? size) === size);
    if (!fits) {
      throw runtimeError(
        `Given normalized_shape=${formatSizes(normalizedShape)}, expected input with shape ` +
          `[*, ${normalizedShape.join(", ")}], but got input of size${formatSizes(input)}`,
      );
    }
    return { outputs: [input] };
  },
};

/** `F.group_norm`; the input's channels must divide into the groups and match the weight. */
export const groupNorm: Operator<{ readonly groups: number; readonly weight: Shape | null; readonly eps: number }> = {
  name: "group_norm",
  infer([input = null], { groups, weight }) {
    if (input === null) return { outputs: [null] };
    const own = input[1] ?? null;
    if (groups <= 0) throw runtimeError(`Expected num groups to be greater than 0, got ${groups}`);
    if (own !== null && own % groups !== 0) {
      throw runtimeError(
        `Expected number of channels in input to be divisible by num_groups, but got input of shape ` +
          `${formatSizes(input)} and num_groups=${groups}`,
      );
    }
    const channels = weight === null ? null : (weight[0] ?? null);
    if (own !== null && channels !== null && own !== channels) {
      throw runtimeError(
        `Expected weight to be a vector of size equal to the number of channels in input, but got weight of shape ` +
          `[${channels}] and input of shape ${formatSizes(input)}`,
      );
    }
    return { outputs: [input] };
  },
};

/** `F.instance_norm` of a batch, or of one image where `batched` is false. */
export const instanceNorm: Operator<ChannelAttributes & { readonly batched: boolean }> = {
  name: "instance_norm",
  infer([input = null], attributes) {
    if (input === null) return { outputs: [null] };
    const [batch = null, channels = null] = attributes.batched ? input : [1, ...input];
    checkChannels(product(batch, channels), batch, attributes);
    return { outputs: [input] };
  },
};
