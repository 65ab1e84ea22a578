import { NotSupported, dimension, number, numbers } from "../../program/attributes.js";
import { plainInput, type Run, shapeOf, type TfOperator } from "../operator.js";
import { last, plain, type TfTensor } from "../value.js";

/** What a step gives in the sizes that the Trace says. */
const reshaped: TfOperator = (run) => plain(run.tf.reshape(plainInput(run), [...(run.step.outputs[0]?.shape ?? [])]));

/** Where the channels of a map are once they are last; undefined for what is no map with the channels last. */
const axisIn = (channelsLast: boolean, dim: number): number => (channelsLast ? ([0, 3, 1, 2][dim] ?? dim) : dim);

/** Cuts a tensor along a dimension into parts of some sizes. */
function parts(run: Run, dim: number, sizes: readonly number[]): readonly TfTensor[] {
  const { tf, inputs } = run;
  const [input] = inputs;
  if (input === undefined) throw new NotSupported("split without an input");
  const { tensor } = input;
  const axis = axisIn(input.channelsLast, dimension(dim, tensor.rank));
  if (tensor.rank <= 4) return tf.split(tensor, [...sizes], axis);
  let start = 0;
  return sizes.map((size) => cut(tf, tensor, axis, { start, stop: (start += size), stride: 1 }));
}

const product = (sizes: readonly number[]): number => sizes.reduce((all, size) => all * size, 1);

/**
 * The elements of a tensor from `start` to before `stop` along an axis, as columns of a table: engines cut more
 * dimensions element by element, a hundred times slower in WebAssembly.
 */
function cut(tf: Run["tf"], x: TfTensor, axis: number, { start, stop, stride }: Cut): TfTensor {
  const outer = product(x.shape.slice(0, axis));
  const inner = product(x.shape.slice(axis + 1));
  const own = x.shape[axis] ?? 1;
  const count = Math.ceil((stop - start) / stride);
  const part =
    stride === 1
      ? columns(tf, tf.reshape(x, [outer, own * inner]), start * inner, count * inner)
      : tf.stridedSlice(tf.reshape(x, [outer, own, inner]), [0, start, 0], [outer, stop, inner], [1, stride, 1]);
  return tf.reshape(
    part,
    x.shape.map((size, i) => (i === axis ? count : size)),
  );
}

/** Rows that WebAssembly copies one by one, in JavaScript; beyond them turning the table twice is cheaper. */
const mostRows = 256;

/** Some columns of a table. */
function columns(tf: Run["tf"], table: TfTensor, from: number, count: number): TfTensor {
  const [rows = 0] = table.shape;
  if (tf.getBackend() !== "wasm" || rows <= mostRows) return tf.slice(table, [0, from], [rows, count]);
  return tf.transpose(tf.slice(tf.transpose(table), [from, 0], [count, rows]));
}

interface Cut {
  readonly start: number;
  readonly stop: number;
  readonly stride: number;
}

const split: TfOperator = (run) => {
  const { step, inputs } = run;
  const dim = number(step, "dim", 0);
  const at = dimension(dim, inputs[0]?.tensor.rank ?? 0);
  const made = parts(
    run,
    dim,
    step.outputs.map(({ shape }) => shape[at] ?? 0),
  );
  return made.map((tensor) => ({ tensor, channelsLast: inputs[0]?.channelsLast === true }));
};

/** Joins tensors; maps that lie with the channels last stay so. */
const cat: TfOperator = (run) => {
  const { tf, step, inputs } = run;
  const rank = step.outputs[0]?.shape.length ?? 0;
  const dim = dimension(number(step, "dim", 0), rank);
  // PyTorch passes over empty vectors.
  const filled = inputs.map((input, i) => ({ input, i })).filter(({ input }) => input.tensor.rank === rank);
  const channelsLast = rank === 4 && filled.some(({ input }) => input.channelsLast);
  const tensors = filled.map(({ input, i }) => {
    if (!channelsLast) return plainInput(run, i);
    return input.channelsLast ? input.tensor : tf.transpose(input.tensor, [0, 2, 3, 1]);
  });
  const joined =
    tensors.length === 1 ? tf.clone(tensors[0] as TfTensor) : tf.concat([...tensors], axisIn(channelsLast, dim));
  return channelsLast ? last(joined) : plain(joined);
};

const stack: TfOperator = (run) => {
  const rank = run.step.outputs[0]?.shape.length ?? 0;
  return plain(
    run.tf.stack(
      run.inputs.map((_, i) => plainInput(run, i)),
      dimension(number(run.step, "dim", 0), rank),
    ),
  );
};

const unbind: TfOperator = (run) => {
  const x = plainInput(run);
  return run.tf.unstack(x, dimension(number(run.step, "dim", 0), x.rank)).map(plain);
};

const permute: TfOperator = (run) => {
  const x = plainInput(run);
  return plain(
    run.tf.transpose(
      x,
      numbers(run.step, "dims").map((dim) => dimension(dim, x.rank)),
    ),
  );
};

const slice: TfOperator = (run) => {
  const { tf, step } = run;
  const x = plainInput(run);
  const dim = dimension(number(step, "dim", 0), x.rank);
  const [start, stride, stop] = [number(step, "start", 0), number(step, "step", 1), number(step, "stop")];
  return plain(cut(tf, x, dim, { start, stop, stride }));
};

const select: TfOperator = (run) => {
  const { tf, step } = run;
  const x = plainInput(run);
  const dim = dimension(number(step, "dim", 0), x.rank);
  const at = dimension(number(step, "index"), x.shape[dim] ?? 0);
  return plain(tf.squeeze(cut(tf, x, dim, { start: at, stop: at + 1, stride: 1 }), [dim]));
};

/** Repeats single elements up to the sizes of the result. */
const expand: TfOperator = (run) => {
  const { tf, step } = run;
  return plain(tf.broadcastTo(plainInput(run), [...(step.outputs[0]?.shape ?? [])] as never));
};

const repeat: TfOperator = (run) => {
  const { tf, step } = run;
  const x = plainInput(run);
  const repeats = numbers(step, "repeats");
  const shape = [...Array.from({ length: repeats.length - x.rank }, () => 1), ...x.shape];
  return plain(tf.tile(tf.reshape(x, shape), [...repeats]));
};

const flip: TfOperator = (run) => {
  const x = plainInput(run);
  return plain(
    run.tf.reverse(
      x,
      numbers(run.step, "dims").map((dim) => dimension(dim, x.rank)),
    ),
  );
};

const roll: TfOperator = (run) => {
  const { tf, step } = run;
  const [shifts, given] = [numbers(step, "shifts"), numbers(step, "dims")];
  const input = plainInput(run);
  // Without dimensions all elements go round in row-major order.
  const dims = given.length === 0 ? [0] : given;
  let x = given.length === 0 ? tf.reshape(input, [-1]) : input;
  for (const [i, dim] of dims.entries()) {
    const axis = dimension(dim, x.rank);
    const size = x.shape[axis] ?? 1;
    const shift = (((shifts[i] ?? 0) % size) + size) % size;
    if (shift === 0) continue;
    const [front, back] = tf.split(x, [size - shift, shift], axis);
    x = tf.concat([back as TfTensor, front as TfTensor], axis);
  }
  return plain(tf.reshape(x, input.shape));
};

/** `[N, C*r*r, H, W]` as `[N, C, H*r, W*r]`. */
const pixelShuffle: TfOperator = (run) => {
  const { tf, step, inputs } = run;
  const [batch = 1, channels = 1, height = 1, width = 1] = shapeOf(inputs[0]);
  const r = number(step, "factor");
  const parted = tf.reshape(plainInput(run), [batch, channels / (r * r), r, r, height, width]);
  const moved = tf.transpose(parted, [0, 1, 4, 2, 5, 3]);
  return plain(tf.reshape(moved, [batch, channels / (r * r), height * r, width * r]));
};

const pixelUnshuffle: TfOperator = (run) => {
  const { tf, step, inputs } = run;
  const [batch = 1, channels = 1, height = 1, width = 1] = shapeOf(inputs[0]);
  const r = number(step, "factor");
  const parted = tf.reshape(plainInput(run), [batch, channels, height / r, r, width / r, r]);
  const moved = tf.transpose(parted, [0, 1, 3, 5, 2, 4]);
  return plain(tf.reshape(moved, [batch, channels * r * r, height / r, width / r]));
};

const channelShuffle: TfOperator = (run) => {
  const { tf, step, inputs } = run;
  const [batch = 1, channels = 1, ...space] = shapeOf(inputs[0]);
  const groups = number(step, "groups");
  const parted = tf.reshape(plainInput(run), [batch, groups, channels / groups, ...space]);
  const order = [0, 2, 1, ...space.map((_, i) => i + 3)];
  return plain(tf.reshape(tf.transpose(parted, order), [batch, channels, ...space]));
};

/** Elements along a dimension at places that another tensor names. */
const gather: TfOperator = (run) => {
  const { tf, step } = run;
  const [x, index] = [plainInput(run), plainInput(run, 1)];
  const dim = dimension(number(step, "dim", 0), x.rank);
  // Every place as an offset into the elements in row-major order.
  const strides = x.shape.map((_, i) => x.shape.slice(i + 1).reduce((product, size) => product * size, 1));
  let places: TfTensor = tf.mul(tf.cast(index, "int32"), tf.scalar(strides[dim] ?? 1, "int32"));
  for (const [axis, size] of index.shape.entries()) {
    if (axis === dim) continue;
    const shape = index.shape.map((_, i) => (i === axis ? size : 1));
    const steps = Array.from({ length: size }, (_, i) => i * (strides[axis] ?? 1));
    places = tf.add(places, tf.tensor(steps, shape, "int32"));
  }
  return plain(tf.reshape(tf.gather(tf.reshape(x, [-1]), tf.reshape(places, [-1])), index.shape));
};

const indexSelect: TfOperator = (run) => {
  const x = plainInput(run);
  const at = run.tf.tensor1d([...numbers(run.step, "indices")], "int32");
  return plain(run.tf.gather(x, at, dimension(number(run.step, "dim", 0), x.rank)));
};

export const shaping: Readonly<Record<string, TfOperator>> = {
  reshape: reshaped,
  view: reshaped,
  flatten: reshaped,
  unflatten: reshaped,
  squeeze: reshaped,
  unsqueeze: reshaped,
  permute,
  transpose: permute,
  split,
  chunk: split,
  split_with_sizes: split,
  tensor_split: split,
  cat,
  stack,
  unbind,
  slice,
  select,
  expand,
  repeat,
  flip,
  roll,
  pixel_shuffle: pixelShuffle,
  pixel_unshuffle: pixelUnshuffle,
  channel_shuffle: channelShuffle,
  gather,
  index_select: indexSelect,
};
