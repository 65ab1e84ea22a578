import { runtimeError } from "../../values/errors.js";
import { type Dim, formatSizes, numel, type Shape } from "../tensor.js";
import { known, type Operator, product } from "./operator.js";

/** `weight` is `[out, in / groups, ...kernel]`, for a transposed convolution `[in, out / groups, ...kernel]`. */
export type ConvolutionAttributes = {
  readonly weight: Shape;
  readonly bias: boolean;
  /** The shape of the bias, where it is not certain to fit. */
  readonly biasShape?: Shape | null;
  readonly stride: readonly number[];
  readonly padding: readonly number[] | "same" | "valid";
  readonly dilation: readonly number[];
  readonly groups: number;
};

export type TransposedAttributes = ConvolutionAttributes & {
  readonly padding: readonly number[];
  readonly outputPadding: readonly number[];
};

const sizes = (values: readonly Dim[]): string => `(${values.map((value) => value ?? "?").join(" x ")})`;

/** Batched or unbatched input: `[N, C, ...]` with the batch dimension put in front where it is missing. */
function batched(shape: Shape, spatial: number, name: string): Shape {
  if (shape.length === spatial + 1) return [1, ...shape];
  if (shape.length === spatial + 2) return shape;
  const dims = `${spatial + 1}D (unbatched) or ${spatial + 2}D (batched)`;
  throw runtimeError(`Expected ${dims} input to ${name}, but got input of size: ${formatSizes(shape)}`);
}

/** One value for every spatial dimension; PyTorch takes a list of one for all of them. */
function expand(values: readonly number[], spatial: number, name: string): readonly number[] {
  if (values.length === spatial) return values;
  if (values.length === 1) return Array.from({ length: spatial }, () => values[0] ?? 0);
  throw runtimeError(
    `expected ${name} to be a single integer value or a list of ${spatial} values to match the convolution ` +
      `dimensions, but got ${name}=[${values.join(", ")}]`,
  );
}

function checkCommon(
  attributes: ConvolutionAttributes,
  shape: Shape,
  stride: readonly number[],
  padding: readonly number[],
): void {
  if (padding.some((value) => value < 0)) throw runtimeError("negative padding is not supported");
  if (stride.some((value) => value <= 0)) throw runtimeError("non-positive stride is not supported");
  const { weight, groups } = attributes;
  const [rows = null] = weight;
  if (weight.length !== shape.length) {
    throw runtimeError(
      `Expected ${weight.length}-dimensional input for ${weight.length}-dimensional weight ${formatSizes(weight)}, ` +
        `but got ${shape.length}-dimensional input of size ${formatSizes(shape)} instead`,
    );
  }
  if (rows !== null && rows < groups) {
    throw runtimeError(
      `Given groups=${groups}, expected weight to be at least ${groups} at dimension 0, ` +
        `but got weight of size ${formatSizes(weight)} instead`,
    );
  }
  checkDivisible(attributes);
}

function checkDivisible({ weight, groups }: ConvolutionAttributes): void {
  const [rows = null] = weight;
  if (rows === null || rows % groups === 0) return;
  throw runtimeError(
    `Given groups=${groups}, expected weight to be divisible by ${groups} at dimension 0, but got weight of size ` +
      `[${formatSizes(weight)}] instead`,
  );
}

/** A bias must have one element for every output channel. */
function checkBias({ weight, biasShape }: ConvolutionAttributes, outputs: Dim, given = ""): void {
  if (!biasShape || outputs === null || biasShape.includes(null)) return;
  if (biasShape.length === 1 && biasShape[0] === outputs) return;
  throw runtimeError(
    `Given ${given}weight of size ${formatSizes(weight)}, expected bias to be 1-dimensional with ${outputs} elements, ` +
      `but got bias of size ${formatSizes(biasShape)} instead`,
  );
}

/** PyTorch computes in one dimension as in two, the first of which is 1. */
const asPlane = <T>(values: readonly T[], one: T): readonly T[] => (values.length === 1 ? [one, ...values] : values);

const planeNames: Readonly<Record<number, readonly string[]>> = {
  2: ["height", "width"],
  3: ["depth", "height", "width"],
};

/** `prefix_height: 1 prefix_width: 1`, as the kernels of PyTorch list sizes. */
const listed = (prefix: string, values: readonly Dim[], separator = " "): string =>
  values.map((value, i) => `${prefix}_${planeNames[values.length]?.[i]}: ${value ?? "?"}`).join(separator);

function checkKernel(kernel: readonly Dim[]): void {
  if (!kernel.some((size) => size !== null && size <= 0)) return;
  throw runtimeError(`kernel size should be greater than zero, but got ${listed("kernel", asPlane(kernel, 1))}`);
}

/** A map without elements only passes where the batch or the channels are empty. */
function isEmpty(shape: Shape, spatial: number): boolean {
  if (shape[0] === 0 || shape[1] === 0) return true;
  if (!shape.includes(0)) return false;
  const seen = spatial === 1 ? [...shape.slice(0, 2), 1, ...shape.slice(2)] : shape;
  throw runtimeError(`Only zero batch or zero channel inputs are supported, but got input shape: ${formatSizes(seen)}`);
}

/** The total padding of one dimension. `same` pads `dilation * (kernel - 1)` in all. */
function padOf(padding: readonly number[] | "same" | "valid", index: number, dilation: number, kernel: Dim): Dim {
  if (padding === "valid") return 0;
  if (padding === "same") return kernel === null ? null : dilation * (kernel - 1);
  return 2 * (padding[index] ?? 0);
}

/** `F.conv1d`, `F.conv2d`, `F.conv3d`. Source: PyTorch docs of `torch.nn.Conv2d`, messages of 1.13. */
const forwardConvolution = (spatial: number): Operator<ConvolutionAttributes> => ({
  name: `conv${spatial}d`,
  infer([input = null], attributes) {
    const { weight, groups } = attributes;
    const [out = null, perGroup = null, ...kernel] = weight;
    // Of an unknown input the channels that leave are known all the same; maps come in batches here.
    if (input === null) return { outputs: [[null, out, ...kernel.map(() => null)]], macs: null };
    const shape = batched(input, spatial, `conv${spatial}d`);
    const dims = kernel.length;
    if (dims === 0) throw runtimeError("weight should have at least three dimensions");
    const stride = expand(attributes.stride, dims, "stride");
    const padding =
      typeof attributes.padding === "string" ? attributes.padding : expand(attributes.padding, dims, "padding");
    const dilation = expand(attributes.dilation, dims, "dilation");
    checkCommon(attributes, shape, stride, typeof padding === "string" ? [] : padding);
    const [, channels = null, ...space] = shape;
    const wanted = product(perGroup, groups);
    if (channels !== null && wanted !== null && channels !== wanted) {
      throw runtimeError(
        `Given groups=${groups}, weight of size ${formatSizes(weight)}, expected input${formatSizes(shape)} ` +
          `to have ${wanted} channels, but got ${channels} channels instead`,
      );
    }
    checkBias(attributes, out);
    const extents = kernel.map((size, i) => (size === null ? null : (dilation[i] ?? 1) * (size - 1) + 1));
    const padded = space.map((size, i) => {
      const pad = padOf(padding, i, dilation[i] ?? 1, kernel[i] ?? null);
      return size === null || pad === null ? null : size + pad;
    });
    if (padded.some((size, i) => size !== null && (extents[i] ?? 0) > size)) {
      throw runtimeError(
        `Calculated padded input size per channel: ${sizes(padded)}. Kernel size: ${sizes(extents)}. ` +
          "Kernel size can't be greater than actual input size",
      );
    }
    const empty = isEmpty(shape, spatial);
    if (!empty) {
      checkKernel(kernel);
      if (dilation.some((value) => value <= 0)) {
        throw runtimeError(`dilation should be greater than zero, but got [${asPlane(dilation, 1).join(", ")}]`);
      }
    }
    // PyTorch 1.13 gives no channels where it gets none.
    const batchedOutput = shape.map((size, axis): Dim => {
      if (axis === 0) return size;
      if (axis === 1) return (channels ?? wanted) === 0 ? 0 : out;
      const [whole = null, extent = null] = [padded[axis - 2], extents[axis - 2]];
      return whole === null || extent === null ? null : Math.floor((whole - extent) / (stride[axis - 2] ?? 1)) + 1;
    });
    const output = input.length === shape.length ? batchedOutput : batchedOutput.slice(1);
    return { outputs: [output], macs: product(numel(batchedOutput), perGroup, ...kernel) };
  },
});

function checkTransposed(
  weight: Shape,
  stride: readonly number[],
  dilation: readonly number[],
  extra: readonly number[],
): void {
  const kernel = weight.slice(2);
  if (weight[1] === 0) {
    const wanted =
      kernel.length === 3
        ? "non-empty 5D (n_output_plane x n_input_plane x kernel_depth x kernel_height x kernel_width) tensor " +
          "expected for weight"
        : "non-empty 2D or 4D weight tensor expected";
    throw runtimeError(`${wanted}, but got: ${formatSizes([...weight.slice(0, 2), ...asPlane(kernel, 1)])}`);
  }
  checkKernel(kernel);
  if (dilation.some((value) => value <= 0)) {
    throw runtimeError(
      `dilation should be greater than zero, but got ${listed("dilation", asPlane(dilation, 1), ", ")}`,
    );
  }
  if (extra.some((value, i) => value >= (stride[i] ?? 1) && value >= (dilation[i] ?? 1))) {
    const parts = [
      listed("output_padding", asPlane(extra, 0)),
      listed("stride", asPlane(stride, 1)),
      listed("dilation", asPlane(dilation, 1)),
    ];
    throw runtimeError(`output padding must be smaller than either stride or dilation, but got ${parts.join(" ")}`);
  }
}

/** `F.conv_transpose2d` and its kin. Source: PyTorch docs of `torch.nn.ConvTranspose2d`, messages of 1.13. */
const transposedConvolution = (spatial: number): Operator<TransposedAttributes> => ({
  name: `conv_transpose${spatial}d`,
  infer([input = null], attributes) {
    const { weight, groups } = attributes;
    const [inChannels = null, perGroup = null, ...kernel] = weight;
    if (input === null) return { outputs: [null], macs: null };
    const shape = batched(input, spatial, `conv_transpose${spatial}d`);
    const dims = kernel.length;
    if (dims === 0) throw runtimeError("weight should have at least three dimensions");
    const stride = expand(attributes.stride, dims, "stride");
    const padding = expand(attributes.padding, dims, "padding");
    const dilation = expand(attributes.dilation, dims, "dilation");
    const extra = expand(attributes.outputPadding, dims, "output_padding");
    if (extra.some((value) => value < 0)) throw runtimeError("negative output_padding is not supported");
    checkCommon(attributes, shape, stride, padding);
    const [, channels = null, ...space] = shape;
    if (channels !== null && inChannels !== null && channels !== inChannels) {
      throw runtimeError(
        `Given transposed=1, weight of size ${formatSizes(weight)}, expected input${formatSizes(shape)} ` +
          `to have ${inChannels} channels, but got ${channels} channels instead`,
      );
    }
    checkBias(attributes, product(perGroup, groups), "transposed=1, ");
    const empty = isEmpty(shape, spatial);
    if (!empty) checkTransposed(weight, stride, dilation, extra);
    const outSpace = space.map((size, i) =>
      known(
        [size, kernel[i] ?? null],
        (a, k) =>
          (a - 1) * (stride[i] ?? 1) - 2 * (padding[i] ?? 0) + (dilation[i] ?? 1) * (k - 1) + (extra[i] ?? 0) + 1,
      ),
    );
    if (!empty && outSpace.some((size) => size !== null && size < 1)) {
      const [from, to] = [asPlane(space, 1), asPlane(outSpace, 1)];
      throw runtimeError(
        `Given input size per channel: ${sizes(from)}. Calculated output size per channel: ${sizes(to)}. ` +
          "Output size is too small",
      );
    }
    const out = (channels ?? inChannels) === 0 ? 0 : product(perGroup, groups);
    const batchedOutput: Shape = [shape[0] ?? null, out, ...outSpace];
    const output = input.length === shape.length ? batchedOutput : batchedOutput.slice(1);
    return { outputs: [output], macs: product(numel(shape), perGroup, ...kernel) };
  },
});

/** By the number of spatial dimensions. */
export const convolutions = { 1: forwardConvolution(1), 2: forwardConvolution(2), 3: forwardConvolution(3) };
export const transposedConvolutions = {
  1: transposedConvolution(1),
  2: transposedConvolution(2),
  3: transposedConvolution(3),
};
