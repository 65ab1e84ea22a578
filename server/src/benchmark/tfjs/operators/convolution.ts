import type * as TensorFlow from "@tensorflow/tfjs-core";
import { NotSupported, number, numbers } from "../../program/attributes.js";
import { mapInput, plainInput, type Run, type TfOperator } from "../operator.js";
import { last, plain, type Tf, type TfTensor } from "../value.js";

type Pads = [[number, number], [number, number], [number, number], [number, number]];

/** How many cells are added before and behind in one dimension. `same` puts the odd one behind, as PyTorch does. */
function sides(padding: number | "same" | "valid", dilation: number, kernel: number): [number, number] {
  if (padding === "valid") return [0, 0];
  if (padding !== "same") return [padding, padding];
  const total = dilation * (kernel - 1);
  return [Math.floor(total / 2), total - Math.floor(total / 2)];
}

interface Settings {
  readonly stride: readonly [number, number];
  readonly dilation: readonly [number, number];
  readonly pads: readonly [[number, number], [number, number]];
  readonly groups: number;
}

function settingsOf({ step }: Run, kernel: readonly [number, number]): Settings {
  const { padding } = step.attributes;
  const each = typeof padding === "string" ? [padding, padding] : numbers(step, "padding");
  const [stride, dilation] = [pair(numbers(step, "stride")), pair(numbers(step, "dilation"))];
  const pad = (i: 0 | 1) => sides((each.length === 1 ? each[0] : each[i]) as number | "same", dilation[i], kernel[i]);
  return { stride, dilation, pads: [pad(0), pad(1)], groups: number(step, "groups", 1) };
}

const pair = (values: readonly number[]): readonly [number, number] => [values[0] ?? 1, values[1] ?? values[0] ?? 1];

/** A convolution of maps with the channels last. `filter` gives the weight as the kernel wants it. */
function convolve(run: Run, x: TensorFlow.Tensor4D, weight: readonly number[], settings: Settings): TfTensor {
  const { tf } = run;
  const { stride, dilation, pads, groups } = settings;
  const channels = x.shape[3];
  const isDilated = dilation.some((value) => value > 1);
  // Kernels neither dilate nor take two strides in one go, so cells are left out afterwards.
  const isDepthwise = groups > 1 && groups === channels;
  const skips = (isDilated && stride.some((value) => value > 1)) || (isDepthwise && stride[0] !== stride[1]);
  const step: [number, number] = skips ? [1, 1] : [...stride];
  const padding: Pads = [[0, 0], ...pads, [0, 0]];
  const dilations: [number, number] = [...dilation];
  const full = ((): TfTensor => {
    if (isDepthwise) {
      const filter = run.prepared("weight", "depthwise", (w) => depthwise(tf, w, channels)) as TensorFlow.Tensor4D;
      return tf.depthwiseConv2d(x, filter, step, padding, "NHWC", dilations);
    }
    if (groups === 1) {
      const filter = run.prepared("weight", "HWIO", (w) => tf.transpose(w, [2, 3, 1, 0])) as TensorFlow.Tensor4D;
      return tf.conv2d(x, filter, step, padding, "NHWC", dilations);
    }
    const [outs = 0] = weight;
    const parts = Array.from({ length: groups }, (_, group) => {
      const filter = run.prepared("weight", `HWIO ${group}`, (w) =>
        tf.transpose(tf.slice(w, [(group * outs) / groups], [outs / groups]), [2, 3, 1, 0]),
      ) as TensorFlow.Tensor4D;
      const each = channels / groups;
      const input = tf.slice(x, [0, 0, 0, group * each], [-1, -1, -1, each]);
      return tf.conv2d(input, filter, step, padding, "NHWC", dilations);
    });
    return tf.concat(parts, 3);
  })();
  if (!skips) return full;
  return tf.stridedSlice(full, [0, 0, 0, 0], full.shape, [1, ...stride, 1]);
}

/** `[channels * multiplier, 1, h, w]` as `[h, w, channels, multiplier]`. */
function depthwise(tf: Tf, weight: TfTensor, channels: number): TfTensor {
  const [outs = 0, , height = 1, width = 1] = weight.shape;
  return tf.transpose(tf.reshape(weight, [channels, outs / channels, height, width]), [2, 3, 0, 1]);
}

function withBias(run: Run, x: TfTensor): TfTensor {
  const bias = run.weight("bias");
  return bias === undefined ? x : run.tf.add(x, bias);
}

const conv2d: TfOperator = (run) => {
  const weight = numbers(run.step, "weight");
  const x = mapInput(run);
  return last(withBias(run, convolve(run, x, weight, settingsOf(run, [weight[2] ?? 1, weight[3] ?? 1]))));
};

/** A convolution of lines is one of maps that are one cell high. */
const conv1d: TfOperator = (run) => {
  const { tf, step } = run;
  const weight = numbers(step, "weight");
  const line = tf.transpose(plainInput(run), [0, 2, 1]);
  const x = tf.expandDims<TensorFlow.Tensor4D>(line, 1);
  const { stride, dilation, pads, groups } = settingsOf(run, [weight[2] ?? 1, weight[2] ?? 1]);
  const flat: Settings = {
    stride: [stride[0], stride[0]],
    dilation: [1, dilation[0]],
    pads: [[0, 0], pads[0]],
    groups,
  };
  const high: Run = {
    ...run,
    prepared: (name, layout, prepare) => run.prepared(name, layout, (w) => prepare(tf.expandDims(w, 2))),
  };
  const result = withBias(run, convolve(high, x, [weight[0] ?? 0, weight[1] ?? 0, 1, weight[2] ?? 1], flat));
  return plain(tf.transpose(tf.squeeze(result, [1]), [0, 2, 1]));
};

/** Puts zeros between the cells of a kernel, which no kernel of TensorFlow.js does for transposed convolutions. */
function dilated(tf: Tf, filter: TfTensor, [down, right]: readonly [number, number]): TfTensor {
  if (down === 1 && right === 1) return filter;
  const [height = 1, width = 1, outs = 1, ins = 1] = filter.shape;
  const wide = tf.pad(tf.reshape(filter, [height, 1, width, 1, outs * ins]), [
    [0, 0],
    [0, down - 1],
    [0, 0],
    [0, right - 1],
    [0, 0],
  ]);
  const grown = tf.reshape(wide, [height * down, width * right, outs, ins]);
  return tf.slice(grown, [0, 0, 0, 0], [(height - 1) * down + 1, (width - 1) * right + 1, outs, ins]);
}

const convTranspose2d: TfOperator = (run) => {
  const { tf, step } = run;
  const x = mapInput(run);
  const [ins = 0, perGroup = 0] = numbers(step, "weight");
  const [stride, dilation] = [pair(numbers(step, "stride")), pair(numbers(step, "dilation"))];
  const [padding, extra] = [pair(numbers(step, "padding")), numbers(step, "outputPadding")];
  const groups = number(step, "groups", 1);
  const parts = Array.from({ length: groups }, (_, group) => {
    const each = ins / groups;
    const filter = run.prepared("weight", `HWOI ${group}`, (w) =>
      dilated(tf, tf.transpose(tf.slice(w, [group * each], [each]), [2, 3, 1, 0]), dilation),
    ) as TensorFlow.Tensor4D;
    const input = groups === 1 ? x : tf.slice(x, [0, 0, 0, group * each], [-1, -1, -1, each]);
    const [batch, height, width] = x.shape;
    const size: [number, number, number, number] = [
      batch,
      (height - 1) * stride[0] + filter.shape[0],
      (width - 1) * stride[1] + filter.shape[1],
      perGroup,
    ];
    return tf.conv2dTranspose(input, filter, size, [...stride], "valid");
  });
  const full = parts.length === 1 ? (parts[0] as TfTensor) : tf.concat(parts, 3);
  const more: Pads = [
    [0, 0],
    [0, extra[0] ?? 0],
    [0, extra[1] ?? extra[0] ?? 0],
    [0, 0],
  ];
  const [batch = 1, , height = 1, width = 1] = step.outputs[0]?.shape ?? [];
  const cut = tf.slice(tf.pad(full, more), [0, padding[0], padding[1], 0], [batch, height, width, -1]);
  return last(withBias(run, cut));
};

/** A convolution of volumes: the sum over the kernel's planes of convolutions of the maps they meet. */
const conv3d: TfOperator = ({ step }) => {
  throw new NotSupported(`${step.op}: no engine has it`);
};

export const convolutions: Readonly<Record<string, TfOperator>> = {
  conv1d,
  conv2d,
  conv3d,
  conv_transpose2d: convTranspose2d,
};
