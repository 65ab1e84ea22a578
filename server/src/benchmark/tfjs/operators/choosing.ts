import { NotSupported, dimension, number, numbers } from "../../program/attributes.js";
import { plainInput, type TfOperator } from "../operator.js";
import { plain, type Tf, type TfTensor } from "../value.js";

/** The order of dimensions that puts one last, which is its own inverse. */
const swapped = (rank: number, dim: number): number[] =>
  Array.from({ length: rank }, (_, i) => (i === dim ? rank - 1 : i === rank - 1 ? dim : i));

/** The first of all along a dimension in their order, and where they were. */
function sorted(tf: Tf, x: TfTensor, dim: number, count: number, descending: boolean): readonly [TfTensor, TfTensor] {
  const order = swapped(x.rank, dim);
  const turned = tf.transpose(descending ? x : tf.neg(x), order);
  const { values, indices } = tf.topk(turned, count);
  const back = tf.transpose(values, order);
  return [descending ? back : tf.neg(back), tf.cast(tf.transpose(indices, order), "float32")];
}

const ordering: TfOperator = (run) => {
  const { tf, step } = run;
  const x = plainInput(run);
  const dim = dimension(number(step, "dim", -1), x.rank);
  const count = step.outputs[0]?.shape[dim] ?? 1;
  const [values, places] = sorted(tf, x, dim, count, step.attributes.descending === true);
  return step.outputs.length > 1 ? [plain(values), plain(places)] : plain(places);
};

/** Places counted from the front, as whole numbers. */
function places(tf: Tf, x: TfTensor, size: number): TfTensor {
  const at = tf.cast(x, "int32");
  return tf.where(tf.less(at, 0), tf.add(at, tf.scalar(size, "int32")), at);
}

/** `x[..., i, j, ...]` by tensors of places, which are broadcast and stand in front unless they are neighbours. */
const index: TfOperator = (run) => {
  const { tf, step, inputs } = run;
  const axes = numbers(step, "axes");
  if (axes.length !== inputs.length - 1) throw new NotSupported("index by what is not there");
  const x = plainInput(run);
  const rest = [...x.shape.keys()].filter((axis) => !axes.includes(axis));
  const sizes = axes.map((axis) => x.shape[axis] ?? 1);
  const front = tf.reshape(tf.transpose(x, [...axes, ...rest]), [
    sizes.reduce((product, size) => product * size, 1),
    ...rest.map((axis) => x.shape[axis] ?? 1),
  ]);
  const flat = axes
    .map((_, i) => {
      const stride = sizes.slice(i + 1).reduce((product, size) => product * size, 1);
      return tf.mul(places(tf, plainInput(run, i + 1), sizes[i] ?? 1), tf.scalar(stride, "int32"));
    })
    .reduce((sum, each) => tf.add(sum, each));
  const seen = tf.gather(front, tf.reshape(flat, [-1]), 0);
  const whole = tf.reshape(seen, [...flat.shape, ...rest.map((axis) => x.shape[axis] ?? 1)]);
  const areNeighbours = axes.every((axis, i) => i === 0 || axis === (axes[i - 1] ?? 0) + 1);
  const [first = 0] = axes;
  if (!areNeighbours || first === 0) return plain(whole);
  const own = flat.shape.map((_, i) => i);
  const others = rest.map((_, i) => i + own.length);
  return plain(tf.transpose(whole, [...others.slice(0, first), ...own, ...others.slice(first)]));
};

/** What stands where along a dimension, after the values of another tensor were put at some places of it. */
const put =
  (join: "add" | "replace"): TfOperator =>
  (run) => {
    const { tf, step } = run;
    const x = plainInput(run);
    const dim = dimension(number(step, "dim"), x.rank);
    const order = Array.from({ length: x.rank }, (_, i) => (i === 0 ? dim : i <= dim ? i - 1 : i));
    const back = order.map((_, i) => order.indexOf(i));
    const turned = tf.transpose(x, order);
    const at = tf.reshape(places(tf, plainInput(run, 1), x.shape[dim] ?? 1), [-1, 1]);
    const source = tf.transpose(plainInput(run, 2), order);
    const written = tf.scatterND(at, source, turned.shape);
    if (join === "add") return plain(tf.transpose(tf.add(turned, written), back));
    const isWritten = tf.scatterND(at, tf.onesLike(source), turned.shape);
    return plain(tf.transpose(tf.where(tf.greater(isWritten, 0), written, turned), back));
  };

/** Puts values at the places along a dimension that another tensor names, element by element. */
const scatter: TfOperator = (run) => {
  const { tf, step, inputs } = run;
  const { value, reduce } = step.attributes;
  const [x, at] = [plainInput(run), plainInput(run, 1)];
  const dim = dimension(number(step, "dim"), x.rank);
  const strides = x.shape.map((_, i) => x.shape.slice(i + 1).reduce((product, size) => product * size, 1));
  let flat: TfTensor = tf.mul(places(tf, at, x.shape[dim] ?? 1), tf.scalar(strides[dim] ?? 1, "int32"));
  for (const [axis, size] of at.shape.entries()) {
    if (axis === dim) continue;
    const shape = at.shape.map((_, i) => (i === axis ? size : 1));
    const steps = Array.from({ length: size }, (_, i) => i * (strides[axis] ?? 1));
    flat = tf.add(flat, tf.tensor(steps, shape, "int32"));
  }
  if (inputs.length < 3 && typeof value !== "number") throw new NotSupported(`${step.op} of what is not known`);
  const zeros = at.shape.map(() => 0);
  const source = inputs.length > 2 ? tf.slice(plainInput(run, 2), zeros, at.shape) : tf.fill(at.shape, Number(value));
  const [places2, values] = [tf.reshape(flat, [-1, 1]), tf.reshape(source, [-1])];
  const written = tf.scatterND(places2, values, [x.size]);
  const own = tf.reshape(x, [-1]);
  if (reduce === "add" || step.op === "scatter_add") return plain(tf.reshape(tf.add(own, written), x.shape));
  if (reduce !== undefined) throw new NotSupported(`${step.op} with reduce ${String(reduce)}`);
  // Which of several values stays in a place is not defined; the same ones stay what they are.
  const times = tf.scatterND(places2, tf.onesLike(values), [x.size]);
  const mean = tf.div(written, tf.maximum(times, 1));
  return plain(tf.reshape(tf.where(tf.greater(times, 0), mean, own), x.shape));
};

/** `torch.take`: elements by their places in row-major order. */
const take: TfOperator = (run) => {
  const { tf, step } = run;
  const x = tf.reshape(plainInput(run), [-1]);
  const { places: known } = step.attributes;
  const at = Array.isArray(known) ? tf.tensor1d(numbers(step, "places") as number[], "int32") : plainInput(run, 1);
  return plain(tf.reshape(tf.gather(x, tf.reshape(places(tf, at, x.size), [-1])), [...(step.outputs[0]?.shape ?? [])]));
};

const oneHot: TfOperator = (run) => {
  const { tf, step } = run;
  const x = plainInput(run);
  const depth = step.outputs[0]?.shape.at(-1) ?? 1;
  const rows = tf.oneHot(tf.reshape(tf.cast(x, "int32"), [-1]), depth);
  return plain(tf.cast(tf.reshape(rows, [...x.shape, depth]), "float32"));
};

const embedding: TfOperator = (run) => {
  const { tf } = run;
  const at = plainInput(run);
  const weight = run.weight("weight") ?? plainInput(run, 1);
  const rows = tf.gather(weight, tf.reshape(tf.cast(at, "int32"), [-1]));
  return plain(tf.reshape(rows, [...at.shape, weight.shape[1] ?? 1]));
};

const repeatInterleave: TfOperator = (run) => {
  const { tf, step } = run;
  const { dim, repeats } = step.attributes;
  if (typeof repeats !== "number") throw new NotSupported("repeat_interleave by a tensor");
  const input = plainInput(run);
  const x = typeof dim === "number" ? input : tf.reshape(input, [-1]);
  const axis = typeof dim === "number" ? dimension(dim, x.rank) : 0;
  const at = Array.from({ length: (x.shape[axis] ?? 1) * repeats }, (_, i) => Math.floor(i / repeats));
  return plain(tf.gather(x, tf.tensor1d(at, "int32"), axis));
};

/** Sorting, and elements by their places. */
export const choosing: Readonly<Record<string, TfOperator>> = {
  topk: ordering,
  sort: ordering,
  argsort: ordering,
  index,
  index_add: put("add"),
  index_copy: put("replace"),
  scatter,
  scatter_add: scatter,
  take,
  one_hot: oneHot,
  embedding,
  repeat_interleave: repeatInterleave,
};
