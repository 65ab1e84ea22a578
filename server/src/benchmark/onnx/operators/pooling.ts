import { flag, NotSupported, numbers, perDimension } from "../../program/attributes.js";
import { product, range, type OnnxOperator, type Writing } from "../writing.js";
import { multiplyAlong } from "./along.js";
import { batched, unbatched } from "./convolution.js";

/** The windows of a pool along its dimensions. */
interface Windows {
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly size: readonly number[];
  readonly out: readonly number[];
}

function windowsOf(w: Writing, spatial: number): Windows {
  const { step } = w;
  if (step.outputs.length > 1) throw new NotSupported(`${step.op} that tells where the values are`);
  const kernel = perDimension(step, "kernelSize", spatial);
  const stride = numbers(step, "stride").length === 0 ? kernel : perDimension(step, "stride", spatial);
  const padding = perDimension(step, "padding", spatial);
  const dilation = perDimension(step, "dilation", spatial);
  return { kernel, stride, padding, dilation, size: w.input().shape.slice(-spatial), out: w.shape().slice(-spatial) };
}

/** How far the last window reaches behind the input; `ceil_mode` lets that be more than the padding. */
const behind = ({ kernel, stride, padding, dilation, size, out }: Windows): readonly number[] =>
  out.map((count, i) => {
    const reach = (count - 1) * (stride[i] ?? 1) + (dilation[i] ?? 1) * ((kernel[i] ?? 1) - 1) + 1;
    return Math.max(0, reach - (size[i] ?? 0) - (padding[i] ?? 0));
  });

const maxPool =
  (spatial: number): OnnxOperator =>
  (w) => {
    const windows = windowsOf(w, spatial);
    const { kernel, stride, padding, dilation } = windows;
    const pads = [...padding, ...behind(windows)];
    // Runtimes want padding to be less than the kernel, which dilation may exceed.
    const isWide = pads.some((side, i) => side >= (kernel[i % spatial] ?? 1));
    let { name } = batched(w, spatial);
    if (isWide) {
      const sides = [0, 0, ...pads.slice(0, spatial), 0, 0, ...pads.slice(spatial)];
      name = w.node("Pad", [name, w.ints(sides), w.number(-Infinity)]);
    }
    const made = w.node("MaxPool", [name], {
      kernel_shape: kernel,
      strides: stride,
      pads: isWide ? pads.map(() => 0) : pads,
      dilations: dilation,
    });
    return unbatched(w, made, spatial);
  };

/**
 * What the mean over a whole window is to be multiplied with along a dimension, so that only elements count which
 * PyTorch counts: those of the padding perhaps, but none that `ceil_mode` adds. Source: docs of `torch.nn.AvgPool2d`.
 */
function shares(windows: Windows, i: number, countIncludePad: boolean): readonly number[] {
  const [kernel = 1, stride = 1, padding = 0] = [windows.kernel[i], windows.stride[i], windows.padding[i]];
  const size = windows.size[i] ?? 0;
  return range(windows.out[i] ?? 0).map((at) => {
    const start = at * stride - padding;
    const end = Math.min(start + kernel, size + padding);
    return countIncludePad ? kernel / (end - start) : kernel / (Math.min(end, size) - Math.max(start, 0));
  });
}

const avgPool =
  (spatial: number): OnnxOperator =>
  (w) => {
    const windows = { ...windowsOf(w, spatial), dilation: Array.from({ length: spatial }, () => 1) };
    const countsPadding = flag(w.step, "countIncludePad");
    const { divisorOverride = null } = w.step.attributes;
    const attributes = { kernel_shape: windows.kernel, strides: windows.stride };
    const pads = [...windows.padding, ...behind(windows)];
    const mean = w.node("AveragePool", [batched(w, spatial).name], { ...attributes, pads, count_include_pad: 1 });
    return unbatched(w, corrected(w, mean, windows, countsPadding, divisorOverride), spatial);
  };

/** A mean over whole windows as the sum divided by what PyTorch divides by. */
function corrected(w: Writing, mean: string, windows: Windows, countsPadding: boolean, divisor: unknown): string {
  if (typeof divisor === "number") return w.node("Mul", [mean, w.number(product(windows.kernel) / divisor)]);
  let factors: readonly number[] = [1];
  windows.out.forEach((_, i) => {
    const own = shares(windows, i, countsPadding);
    factors = factors.flatMap((factor) => own.map((share) => factor * share));
  });
  if (factors.every((factor) => factor === 1)) return mean;
  return w.node("Mul", [mean, w.floats(factors, windows.out)]);
}

/** Where the windows of an adaptive pool begin and end. Source: PyTorch docs of `torch.nn.AdaptiveAvgPool2d`. */
const spans = (size: number, out: number): readonly (readonly [start: number, end: number])[] =>
  range(out).map((i) => [Math.floor((i * size) / out), Math.ceil(((i + 1) * size) / out)]);

interface Adaptive {
  /** Over all places of a dimension. */
  readonly whole: "ReduceMean" | "ReduceMax";
  readonly even: "AveragePool" | "MaxPool";
  readonly uneven: (w: Writing, name: string, rank: number, axis: number, size: number, out: number) => string;
}

const means: Adaptive = {
  whole: "ReduceMean",
  even: "AveragePool",
  uneven: (w, name, rank, axis, size, out) => {
    const rows = spans(size, out).map(([start, end]) =>
      range(size).map((place) => (place >= start && place < end ? 1 / (end - start) : 0)),
    );
    return multiplyAlong(w, name, rank, axis, rows);
  },
};

const maxima: Adaptive = {
  whole: "ReduceMax",
  even: "MaxPool",
  uneven: (w, name, _, axis, size, out) => {
    const parts = spans(size, out).map(([start, end]) =>
      w.node("ReduceMax", [w.cut(name, axis, start, end)], { axes: [axis], keepdims: 1 }),
    );
    return w.node("Concat", parts, { axis });
  },
};

const adaptive =
  (spatial: number, { whole, even, uneven }: Adaptive): OnnxOperator =>
  (w) => {
    if (w.step.outputs.length > 1) throw new NotSupported(`${w.step.op} that tells where the values are`);
    const out = w.shape().slice(-spatial);
    if (out.every((size) => size === 1)) {
      const rank = w.input().shape.length;
      const axes = range(spatial).map((i) => rank - spatial + i);
      return w.node(whole, [w.input().name], { axes, keepdims: 1 });
    }
    const { name, shape } = batched(w, spatial);
    const size = shape.slice(-spatial);
    const kernel = size.map((own, i) => own / (out[i] ?? 1));
    if (kernel.every(Number.isInteger)) {
      return unbatched(w, w.node(even, [name], { kernel_shape: kernel, strides: kernel }), spatial);
    }
    let result = name;
    size.forEach((own, i) => {
      const wanted = out[i] ?? 1;
      if (own !== wanted) result = uneven(w, result, shape.length, i + 2, own, wanted);
    });
    return unbatched(w, result, spatial);
  };

export const pools: Readonly<Record<string, OnnxOperator>> = {
  max_pool1d: maxPool(1),
  max_pool2d: maxPool(2),
  max_pool3d: maxPool(3),
  avg_pool1d: avgPool(1),
  avg_pool2d: avgPool(2),
  avg_pool3d: avgPool(3),
  adaptive_avg_pool1d: adaptive(1, means),
  adaptive_avg_pool2d: adaptive(2, means),
  adaptive_avg_pool3d: adaptive(3, means),
  adaptive_max_pool1d: adaptive(1, maxima),
  adaptive_max_pool2d: adaptive(2, maxima),
  adaptive_max_pool3d: adaptive(3, maxima),
};
