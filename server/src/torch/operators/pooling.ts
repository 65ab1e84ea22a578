import { indexError, runtimeError } from "../../values/errors.js";
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
  /** Gives the places of the maxima too. */
  readonly withIndices?: boolean;
};

type Kind = "max" | "avg";
type Spatial = 1 | 2 | 3;

/** The attributes with one value for every dimension. */
interface Window {
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
}

const axes: Readonly<Record<Spatial, readonly string[]>> = { 1: ["H", "W"], 2: ["H", "W"], 3: ["T", "H", "W"] };

/** `kH: 3 kW: 3`. */
const listed = (prefix: string, values: readonly Dim[]): string =>
  values.map((value, i) => `${prefix}${axes[values.length as Spatial][i]}: ${value ?? "?"}`).join(" ");

/** How many values each list must have, as PyTorch words it for every function. */
function lengthRule(kind: Kind, spatial: Spatial, name: string): string {
  const count = `a single int, or a tuple of ${spatial === 2 ? "two" : "three"} ints`;
  if (kind === "avg" && spatial === 3) return name === "stride" ? `must be omitted, ${count}` : `must be ${count}`;
  if (name === "stride") return `must either be omitted, ${count}`;
  if (kind === "max" && name === "padding") return `must be either be ${count}`;
  return name === "dilation" ? `must be either ${count}` : `must either be ${count}`;
}

function spread(kind: Kind, spatial: Spatial, name: string, values: readonly number[], one: number): readonly number[] {
  if (spatial === 1) {
    if (values.length === 1) return [one, ...values];
    throw runtimeError(`${kind}_pool1d() argument '${name}' should contain one int (got ${values.length})`);
  }
  if (values.length === spatial) return values;
  if (values.length === 1) return Array.from({ length: spatial }, () => values[0] ?? one);
  throw runtimeError(`${kind}_pool${spatial}d: ${name} ${lengthRule(kind, spatial, name)}`);
}

function windowOf(kind: Kind, spatial: Spatial, attributes: PoolAttributes): Window {
  const kernel = spread(kind, spatial, "kernel_size", attributes.kernelSize, 1);
  const omitted = attributes.stride.length === 0;
  const stride = omitted ? kernel : spread(kind, spatial, "stride", attributes.stride, 1);
  const padding = spread(kind, spatial, "padding", attributes.padding, 0);
  const dilation = kind === "max" ? spread(kind, spatial, "dilation", attributes.dilation, 1) : kernel.map(() => 1);
  return { kernel, stride, padding, dilation };
}

/** The number of dimensions, checked before the window is looked at. */
function checkRank(kind: Kind, spatial: Spatial, input: Shape): void {
  const rank = input.length;
  if (rank === spatial + 1 || rank === spatial + 2) return;
  if (spatial === 1) {
    throw runtimeError(
      kind === "avg"
        ? `Expected 2 to 3 dimensions, but got ${rank}-dimensional tensor for argument #1 'self' ` +
            "(while checking arguments for avg_pool1d)"
        : `max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, ` +
            `but got:${formatSizes(input)}`,
    );
  }
  if (kind === "avg" && spatial === 2) {
    if (rank >= 3) throw runtimeError(emptyMessage(input));
    throw indexError(`Dimension out of range (expected to be in range of [${-rank}, ${rank - 1}], but got -3)`);
  }
  const ranks = `${spatial + 1}D or ${spatial + 2}D`;
  throw runtimeError(`non-empty ${ranks} (batch mode) tensor expected for input`);
}

const emptyMessage = (input: Shape): string =>
  `Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:${formatSizes(input)}`;

/** Only the batch may be empty. */
function checkFilled(kind: Kind, spatial: Spatial, input: Shape, seen: Shape): void {
  if (!input.slice(-spatial - 1).includes(0)) return;
  if (spatial !== 3) {
    throw runtimeError(
      kind === "max" && spatial === 1
        ? `max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, ` +
            `but got:${formatSizes(input)}`
        : emptyMessage(seen),
    );
  }
  const name = kind === "max" ? "max_pool3d_with_indices_out_cpu_template" : "avg_pool3d";
  throw runtimeError(
    `${name}(): Expected input's non-batch dimensions to have positive length, but input has a shape of ` +
      `${formatSizes(input)} and non-batch dimension 0 has length zero!`,
  );
}

function checkPadding({ kernel, stride, padding }: Window): void {
  kernel.forEach((size, i) => {
    const pad = padding[i] ?? 0;
    if (stride[i] === 0) throw runtimeError("stride should not be zero");
    if (pad < 0) throw runtimeError(`pad must be non-negative, but got pad: ${pad}`);
    if (pad > Math.trunc(size / 2)) {
      throw runtimeError(`pad should be at most half of kernel size, but got pad=${pad} and kernel_size=${size}`);
    }
  });
}

function checkWindow({ kernel, stride, dilation }: Window): void {
  const positive = (values: readonly number[]) => values.every((value) => value > 0);
  if (!positive(kernel)) throw runtimeError(`kernel size should be greater than zero, but got ${listed("k", kernel)}`);
  if (!positive(stride)) throw runtimeError(`stride should be greater than zero, but got ${listed("d", stride)}`);
  if (!positive(dilation)) {
    throw runtimeError(`dilation should be greater than zero, but got ${listed("dilation", dilation)}`);
  }
}

/** Source: PyTorch docs of `torch.nn.MaxPool2d`: the last window must start inside the input or its left padding. */
function pooledSize(size: number, i: number, { kernel, stride, padding, dilation }: Window, ceil: boolean): number {
  const [step, pad] = [stride[i] ?? 1, padding[i] ?? 0];
  const reach = size + 2 * pad - (dilation[i] ?? 1) * ((kernel[i] ?? 1) - 1) - 1;
  const windows = (ceil ? Math.ceil(reach / step) : Math.floor(reach / step)) + 1;
  return ceil && (windows - 1) * step >= size + pad ? windows - 1 : windows;
}

const pool = (kind: Kind, spatial: Spatial): Operator<PoolAttributes> => ({
  name: `${kind}_pool${spatial}d`,
  dtype: ([input = null], output) => (output === 1 ? "int64" : input),
  infer([input = null], attributes) {
    const one = attributes.withIndices === true ? 2 : 1;
    const outputs = (shape: Shape | null) => ({ outputs: Array.from({ length: one }, () => shape) });
    if (spatial === 1 && input !== null) {
      checkRank(kind, spatial, input);
      if (kind === "max") checkFilled(kind, spatial, input, input);
    }
    const window = windowOf(kind, spatial, attributes);
    if (input === null) return outputs(null);
    if (attributes.divisorOverride === 0) throw runtimeError("divisor must be not zero");
    checkRank(kind, spatial, input);
    checkPadding(window);
    checkWindow(window);
    const seen: Shape = spatial === 1 ? [...input.slice(0, -1), 1, ...input.slice(-1)] : input;
    checkFilled(kind, spatial, input, seen);
    const space = seen.slice(-window.kernel.length);
    if (kind === "avg" && spatial === 3 && space.some((size, i) => size !== null && size < (window.kernel[i] ?? 1))) {
      throw runtimeError(`input image (${listed("", space)}) smaller than kernel size (${listed("k", window.kernel)})`);
    }
    const out = space.map((size, i) => known([size], (own) => pooledSize(own, i, window, attributes.ceilMode)));
    if (out.some((size) => size !== null && size < 1)) {
      const channels = seen.at(-space.length - 1) ?? "?";
      const text = (sizes: readonly Dim[]) => `(${[channels, ...sizes.map((size) => size ?? "?")].join("x")})`;
      throw runtimeError(
        `Given input size: ${text(space)}. Calculated output size: ${text(out)}. Output size is too small`,
      );
    }
    return outputs([...input.slice(0, input.length - spatial), ...out.slice(-spatial)]);
  },
});

/** By the number of spatial dimensions. */
export const maxPools = { 1: pool("max", 1), 2: pool("max", 2), 3: pool("max", 3) };
export const avgPools = { 1: pool("avg", 1), 2: pool("avg", 2), 3: pool("avg", 3) };
