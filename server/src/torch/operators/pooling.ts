import { runtimeError } from "../../values/errors.js";
import { type Dim, formatSizes, type Shape } from "../tensor.js";
import { known, type Operator } from "./operator.js";

export type PoolAttributes = {
  readonly kernelSize: readonly number[];
  /** Empty: as the kernel. */
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly ceilMode: boolean;
  readonly countIncludePad?: boolean;
  readonly divisorOverride?: number | null;
};

const pair = (values: readonly number[], otherwise: number): readonly [number, number] => {
  const [first = otherwise, second = first] = values;
  return [first, second];
};

/** Source: PyTorch docs of `torch.nn.MaxPool2d`: the last window must start inside the input or its left padding. */
function pooledSize(
  size: number,
  kernel: number,
  stride: number,
  pad: number,
  dilation: number,
  ceil: boolean,
): number {
  const reach = size + 2 * pad - dilation * (kernel - 1) - 1;
  const windows = (ceil ? Math.ceil(reach / stride) : Math.floor(reach / stride)) + 1;
  return ceil && (windows - 1) * stride >= size + pad ? windows - 1 : windows;
}

/** `[N, C]` or `[C]` before the two spatial sizes. */
function split(shape: Shape): { readonly lead: Shape; readonly space: readonly [Dim, Dim] } {
  const message = "non-empty 3D or 4D (batch mode) tensor expected for input";
  if (shape.length !== 3 && shape.length !== 4) throw runtimeError(message);
  if (shape.slice(-3).some((size) => size === 0)) throw runtimeError(message);
  return { lead: shape.slice(0, -2), space: [shape.at(-2) ?? null, shape.at(-1) ?? null] };
}

const pool2d = (name: "max_pool2d" | "avg_pool2d"): Operator<PoolAttributes> => ({
  name,
  infer([input = null], attributes) {
    if (input === null) return { outputs: [null] };
    for (const [key, label] of [
      ["kernelSize", "kernel_size"],
      ["stride", "stride"],
      ["padding", "padding"],
    ] as const) {
      if (attributes[key].length > 2) {
        throw runtimeError(`${name}: ${label} must either be a single int, or a tuple of two ints`);
      }
    }
    const kernel = pair(attributes.kernelSize, 1);
    const stride = attributes.stride.length === 0 ? kernel : pair(attributes.stride, 1);
    const padding = pair(attributes.padding, 0);
    const dilation = pair(attributes.dilation, 1);
    const { lead, space } = split(input);
    if (stride.includes(0)) throw runtimeError("stride should not be zero");
    if (kernel.some((size) => size <= 0)) {
      throw runtimeError(`kernel size should be greater than zero, but got kH: ${kernel[0]} kW: ${kernel[1]}`);
    }
    if (stride.some((size) => size < 0)) {
      throw runtimeError(`stride should be greater than zero, but got dH: ${stride[0]} dW: ${stride[1]}`);
    }
    if (dilation.some((size) => size <= 0)) {
      throw runtimeError(
        `dilation should be greater than zero, but got dilationH: ${dilation[0]} dilationW: ${dilation[1]}`,
      );
    }
    padding.forEach((pad, i) => {
      if (pad < 0) throw runtimeError(`pad must be non-negative, but got pad: ${pad}`);
      if (pad > (kernel[i] ?? 1) / 2) {
        const at = `but got pad=${pad} and kernel_size=${kernel[i]}`;
        throw runtimeError(`pad should be at most half of kernel size, ${at}`);
      }
    });
    if (attributes.divisorOverride === 0) throw runtimeError("divisor must be not zero");
    const out = space.map((size, i) =>
      known([size], (known) =>
        pooledSize(known, kernel[i] ?? 1, stride[i] ?? 1, padding[i] ?? 0, dilation[i] ?? 1, attributes.ceilMode),
      ),
    );
    if (out.some((size) => size !== null && size < 1)) {
      const channels = input.at(-3) ?? "?";
      const text = (sizes: readonly Dim[]) => `(${[channels, ...sizes.map((size) => size ?? "?")].join("x")})`;
      throw runtimeError(
        `Given input size: ${text(space)}. Calculated output size: ${text(out)}. Output size is too small`,
      );
    }
    return { outputs: [[...lead, ...out]] };
  },
});

/** `outputSize` has null where the input's own size is kept. */
const adaptivePool2d = (
  name: "adaptive_avg_pool2d" | "adaptive_max_pool2d",
): Operator<{
  readonly outputSize: readonly (number | null)[];
}> => ({
  name,
  infer([input = null], { outputSize }) {
    if (outputSize.length !== 2) throw runtimeError(`${name}: output_size must be 2`);
    if (outputSize.some((size) => size !== null && size < 0)) {
      throw runtimeError(
        `${name}: elements of output_size must be greater than or equal to 0 but received {${outputSize.join(", ")}}`,
      );
    }
    if (input === null) return { outputs: [null] };
    if (input.length !== 3 && input.length !== 4) {
      throw runtimeError(`${name}(): Expected 3D or 4D tensor, but got ${formatSizes(input)}`);
    }
    return {
      outputs: [[...input.slice(0, -2), outputSize[0] ?? input.at(-2) ?? null, outputSize[1] ?? input.at(-1) ?? null]],
    };
  },
});

export const maxPool2d = pool2d("max_pool2d");
export const avgPool2d = pool2d("avg_pool2d");
export const adaptiveAvgPool2d = adaptivePool2d("adaptive_avg_pool2d");
export const adaptiveMaxPool2d = adaptivePool2d("adaptive_max_pool2d");
