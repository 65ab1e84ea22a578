import { NotSupported, number, numbers } from "../../program/attributes.js";
import { product, range, type OnnxOperator, type Writing } from "../writing.js";

/** The same elements in the sizes that come out. */
const reshaped: OnnxOperator = (w) => w.reshape(w.input().name, w.shape());

const permute: OnnxOperator = (w) =>
  w.node("Transpose", [w.input().name], { perm: numbers(w.step, "dims").map((dim) => w.axis(dim)) });

/** Parts along a dimension, whose sizes the outputs have. */
const split: OnnxOperator = (w) => {
  const axis = w.axis(number(w.step, "dim"));
  const sizes = w.step.outputs.map(({ shape }) => shape[axis] ?? 0);
  const { name } = w.input();
  return sizes.length === 1 ? name : w.several(sizes.length, "Split", [name, w.ints(sizes)], { axis });
};

/** PyTorch passes over vectors without elements. */
const cat: OnnxOperator = (w) => {
  const rank = w.shape().length;
  const filled = w.inputs.filter(({ shape }) => shape.length === rank && (rank > 1 || shape[0] !== 0));
  const names = filled.map(({ name }) => name);
  return w.node("Concat", names, { axis: w.axis(number(w.step, "dim"), rank) });
};

const stack: OnnxOperator = (w) => {
  const rank = w.shape().length;
  const axis = w.axis(number(w.step, "dim"), rank);
  const parts = w.inputs.map(({ name }) => w.node("Unsqueeze", [name, w.ints([axis])]));
  return w.node("Concat", parts, { axis });
};

const unbind: OnnxOperator = (w) => {
  const axis = w.axis(number(w.step, "dim"));
  return w.step.outputs.map((_, i) => w.node("Gather", [w.input().name, w.ints([i], [])], { axis }));
};

const slice: OnnxOperator = (w) => {
  const axis = w.axis(number(w.step, "dim"));
  const stop = w.step.attributes.stop === undefined ? (w.input().shape[axis] ?? 0) : number(w.step, "stop");
  return w.cut(w.input().name, axis, number(w.step, "start"), stop, number(w.step, "step"));
};

const select: OnnxOperator = (w) => {
  const axis = w.step.attributes.dim === undefined ? 0 : w.axis(number(w.step, "dim"));
  return w.node("Gather", [w.input().name, w.ints([number(w.step, "index")], [])], { axis });
};

const expand: OnnxOperator = (w) => w.node("Expand", [w.input().name, w.ints(w.shape())]);

const repeat: OnnxOperator = (w) => {
  const { name, shape } = w.input();
  const repeats = numbers(w.step, "repeats");
  const missing = repeats.length - shape.length;
  const led = missing > 0 ? w.reshape(name, [...range(missing).map(() => 1), ...shape]) : name;
  return w.node("Tile", [led, w.ints(repeats)]);
};

const repeatInterleave: OnnxOperator = (w) => {
  const { name, shape } = w.input();
  const isFlat = typeof w.step.attributes.dim !== "number";
  const axis = isFlat ? 0 : w.axis(number(w.step, "dim"));
  const repeats = number(w.step, "repeats");
  const size = isFlat ? product(shape) : (shape[axis] ?? 0);
  const places = range(size * repeats).map((i) => Math.floor(i / repeats));
  return w.take(isFlat ? w.reshape(name, [size]) : name, axis, places);
};

const flip: OnnxOperator = (w) => {
  const axes = numbers(w.step, "dims").map((dim) => w.axis(dim));
  if (axes.length === 0) return w.input().name;
  const all = (value: number): string => w.ints(axes.map(() => value));
  // From the last element on to before the first.
  return w.node("Slice", [w.input().name, all(-1), all(-(2 ** 53)), w.ints(axes), all(-1)]);
};

const roll: OnnxOperator = (w) => {
  const [shifts, dims] = [numbers(w.step, "shifts"), numbers(w.step, "dims")];
  const { shape } = w.input();
  const turned = (x: string, axis: number, size: number, shift: number): string => {
    const from = (((-shift % size) + size) % size) % Math.max(size, 1);
    if (from === 0) return x;
    return w.node("Concat", [w.cut(x, axis, from, size), w.cut(x, axis, 0, from)], { axis });
  };
  let x = w.input().name;
  if (dims.length === 0) {
    const total = product(shape);
    return w.reshape(turned(w.reshape(x, [total]), 0, total, shifts[0] ?? 0), shape);
  }
  dims.forEach((dim, i) => {
    const axis = w.axis(dim);
    x = turned(x, axis, shape[axis] ?? 1, shifts[i] ?? 0);
  });
  return x;
};

/** Takes sizes apart, puts them in another order and together again. */
function rearranged(w: Writing, parts: readonly number[], perm: readonly number[]): string {
  return w.reshape(w.node("Transpose", [w.reshape(w.input().name, parts)], { perm }), w.shape());
}

/** The last three sizes, and the product of those before them. */
function mapOf(w: Writing): readonly [lead: number, channels: number, height: number, width: number] {
  const { shape } = w.input();
  const [channels = 1, height = 1, width = 1] = shape.slice(-3);
  return [product(shape.slice(0, -3)), channels, height, width];
}

const pixelShuffle: OnnxOperator = (w) => {
  const [lead, channels, height, width] = mapOf(w);
  const r = number(w.step, "factor");
  return rearranged(w, [lead, channels / (r * r), r, r, height, width], [0, 1, 4, 2, 5, 3]);
};

const pixelUnshuffle: OnnxOperator = (w) => {
  const [lead, channels, height, width] = mapOf(w);
  const r = number(w.step, "factor");
  return rearranged(w, [lead, channels, height / r, r, width / r, r], [0, 1, 3, 5, 2, 4]);
};

const channelShuffle: OnnxOperator = (w) => {
  const [batch = 1, channels = 1, ...space] = w.input().shape;
  const groups = number(w.step, "groups");
  return rearranged(w, [batch, groups, channels / groups, product(space)], [0, 2, 1, 3]);
};

/** Ones on one side of a diagonal, by which a matrix is multiplied. */
const triangle =
  (isKept: (row: number, column: number) => boolean): OnnxOperator =>
  (w) => {
    const { name, shape } = w.input();
    const [rows = 1, columns = 1] = shape.slice(-2);
    const diagonal = number(w.step, "diagonal");
    const kept = range(rows).flatMap((row) => range(columns).map((column) => (isKept(row + diagonal, column) ? 1 : 0)));
    return w.node("Where", [w.asTruths(w.floats(kept, [rows, columns])), name, w.number(0)]);
  };

/** Every window along a dimension, with its elements as the last dimension. */
const windows: OnnxOperator = (w) => {
  const { name, shape } = w.input();
  const [size, step, dim] = [number(w.step, "size"), number(w.step, "step"), number(w.step, "dim")];
  if (shape.length === 0) throw new NotSupported("unfold of a number");
  const axis = w.axis(dim);
  const count = w.shape()[axis] ?? 0;
  const places = range(count).flatMap((i) => range(size).map((at) => i * step + at));
  const all = w.node("Gather", [name, w.ints(places, [count, size])], { axis });
  const rank = shape.length + 1;
  const perm = [...range(rank).filter((i) => i !== axis + 1), axis + 1];
  return w.node("Transpose", [all], { perm });
};

/** Windows of a map as columns, row by row of the kernel. */
const im2col: OnnxOperator = (w) => {
  const [kernel, stride, padding, dilation] = ["kernelSize", "stride", "padding", "dilation"].map((name) =>
    numbers(w.step, name),
  );
  const [lead, channels, height, width] = mapOf(w);
  const at = (values: readonly number[] | undefined, i: number): number => values?.[i] ?? 1;
  const [top, left] = [at(padding, 0), at(padding, 1)];
  const map = w.reshape(w.input().name, [lead, channels, height, width]);
  const padded = w.node("Pad", [map, w.ints([0, 0, top, left, 0, 0, top, left]), w.number(0)]);
  const reach = (size: number, i: number): readonly number[] => {
    const count = Math.floor((size - at(dilation, i) * (at(kernel, i) - 1) - 1) / at(stride, i)) + 1;
    return range(at(kernel, i)).flatMap((k) => range(count).map((n) => k * at(dilation, i) + n * at(stride, i)));
  };
  const [rows, columns] = [reach(height + 2 * top, 0), reach(width + 2 * left, 1)];
  const taken = w.take(w.take(padded, 2, rows), 3, columns);
  const [kh, kw] = [at(kernel, 0), at(kernel, 1)];
  const parts = [lead, channels, kh, rows.length / kh, kw, columns.length / kw];
  return w.reshape(w.node("Transpose", [w.reshape(taken, parts)], { perm: [0, 1, 2, 4, 3, 5] }), w.shape());
};

/** Operators that arrange elements. */
export const shaping: Readonly<Record<string, OnnxOperator>> = {
  reshape: reshaped,
  view: reshaped,
  flatten: reshaped,
  unflatten: reshaped,
  squeeze: reshaped,
  unsqueeze: reshaped,
  permute,
  transpose: permute,
  split,
  split_with_sizes: split,
  chunk: split,
  tensor_split: split,
  cat,
  stack,
  unbind,
  slice,
  select,
  expand,
  repeat,
  repeat_interleave: repeatInterleave,
  flip,
  roll,
  pixel_shuffle: pixelShuffle,
  pixel_unshuffle: pixelUnshuffle,
  channel_shuffle: channelShuffle,
  tril: triangle((row, column) => column <= row),
  triu: triangle((row, column) => column >= row),
  unfold: windows,
  im2col,
};
