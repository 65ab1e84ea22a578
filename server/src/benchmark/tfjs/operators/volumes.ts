import type { Step } from "../../program/program.js";
import { NotSupported, numbers } from "../../program/attributes.js";
import { plainInput, type Run, tellsWhere, type TfOperator } from "../operator.js";
import { asPlain, plain, type Tf, type TfTensor, type Value } from "../value.js";
import { convolutions } from "./convolution.js";

/** Runs an operator of maps on something else than the inputs of a step. */
function asMaps(run: Run, name: string, x: TfTensor, step: Partial<Step>, weight: (w: TfTensor) => TfTensor, key = "") {
  const operator = convolutions[name];
  if (operator === undefined) throw new NotSupported(name);
  const given: Run = {
    ...run,
    step: { ...run.step, ...step },
    inputs: [plain(x)],
    weight: (own) => (own === "weight" ? run.weight(own) : undefined),
    prepared: (own, layout, prepare) => run.prepared(own, `${key} ${layout}`, (w) => prepare(weight(w))),
  };
  const made = operator(given);
  return asPlain(run.tf, Array.isArray(made) ? ((made as readonly Value[])[0] as Value) : (made as Value));
}

/** Adds the bias of every channel. */
function withBias(run: Run, x: TfTensor): Value {
  const bias = run.weight("bias");
  return plain(bias ? run.tf.add(x, run.tf.reshape(bias, [-1, ...x.shape.slice(2).map(() => 1)])) : x);
}

const list = (step: Step, name: string, count: number): readonly number[] => {
  const values = numbers(step, name);
  return Array.from({ length: count }, (_, i) => values[i] ?? values[0] ?? 0);
};

/** A transposed convolution of lines is one of maps that are one cell high. */
const convTranspose1d: TfOperator = (run) => {
  const { tf, step } = run;
  const one = (name: string): number => list(step, name, 1)[0] ?? 0;
  const [ins = 1, outs = 1, length = 1] = numbers(step, "weight");
  const [batch = 1, channels = 1, size = 1] = step.outputs[0]?.shape ?? [];
  const attributes = {
    ...step.attributes,
    weight: [ins, outs, 1, length],
    stride: [1, one("stride")],
    dilation: [1, one("dilation")],
    padding: [0, one("padding")],
    outputPadding: [0, one("outputPadding")],
  };
  const outputs = [{ id: -1, shape: [batch, channels, 1, size] }];
  const x = tf.expandDims(plainInput(run), 2);
  const result = asMaps(run, "conv_transpose2d", x, { attributes, outputs }, (w) => tf.expandDims(w, 2));
  return withBias(run, tf.squeeze(result, [2]));
};

/** `[N, C, D, H, W]` as maps `[N * D, C, H, W]`, and back. */
const planes = (tf: Tf, x: TfTensor): TfTensor => {
  const [batch = 1, channels = 1, depth = 1, height = 1, width = 1] = x.shape;
  return tf.reshape(tf.transpose(x, [0, 2, 1, 3, 4]), [batch * depth, channels, height, width]);
};
const stacked = (tf: Tf, x: TfTensor, batch: number): TfTensor => {
  const [all = 1, channels = 1, height = 1, width = 1] = x.shape;
  return tf.transpose(tf.reshape(x, [batch, all / batch, channels, height, width]), [0, 2, 1, 3, 4]);
};

/** The part of a weight `[O, I, D, H, W]` that one plane of the kernel is. */
const planeOf =
  (tf: Tf, at: number) =>
  (weight: TfTensor): TfTensor =>
    tf.squeeze(tf.slice(weight, [0, 0, at, 0, 0], [-1, -1, 1, -1, -1]), [2]);

/** What of the settings is that of maps. */
function flat(step: Step, names: readonly string[]): Step["attributes"] {
  const weight = numbers(step, "weight");
  const settings = names.map((name) => [name, list(step, name, 3).slice(1)]);
  return { ...step.attributes, ...Object.fromEntries(settings), weight: weight.filter((_, i) => i !== 2) } as never;
}

/** A convolution of volumes: the sum over the kernel's planes of convolutions of the maps that they meet. */
const conv3d: TfOperator = (run) => {
  const { tf, step } = run;
  if (typeof step.attributes.padding === "string") throw new NotSupported("conv3d with a padding by name");
  const [, , depth = 1] = numbers(step, "weight");
  const [padding = 0] = list(step, "padding", 3);
  const [stride = 1] = list(step, "stride", 3);
  const [dilation = 1] = list(step, "dilation", 3);
  const [batch = 1, outs = 1, deep = 1, height = 1, width = 1] = step.outputs[0]?.shape ?? [];
  const sides: [number, number][] = [
    [0, 0],
    [0, 0],
    [padding, padding],
    [0, 0],
    [0, 0],
  ];
  const x = tf.pad(plainInput(run), sides);
  const attributes = flat(step, ["padding", "stride", "dilation"]);
  const outputs = [{ id: -1, shape: [batch * deep, outs, height, width] }];
  const sums = Array.from({ length: depth }, (_, at) => {
    const from = at * dilation;
    const end = x.shape.map((size, axis) => (axis === 2 ? from + (deep - 1) * stride + 1 : size));
    const met = tf.stridedSlice(x, [0, 0, from, 0, 0], end, [1, 1, stride, 1, 1]);
    return asMaps(run, "conv2d", planes(tf, met), { attributes, outputs }, planeOf(tf, at), `plane ${at}`);
  });
  return withBias(run, stacked(tf, tf.addN(sums), batch));
};

const convTranspose3d: TfOperator = (run) => {
  const { tf, step } = run;
  const [, , depth = 1] = numbers(step, "weight");
  const [padding = 0] = list(step, "padding", 3);
  const [stride = 1] = list(step, "stride", 3);
  const [dilation = 1] = list(step, "dilation", 3);
  const [extra = 0] = list(step, "outputPadding", 3);
  const [batch = 1, outs = 1, deep = 1, height = 1, width = 1] = step.outputs[0]?.shape ?? [];
  const input = plainInput(run);
  const own = input.shape[2] ?? 1;
  const attributes = flat(step, ["padding", "stride", "dilation", "outputPadding"]);
  const outputs = [{ id: -1, shape: [batch * own, outs, height, width] }];
  const full = (own - 1) * stride + dilation * (depth - 1) + 1 + extra;
  const maps = planes(tf, input);
  const sums = Array.from({ length: depth }, (_, at) => {
    const made = asMaps(run, "conv_transpose2d", maps, { attributes, outputs }, planeOf(tf, at), `plane ${at}`);
    const spread = tf.pad(tf.reshape(made, [batch, own, 1, outs * height * width]), [
      [0, 0],
      [0, 0],
      [0, stride - 1],
      [0, 0],
    ]);
    const apart = tf.slice(
      tf.reshape(spread, [batch, own * stride, outs * height * width]),
      [0, 0, 0],
      [-1, (own - 1) * stride + 1, -1],
    );
    const before = at * dilation;
    return tf.pad(apart, [
      [0, 0],
      [before, full - before - (own - 1) * stride - 1],
      [0, 0],
    ]);
  });
  const kept = tf.slice(tf.addN(sums), [0, padding, 0], [-1, deep, -1]);
  return withBias(run, stacked(tf, tf.reshape(kept, [batch * deep, outs, height, width]), batch));
};

/** How a pool goes along one dimension. */
interface Slide {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
  readonly own: number;
  readonly out: number;
}

function slidesOf({ step, inputs }: Run): readonly Slide[] {
  const shape = inputs[0]?.tensor.shape ?? [];
  const outputs = step.outputs[0]?.shape ?? [];
  const count = numbers(step, "kernelSize").length;
  const kernel = list(step, "kernelSize", shape.length - 2);
  const stride = numbers(step, "stride").length === 0 ? kernel : list(step, "stride", shape.length - 2);
  const padding = list(step, "padding", shape.length - 2);
  const dilation = list(step, "dilation", shape.length - 2);
  if (count === 0) throw new NotSupported(`${step.op} without a kernel`);
  return shape.slice(2).map((own, i) => ({
    kernel: kernel[i] ?? 1,
    stride: stride[i] ?? 1,
    padding: padding[i] ?? 0,
    dilation: dilation[i] ?? 1,
    own,
    out: outputs[i + 2] ?? 1,
  }));
}

/** Combines what the cells of a window see along an axis. */
function along(
  tf: Tf,
  x: TfTensor,
  axis: number,
  slide: Slide,
  fill: number,
  join: (a: TfTensor, b: TfTensor) => TfTensor,
) {
  const { kernel, stride, padding, dilation, own, out } = slide;
  const reach = (out - 1) * stride + dilation * (kernel - 1) + 1;
  const sides = x.shape.map((_, i): [number, number] =>
    i === axis ? [padding, Math.max(0, reach - own - padding)] : [0, 0],
  );
  const wide = tf.pad(x, sides, fill);
  return Array.from({ length: kernel }, (_, at) => {
    const from = at * dilation;
    const begin = x.shape.map((__, i) => (i === axis ? from : 0));
    const end = x.shape.map((size, i) => (i === axis ? from + (out - 1) * stride + 1 : size));
    return tf.stridedSlice(
      wide,
      begin,
      end,
      x.shape.map((__, i) => (i === axis ? stride : 1)),
    );
  }).reduce(join);
}

const lowest = -3.4e38;

const maxPool: TfOperator = (run) => {
  const { tf, step } = run;
  if (tellsWhere(step)) throw new NotSupported(`${step.op} that tells where the largest are`);
  const join = (a: TfTensor, b: TfTensor): TfTensor => tf.maximum(a, b);
  return plain(slidesOf(run).reduce((x, slide, i) => along(tf, x, i + 2, slide, lowest, join), plainInput(run)));
};

/** How many cells count in every mean along a dimension. Source: PyTorch's `avg_pool3d`. */
const counted = ({ out, stride, padding, kernel, own }: Slide, includes: boolean): readonly number[] =>
  Array.from({ length: out }, (_, at) => {
    const start = at * stride - padding;
    const end = Math.min(start + kernel, own + padding);
    return includes ? end - start : Math.min(end, own) - Math.max(start, 0);
  });

const avgPool: TfOperator = (run) => {
  const { tf, step } = run;
  const { countIncludePad, divisorOverride } = step.attributes;
  const slides = slidesOf(run);
  const join = (a: TfTensor, b: TfTensor): TfTensor => tf.add(a, b);
  let x = plainInput(run);
  for (const [i, slide] of slides.entries()) {
    x = along(tf, x, i + 2, slide, 0, join);
    if (typeof divisorOverride === "number") continue;
    const shape = x.shape.map((_, axis) => (axis === i + 2 ? slide.out : 1));
    x = tf.div(x, tf.tensor([...counted(slide, countIncludePad !== false)], shape));
  }
  return plain(typeof divisorOverride === "number" ? tf.div(x, divisorOverride) : x);
};

/** Adaptive pools of lines and volumes, one dimension after the other. */
const adaptive =
  (reduce: (tf: Tf, x: TfTensor, axis: number) => TfTensor): TfOperator =>
  (run) => {
    const { tf, step } = run;
    if (tellsWhere(step)) throw new NotSupported(`${step.op} that tells where the largest are`);
    let x = plainInput(run);
    for (const [i, out] of (step.outputs[0]?.shape.slice(2) ?? []).entries()) {
      const axis = i + 2;
      const own = x.shape[axis] ?? 1;
      const parts = Array.from({ length: out }, (_, at): TfTensor => {
        const [from, to] = [Math.floor((at * own) / out), Math.ceil(((at + 1) * own) / out)];
        const begin = x.shape.map((__, k) => (k === axis ? from : 0));
        const size = x.shape.map((length, k) => (k === axis ? to - from : length));
        return reduce(tf, tf.slice(x, begin, size), axis);
      });
      x = tf.concat(parts, axis);
    }
    return plain(x);
  };

const mean = adaptive((tf, x, axis) => tf.mean(x, axis, true));
const most = adaptive((tf, x, axis) => tf.max(x, axis, true));

/** Convolutions and pools of lines and volumes, for which no engine has kernels. */
export const volumes: Readonly<Record<string, TfOperator>> = {
  conv3d,
  conv_transpose1d: convTranspose1d,
  conv_transpose3d: convTranspose3d,
  max_pool1d: maxPool,
  max_pool3d: maxPool,
  avg_pool1d: avgPool,
  avg_pool3d: avgPool,
  adaptive_avg_pool1d: mean,
  adaptive_avg_pool3d: mean,
  adaptive_max_pool1d: most,
  adaptive_max_pool3d: most,
};
