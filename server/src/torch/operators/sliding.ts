import { indexError, runtimeError } from "../../values/errors.js";
import { type Dim, formatSizes, type Shape } from "../tensor.js";
import { known, type Operator, product } from "./operator.js";

export type SlidingAttributes = {
  readonly kernelSize: readonly number[];
  readonly dilation: readonly number[];
  readonly padding: readonly number[];
  readonly stride: readonly number[];
};

const pair = (values: readonly number[]): string => `(${values.join(", ")})`;
const plane = (prefix: string, [height, width]: readonly number[]): string =>
  `${prefix}_height: ${height} ${prefix}_width: ${width}`;

function checkPair(name: string, values: readonly number[]): void {
  if (values.length !== 2) throw runtimeError(`It is expected ${name} equals to 2, but got size ${values.length}`);
}

const pairs = (attributes: SlidingAttributes): void => {
  checkPair("kernel_size", attributes.kernelSize);
  checkPair("dilation", attributes.dilation);
  checkPair("padding", attributes.padding);
  checkPair("stride", attributes.stride);
};

function checkWindow({ kernelSize, dilation, padding, stride }: SlidingAttributes): void {
  const nonPositive = (values: readonly number[]) => values.some((value) => value <= 0);
  if (nonPositive(kernelSize)) {
    throw runtimeError(`kernel size should be greater than zero, but got ${plane("kernel", kernelSize)}`);
  }
  if (nonPositive(dilation)) {
    throw runtimeError(`dilation should be greater than zero, but got ${plane("dilation", dilation)}`);
  }
  if (padding.some((value) => value < 0)) {
    throw runtimeError(`padding should be non-negative, but got ${plane("pad", padding)}`);
  }
  if (nonPositive(stride)) {
    throw runtimeError(`stride should be greater than zero, but got ${plane("stride", stride)}`);
  }
}

/** How many windows fit along a dimension. */
const blocks = (size: number, i: number, { kernelSize, dilation, padding, stride }: SlidingAttributes): number =>
  Math.floor((size + 2 * (padding[i] ?? 0) - (dilation[i] ?? 1) * ((kernelSize[i] ?? 1) - 1) - 1) / (stride[i] ?? 1)) +
  1;

/** `F.unfold`: every window of the map as a column, `[N, C * kernel, windows]`. */
export const im2col: Operator<SlidingAttributes> = {
  name: "im2col",
  infer([input = null], attributes) {
    pairs(attributes);
    if (input === null) return { outputs: [null] };
    checkWindow(attributes);
    if (input.length < 3) {
      const [low, high] = [-input.length, input.length - 1];
      throw indexError(
        `Dimension out of range (expected to be in range of [${low}, ${high}], but got ${input.length})`,
      );
    }
    if (input.length > 4 || input.slice(-3).includes(0)) {
      throw runtimeError(
        `Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, ` +
          `but got: ${formatSizes(input)}`,
      );
    }
    const [channels = null, ...space] = input.slice(-3);
    const windows = space.map((size, i) => known([size], (own) => blocks(own, i, attributes)));
    if (windows.some((count) => count !== null && count < 1)) {
      const { kernelSize, dilation, padding } = attributes;
      throw runtimeError(
        `Given input with spatial size (${space.join(", ")}), kernel_size=${pair(kernelSize)}, ` +
          `dilation=${pair(dilation)}, padding=${pair(padding)}, calculated shape of the array of sliding blocks as ` +
          `(${windows.join(", ")}), but its components must be at least one.`,
      );
    }
    const columns: Shape = [product(channels, ...attributes.kernelSize), product(...windows)];
    return { outputs: [[...input.slice(0, -3), ...columns]] };
  },
};

/** `F.fold`: adds columns up into a map of the size `outputSize`. */
export const col2im: Operator<SlidingAttributes & { readonly outputSize: readonly number[] }> = {
  name: "col2im",
  infer([input = null], attributes) {
    const { outputSize, kernelSize, dilation, padding, stride } = attributes;
    checkPair("output_size", outputSize);
    pairs(attributes);
    if (input === null) return { outputs: [null] };
    checkWindow(attributes);
    if ((input.length !== 2 && input.length !== 3) || input.slice(-2).includes(0)) {
      throw runtimeError(
        `Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for ` +
          `input, but got: ${formatSizes(input)}`,
      );
    }
    const [rows = null, count = null] = input.slice(-2);
    const window = kernelSize.reduce((a, b) => a * b, 1);
    if (rows !== null && rows % window !== 0) {
      throw runtimeError(
        `Expected size of input's dimension 1 to be divisible by the product of kernel_size, ` +
          `but got input.size(1)=${rows} and kernel_size=${pair(kernelSize)}.`,
      );
    }
    const fitting = outputSize.map((size, i) => blocks(size, i, attributes));
    const given =
      `Given output_size=${pair(outputSize)}, kernel_size=${pair(kernelSize)}, dilation=${pair(dilation)}, ` +
      `padding=${pair(padding)}, stride=${pair(stride)}`;
    const wanted = fitting.reduce((a, b) => a * b, 1);
    if (count !== null && count !== wanted) {
      throw runtimeError(
        `${given}, expected size of input's dimension 2 to match the calculated number of sliding blocks ` +
          `${fitting.join(" * ")} = ${wanted}, but got input.size(2)=${count}.`,
      );
    }
    if (fitting.some((windows) => windows < 1)) {
      throw runtimeError(
        `${given}, calculated shape of the array of sliding blocks as ${pair(fitting)}, which is too small ` +
          "(non-positive)",
      );
    }
    const channels: Dim = known([rows], (own) => own / window);
    return { outputs: [[...input.slice(0, -2), channels, ...outputSize]] };
  },
};
