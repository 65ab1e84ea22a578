import { NotSupported, dimension, number, numbers } from "../../program/attributes.js";
import { plainInput, type Run, type TfOperator } from "../operator.js";
import { plain, type Tf, type TfTensor } from "../value.js";

/** `beta * input + alpha * product`. */
const adding =
  (compute: (tf: Tf, one: TfTensor, other: TfTensor) => TfTensor): TfOperator =>
  (run) => {
    const { tf, step } = run;
    const input = run.weight("input");
    if (input === undefined) throw new NotSupported(`${step.op} without what it adds to`);
    const product = compute(tf, plainInput(run), plainInput(run, 1));
    return plain(tf.add(tf.mul(input, number(step, "beta")), tf.mul(product, number(step, "alpha"))));
  };

const outer = (tf: Tf, one: TfTensor, other: TfTensor): TfTensor =>
  tf.mul(tf.reshape(one, [-1, 1]), tf.reshape(other, [1, -1]));

/** Distances of all rows of one tensor from all of another. */
const cdist: TfOperator = (run) => {
  const { tf, step } = run;
  const apart = tf.abs(tf.sub(tf.expandDims(plainInput(run), -2), tf.expandDims(plainInput(run, 1), -3)));
  const { p } = step.attributes;
  if (p === "inf") return plain(tf.max(apart, -1));
  const power = number(step, "p");
  if (power === 2) return plain(tf.sqrt(tf.sum(tf.square(apart), -1)));
  return plain(tf.pow(tf.sum(tf.pow(apart, power), -1), 1 / power));
};

/** Keeps a triangle of every matrix. */
const triangle =
  (isKept: (aside: number, diagonal: number) => boolean): TfOperator =>
  (run) => {
    const { tf, step } = run;
    const x = plainInput(run);
    const [rows = 1, columns = 1] = x.shape.slice(-2);
    const diagonal = number(step, "diagonal", 0);
    const mask = Array.from({ length: rows * columns }, (_, i) =>
      isKept((i % columns) - Math.floor(i / columns), diagonal) ? 1 : 0,
    );
    const wide = tf.broadcastTo(tf.tensor(mask, [rows, columns]), x.shape);
    return plain(tf.where(tf.greater(wide, 0), x, tf.zerosLike(x)));
  };

const diagonalOf = (run: Run, dims: readonly [number, number], offset: number): TfTensor => {
  const { tf } = run;
  const x = plainInput(run);
  const [one, other] = [dimension(dims[0], x.rank), dimension(dims[1], x.rank)];
  const rest = [...x.shape.keys()].filter((axis) => axis !== one && axis !== other);
  const turned = tf.transpose(x, [...rest, one, other]);
  const [rows = 1, columns = 1] = turned.shape.slice(-2);
  const [top, left] = [Math.max(0, -offset), Math.max(0, offset)];
  const length = Math.max(0, Math.min(rows - top, columns - left));
  const places = Array.from({ length }, (_, i) => (top + i) * columns + left + i);
  const flat = tf.reshape(turned, [...turned.shape.slice(0, -2), rows * columns]);
  return tf.gather(flat, tf.tensor1d(places, "int32"), rest.length);
};

const diagonal: TfOperator = (run) => {
  const [one, other] = [number(run.step, "dim1", 0), number(run.step, "dim2", 1)];
  return plain(diagonalOf(run, [one, other], number(run.step, "offset", 0)));
};

/** Half of a tensor, times the sigmoid of the other half. */
const glu: TfOperator = (run) => {
  const { tf, step } = run;
  const x = plainInput(run);
  const [one, gate] = tf.split(x, 2, dimension(number(step, "dim", -1), x.rank));
  return plain(tf.mul(one as TfTensor, tf.sigmoid(gate as TfTensor)));
};

const axesOf = ({ step }: Run, x: TfTensor): number[] => {
  const { dims } = step.attributes;
  return Array.isArray(dims) ? numbers(step, "dims").map((dim) => dimension(dim, x.rank)) : [...x.shape.keys()];
};

/** A reduction whose result has the sizes that the Trace says. */
const reduced =
  (reduce: (tf: Tf, x: TfTensor, axes: number[]) => TfTensor): TfOperator =>
  (run) => {
    const x = plainInput(run);
    return plain(run.tf.reshape(reduce(run.tf, x, axesOf(run, x)), [...(run.step.outputs[0]?.shape ?? [])]));
  };

const nanToNum: TfOperator = (run) => {
  const { tf, step } = run;
  const x = plainInput(run);
  const put = (where: TfTensor, value: number, rest: TfTensor): TfTensor =>
    tf.where(tf.cast(where, "bool"), tf.fill(x.shape, value), rest);
  const finite = put(tf.isNaN(x), number(step, "nan"), x);
  const below = put(tf.equal(x, Number.NEGATIVE_INFINITY), number(step, "neginf"), finite);
  return plain(put(tf.equal(x, Number.POSITIVE_INFINITY), number(step, "posinf"), below));
};

/** Products and reductions that few models call. */
export const products: Readonly<Record<string, TfOperator>> = {
  addmm: adding((tf, one, other) => tf.matMul(one, other)),
  baddbmm: adding((tf, one, other) => tf.matMul(one, other)),
  outer: (run) => plain(outer(run.tf, plainInput(run), plainInput(run, 1))),
  cdist,
  tril: triangle((aside, own) => aside <= own),
  triu: triangle((aside, own) => aside >= own),
  diagonal,
  glu,
  logsumexp: reduced((tf, x, axes) => tf.logSumExp(x, axes)),
  count_nonzero: reduced((tf, x, axes) => tf.sum(tf.cast(tf.notEqual(x, 0), "float32"), axes)),
  nan_to_num: nanToNum,
};
