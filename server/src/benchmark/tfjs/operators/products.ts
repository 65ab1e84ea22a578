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

/** `x1 @ weight @ x2`, one weight for every element of the result. */
const bilinear: TfOperator = (run) => {
  const { tf, step } = run;
  const [one, other, weight] = [plainInput(run), plainInput(run, 1), plainInput(run, 2)];
  const [outs = 1, left = 1, right = 1] = weight.shape;
  const pairs = tf.mul(tf.reshape(one, [-1, left, 1]), tf.reshape(other, [-1, 1, right]));
  const flat = tf.matMul(tf.reshape(pairs, [-1, left * right]), tf.reshape(weight, [outs, -1]), false, true);
  const bias = run.weight("bias");
  return plain(tf.reshape(bias ? tf.add(flat, bias) : flat, [...(step.outputs[0]?.shape ?? [])]));
};

const cosineSimilarity: TfOperator = (run) => {
  const { tf, step } = run;
  const [one, other] = [plainInput(run), plainInput(run, 1)];
  const dim = dimension(number(step, "dim"), Math.max(one.rank, other.rank));
  const length = (x: TfTensor): TfTensor =>
    tf.maximum(tf.sqrt(tf.sum(tf.square(x), dim, true)), number(step, "eps", 1e-8));
  return plain(tf.sum(tf.mul(tf.div(one, length(one)), tf.div(other, length(other))), dim));
};

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

const kron: TfOperator = (run) => {
  const { tf, step } = run;
  const [one, other] = [plainInput(run), plainInput(run, 1)];
  const rank = Math.max(one.rank, other.rank);
  const sizes = (x: TfTensor): number[] => [...Array.from({ length: rank - x.rank }, () => 1), ...x.shape];
  const left = tf.reshape(
    one,
    sizes(one).flatMap((size) => [size, 1]),
  );
  const right = tf.reshape(
    other,
    sizes(other).flatMap((size) => [1, size]),
  );
  return plain(tf.reshape(tf.mul(left, right), [...(step.outputs[0]?.shape ?? [])]));
};

const cross: TfOperator = (run) => {
  const { tf, step } = run;
  const [one, other] = [plainInput(run), plainInput(run, 1)];
  const { dim } = step.attributes;
  const axis = typeof dim === "number" ? dimension(dim, one.rank) : one.shape.indexOf(3);
  const turned = (x: TfTensor, places: readonly number[]): TfTensor =>
    tf.gather(x, tf.tensor1d([...places], "int32"), axis);
  const [next, after] = [
    [1, 2, 0],
    [2, 0, 1],
  ];
  return plain(
    tf.sub(tf.mul(turned(one, next), turned(other, after)), tf.mul(turned(one, after), turned(other, next))),
  );
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

const present = (tf: Tf, x: TfTensor): TfTensor => tf.cast(tf.logicalNot(tf.isNaN(x)), "float32");
const withoutNaN = (tf: Tf, x: TfTensor): TfTensor => tf.where(tf.isNaN(x), tf.zerosLike(x), x);

/** What comes of joining all elements up to each along a dimension. */
const scan =
  (join: (tf: Tf, one: TfTensor, other: TfTensor) => TfTensor): TfOperator =>
  (run) => {
    const { tf, step } = run;
    const x = plainInput(run);
    const axis = dimension(number(step, "dim", 0), x.rank);
    const parts: TfTensor[] = [];
    for (const part of tf.unstack(x, axis)) {
      const before = parts.at(-1);
      parts.push(before === undefined ? part : join(tf, before, part));
    }
    return plain(tf.stack(parts, axis));
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
  addbmm: adding((tf, one, other) => tf.sum(tf.matMul(one, other), 0)),
  addmv: adding((tf, one, other) => tf.squeeze(tf.matMul(one, tf.expandDims(other, 1)), [1])),
  addr: adding(outer),
  outer: (run) => plain(outer(run.tf, plainInput(run), plainInput(run, 1))),
  ger: (run) => plain(outer(run.tf, plainInput(run), plainInput(run, 1))),
  bilinear,
  cosine_similarity: cosineSimilarity,
  cdist,
  kron,
  cross,
  tril: triangle((aside, own) => aside <= own),
  triu: triangle((aside, own) => aside >= own),
  diagonal,
  trace: (run) => plain(run.tf.sum(diagonalOf(run, [0, 1], 0))),
  glu,
  logsumexp: reduced((tf, x, axes) => tf.logSumExp(x, axes)),
  count_nonzero: reduced((tf, x, axes) => tf.sum(tf.cast(tf.notEqual(x, 0), "float32"), axes)),
  nansum: reduced((tf, x, axes) => tf.sum(withoutNaN(tf, x), axes)),
  nanmean: reduced((tf, x, axes) => tf.div(tf.sum(withoutNaN(tf, x), axes), tf.sum(present(tf, x), axes))),
  cumprod: scan((tf, one, other) => tf.mul(one, other)),
  cummax: scan((tf, one, other) => tf.maximum(one, other)),
  cummin: scan((tf, one, other) => tf.minimum(one, other)),
  nan_to_num: nanToNum,
};
