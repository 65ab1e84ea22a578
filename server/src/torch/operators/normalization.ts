import { runtimeError, valueError } from "../../values/errors.js";
import { formatSizes, numel } from "../tensor.js";
import type { Operator } from "./operator.js";

/** `F.batch_norm`. In training mode it needs more than one value per channel. Messages of PyTorch 1.13. */
export const batchNorm: Operator<{ readonly features: number | null; readonly training: boolean }> = {
  name: "batch_norm",
  infer([input = null], { features, training }) {
    if (input === null) return { outputs: [null] };
    const [batch = null, channels = null, ...space] = input;
    if (training && numel([batch, ...space]) === 1) {
      throw valueError(
        `Expected more than 1 value per channel when training, got input size torch.Size(${formatSizes(input)})`,
      );
    }
    if (features !== null && channels !== null && features !== channels) {
      throw runtimeError(`running_mean should contain ${channels} elements not ${features}`);
    }
    return { outputs: [input] };
  },
};

/** `F.layer_norm` over the last dimensions. */
export const layerNorm: Operator<{ readonly normalizedShape: readonly number[] }> = {
  name: "layer_norm",
  infer([input = null], { normalizedShape }) {
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
export const groupNorm: Operator<{ readonly groups: number; readonly channels: number | null }> = {
  name: "group_norm",
  infer([input = null], { groups, channels }) {
    if (input === null) return { outputs: [null] };
    const own = input[1] ?? null;
    if (own !== null && own % groups !== 0) {
      throw runtimeError(
        `Expected number of channels in input to be divisible by num_groups, but got input of shape ` +
          `${formatSizes(input)} and num_groups=${groups}`,
      );
    }
    if (own !== null && channels !== null && own !== channels) {
      throw runtimeError(
        `Expected weight to be a vector of size equal to the number of channels in input, but got weight of shape ` +
          `[${channels}] and input of shape ${formatSizes(input)}`,
      );
    }
    return { outputs: [input] };
  },
};

/** `F.instance_norm`; it needs more than one spatial element. */
export const instanceNorm: Operator<{ readonly training: boolean }> = {
  name: "instance_norm",
  infer([input = null], { training }) {
    if (input === null) return { outputs: [null] };
    if (training && numel(input.slice(2)) === 1) {
      throw valueError(
        `Expected more than 1 spatial element when training, got input size torch.Size(${formatSizes(input)})`,
      );
    }
    return { outputs: [input] };
  },
};
