import { runtimeError } from "../../values/errors.js";
import { type Dim, formatSizes, type Shape } from "../tensor.js";
import { known, type Operator, product } from "./operator.js";
import { dimension } from "./dimension.js";

/** `F.pixel_shuffle` (factor > 0) and its inverse. */
export const pixelShuffle: Operator<{ readonly factor: number }> = {
  name: "pixel_shuffle",
  infer([input = null], { factor }) {
    if (input === null) return { outputs: [null] };
    if (input.length < 3) {
      throw runtimeError(
        `pixel_shuffle expects input to have at least 3 dimensions, but got input with ${input.length} dimension(s)`,
      );
    }
    if (factor <= 0) throw runtimeError(`pixel_shuffle expects a positive upscale_factor, but got ${factor}`);
    const [channels = null, height = null, width = null] = input.slice(-3);
    if (channels !== null && channels % factor ** 2 !== 0) {
      throw runtimeError(
        `pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, ` +
          `but input.size(-3)=${channels} is not divisible by ${factor ** 2}`,
      );
    }
    const out = [known([channels], (c) => c / factor ** 2), product(height, factor), product(width, factor)];
    return { outputs: [[...input.slice(0, -3), ...out]] };
  },
};

export const pixelUnshuffle: Operator<{ readonly factor: number }> = {
  name: "pixel_unshuffle",
  infer([input = null], { factor }) {
    if (input === null) return { outputs: [null] };
    if (input.length < 3) {
      throw runtimeError(
        `pixel_unshuffle expects input to have at least 3 dimensions, but got input with ${input.length} dimension(s)`,
      );
    }
    if (factor <= 0) throw runtimeError(`pixel_unshuffle expects a positive downscale_factor, but got ${factor}`);
    const [channels = null, height = null, width = null] = input.slice(-3);
    for (const [label, axis, size] of [
      ["height", -2, height],
      ["width", -1, width],
    ] as const) {
      if (size !== null && size % factor !== 0) {
        throw runtimeError(
          `pixel_unshuffle expects ${label} to be divisible by downscale_factor, but input.size(${axis})=${size} ` +
            `is not divisible by ${factor}`,
        );
      }
    }
    const shrink = (size: Dim) => known([size], (own) => own / factor);
    return { outputs: [[...input.slice(0, -3), product(channels, factor ** 2), shrink(height), shrink(width)]] };
  },
};

/** `F.channel_shuffle` into groups. */
export const channelShuffle: Operator<{ readonly groups: number }> = {
  name: "channel_shuffle",
  infer([input = null], { groups }) {
    if (input === null) return { outputs: [null] };
    if (input.length < 3) {
      throw runtimeError(`channel_shuffle expects input with > 2 dims, but got input with sizes ${formatSizes(input)}`);
    }
    if (groups <= 0) {
      throw runtimeError(`Number of groups to divide channels in must be positive. Value of groups:${groups}`);
    }
    const [, channels = null] = input;
    if (channels !== null && channels % groups !== 0) {
      throw runtimeError(
        `Number of channels must be divisible by groups. Got ${channels} channels and ${groups} groups.`,
      );
    }
    return { outputs: [input] };
  },
};

/** `tensor.unflatten(dim, sizes)`; one size may be -1. */
export const unflatten: Operator<{ readonly dim: number; readonly sizes: readonly number[] }> = {
  name: "unflatten",
  infer([input = null], { dim, sizes }) {
    if (sizes.length === 0) throw runtimeError("unflatten: sizes must be non-empty");
    if (input === null) return { outputs: [null] };
    const axis = dimension(dim, input.length);
    const size = input[axis] ?? null;
    const holes = sizes.filter((part) => part === -1).length;
    if (holes > 1) throw runtimeError("unflatten got an unexpected error:");
    const negative = sizes.find((part) => part < -1);
    if (negative !== undefined) throw runtimeError(`invalid shape dimension ${negative}`);
    const rest = sizes.filter((part) => part !== -1).reduce((a, b) => a * b, 1);
    const fits = size === null || (holes === 0 ? size === rest : rest > 0 && size % rest === 0);
    if (!fits) {
      throw runtimeError(
        `unflatten: Provided sizes [${sizes.join(", ")}] don't multiply up to the size of dim ${axis} (${size}) ` +
          "in the input tensor",
      );
    }
    const parts = sizes.map((part): Dim => (part === -1 ? known([size], (whole) => whole / rest) : part));
    return { outputs: [[...input.slice(0, axis), ...parts, ...input.slice(axis + 1)]] };
  },
};

/** `F.glu`: half of a dimension gates the other half. */
export const glu: Operator<{ readonly dim: number }> = {
  name: "glu",
  infer([input = null], { dim }) {
    if (input === null) return { outputs: [null] };
    const axis = dimension(dim, input.length);
    const size = input[axis] ?? null;
    if (size !== null && size % 2 !== 0) {
      throw runtimeError(`Halving dimension must be even, but dimension ${axis} is size ${size}`);
    }
    const output: Shape = input.map((own, i) => (i === axis ? known([own], (whole) => whole / 2) : own));
    return { outputs: [output] };
  },
};
