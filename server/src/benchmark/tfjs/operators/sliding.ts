import { dimension, number, numbers } from "../../program/attributes.js";
import { plainInput, type Run, type TfOperator } from "../operator.js";
import { plain, type TfTensor } from "../value.js";

type Pair = readonly [number, number];

const pair = (values: readonly number[]): Pair => [values[0] ?? 1, values[1] ?? values[0] ?? 1];

/** A window over a map of some sizes, and how many places it takes. */
function windowOf({ step }: Run, [height, width]: Pair) {
  const [kernel, stride] = [pair(numbers(step, "kernelSize")), pair(numbers(step, "stride"))];
  const [padding, dilation] = [pair(numbers(step, "padding")), pair(numbers(step, "dilation"))];
  const count = (own: number, i: 0 | 1): number =>
    Math.floor((own + 2 * padding[i] - dilation[i] * (kernel[i] - 1) - 1) / stride[i]) + 1;
  return { kernel, stride, padding, dilation, out: [count(height, 0), count(width, 1)] as const };
}

/** `F.unfold`: what every place of a window sees, as a column. */
const im2col: TfOperator = (run) => {
  const { tf } = run;
  const x = plainInput(run);
  const [batch = 1, channels = 1, height = 1, width = 1] = x.shape;
  const { kernel, stride, padding, dilation, out } = windowOf(run, [height, width]);
  const wide = tf.pad(x, [
    [0, 0],
    [0, 0],
    [padding[0], padding[0]],
    [padding[1], padding[1]],
  ]);
  const seen: TfTensor[] = [];
  for (let row = 0; row < kernel[0]; row++) {
    for (let column = 0; column < kernel[1]; column++) {
      const [top, left] = [row * dilation[0], column * dilation[1]];
      const end = [batch, channels, top + (out[0] - 1) * stride[0] + 1, left + (out[1] - 1) * stride[1] + 1];
      seen.push(tf.stridedSlice(wide, [0, 0, top, left], end, [1, 1, ...stride]));
    }
  }
  return plain(tf.reshape(tf.stack(seen, 2), [batch, channels * seen.length, out[0] * out[1]]));
};

/** `tensor.unfold`: windows along a dimension, whose cells are the last dimension of the result. */
const unfold: TfOperator = (run) => {
  const { tf, step } = run;
  const x = plainInput(run);
  const dim = dimension(number(step, "dim"), x.rank);
  const [size, stride] = [number(step, "size"), number(step, "step")];
  const count = Math.floor(((x.shape[dim] ?? 1) - size) / stride) + 1;
  const places = Array.from({ length: count * size }, (_, i) => Math.floor(i / size) * stride + (i % size));
  const seen = tf.gather(x, tf.tensor1d(places, "int32"), dim);
  const parted = tf.reshape(seen, [...x.shape.slice(0, dim), count, size, ...x.shape.slice(dim + 1)]);
  const order = [...parted.shape.keys()].filter((axis) => axis !== dim + 1);
  return plain(tf.transpose(parted, [...order, dim + 1]));
};

/** Windows as columns, and back. */
export const sliding: Readonly<Record<string, TfOperator>> = { im2col, unfold };
