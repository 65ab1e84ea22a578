import { dimension, NotSupported, number, numbers } from "../attributes.js";
import type { ProgramTensor } from "../program.js";
import { type Composer, type Given, inputOf, type Lowering, product, shapeOf } from "./composer.js";

type Tensor = ProgramTensor;

/** `beta * input + alpha * product`. */
const adding =
  (multiply: (c: Composer, one: Tensor, other: Tensor) => Tensor): Lowering =>
  (c, given) => {
    const { input } = given.weights;
    const made = multiply(c, inputOf(given), inputOf(given, 1));
    const [alpha, beta] = [number(given.step, "alpha"), number(given.step, "beta")];
    const scaled = alpha === 1 ? made : c.each("mul", made, alpha);
    if (beta === 0) return c.expand(scaled, shapeOf(given));
    if (input === undefined) throw new NotSupported(`${given.step.op} without what it adds to`);
    return c.each("add", beta === 1 ? input : c.each("mul", input, beta), scaled);
  };

const column = (c: Composer, x: Tensor): Tensor => c.reshape(x, [...x.shape, 1]);
const row = (c: Composer, x: Tensor): Tensor => c.reshape(x, [...x.shape.slice(0, -1), 1, x.shape.at(-1) ?? 1]);
const outer = (c: Composer, one: Tensor, other: Tensor): Tensor => c.each("mul", column(c, one), row(c, other));

/** `x1 @ weight @ x2`, one weight for every element of the result. */
const bilinear: Lowering = (c, given) => {
  const [one, other, weight] = [inputOf(given), inputOf(given, 1), inputOf(given, 2)];
  const [outs = 1, left = 1, right = 1] = weight.shape;
  const rows = product(one.shape.slice(0, -1));
  const pairs = c.reshape(outer(c, one, other), [rows, left * right]);
  const made = c.matmul(pairs, c.swap(c.reshape(weight, [outs, left * right]), 0, 1));
  const { bias } = given.weights;
  return c.reshape(bias ? c.each("add", made, bias) : made, shapeOf(given));
};

const kron: Lowering = (c, given) => {
  const [one, other] = [inputOf(given), inputOf(given, 1)];
  const rank = Math.max(one.shape.length, other.shape.length);
  const sizes = (x: Tensor): readonly number[] => [
    ...Array.from({ length: rank - x.shape.length }, () => 1),
    ...x.shape,
  ];
  const left = sizes(one).flatMap((size) => [size, 1]);
  const right = sizes(other).flatMap((size) => [1, size]);
  return c.reshape(c.each("mul", c.reshape(one, left), c.reshape(other, right)), shapeOf(given));
};

const cross: Lowering = (c, given) => {
  const [one, other] = [inputOf(given), inputOf(given, 1)];
  const { dim } = given.step.attributes;
  const axis = typeof dim === "number" ? dimension(dim, one.shape.length) : one.shape.indexOf(3);
  const turned = (x: Tensor, places: readonly number[]): Tensor => c.take(x, axis, places);
  const [next, after] = [
    [1, 2, 0],
    [2, 0, 1],
  ];
  const there = c.each("mul", turned(one, next), turned(other, after));
  return c.each("sub", there, c.each("mul", turned(one, after), turned(other, next)));
};

/** Sums over some dimensions of both tensors, as one product of matrices. */
const tensordot: Lowering = (c, given) => {
  const [one, other] = [inputOf(given), inputOf(given, 1)];
  const left = numbers(given.step, "left").map((dim) => dimension(dim, one.shape.length));
  const right = numbers(given.step, "right").map((dim) => dimension(dim, other.shape.length));
  const rest = (x: Tensor, gone: readonly number[]): readonly number[] =>
    [...x.shape.keys()].filter((axis) => !gone.includes(axis));
  const summed = product(left.map((axis) => one.shape[axis] ?? 1));
  if (right.some((axis, i) => other.shape[axis] !== one.shape[left[i] ?? 0])) {
    throw new NotSupported("tensordot of other sizes");
  }
  const a = c.reshape(c.permute(one, [...rest(one, left), ...left]), [product(one.shape) / summed, summed]);
  const b = c.reshape(c.permute(other, [...right, ...rest(other, right)]), [summed, product(other.shape) / summed]);
  return c.reshape(c.matmul(a, b), shapeOf(given));
};

/** Sums over the last dimensions of both tensors. */
const inner: Lowering = (c, given) => {
  const [one, other] = [inputOf(given), inputOf(given, 1)];
  if (one.shape.length === 0 || other.shape.length === 0) return c.each("mul", one, other);
  const size = one.shape.at(-1) ?? 1;
  const [a, b] = [one, other].map((x) => c.reshape(x, [product(x.shape) / size, size])) as [Tensor, Tensor];
  return c.reshape(c.matmul(a, c.swap(b, 0, 1)), shapeOf(given));
};

/** Matrices multiplied by themselves, the power halved as long as it goes. */
const matrixPower: Lowering = (c, given) => {
  const x = inputOf(given);
  const size = x.shape.at(-1) ?? 1;
  const power = number(given.step, "n");
  if (power < 0) throw new NotSupported("matrix_power of a negative power");
  const identity = Array.from({ length: size * size }, (_, i) => (Math.floor(i / size) === i % size ? 1 : 0));
  if (power === 0) return c.expand(c.constant(identity, [size, size]), x.shape);
  let result: Tensor | undefined;
  let square = x;
  for (let rest = power; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = result ? c.matmul(result, square) : square;
    if (rest > 1) square = c.matmul(square, square);
  }
  return result ?? x;
};

/** `softmax(q @ k.T * scale + mask) @ v`. Source: PyTorch's page of `scaled_dot_product_attention`. */
const attention: Lowering = (c, given) => {
  const [q, k, v] = [inputOf(given), inputOf(given, 1), inputOf(given, 2)];
  const mask = given.inputs[3];
  const { scale, isCausal, isMask, sharesHeads } = given.step.attributes;
  if (sharesHeads !== false) throw new NotSupported("scaled_dot_product_attention of heads that share keys");
  if (scale !== null && typeof scale !== "number") throw new NotSupported("attention with an unknown scale");
  const factor = typeof scale === "number" ? scale : 1 / Math.sqrt(q.shape.at(-1) ?? 1);
  const scores = c.each("mul", c.matmul(q, c.swap(k, -1, -2)), factor);
  const [rows = 1, columns = 1] = scores.shape.slice(-2);
  const before = Array.from({ length: rows * columns }, (_, i) => (i % columns <= Math.floor(i / columns) ? 1 : 0));
  const hidden = (seen: Tensor): Tensor => c.where(seen, scores, -1e30);
  const masked = ((): Tensor => {
    if (isCausal === true) return hidden(c.constant(before, [rows, columns]));
    if (mask === undefined) return scores;
    return isMask === true ? hidden(mask) : c.each("add", scores, mask);
  })();
  return c.matmul(c.map("softmax", masked, { dim: -1 }), v);
};

const traceOf = (c: Composer, x: Tensor): Tensor => {
  const size = Math.min(x.shape[0] ?? 0, x.shape[1] ?? 0);
  const attributes = { offset: 0, dim1: 0, dim2: 1 };
  return c.reduce("sum", c.run("diagonal", [x], [size], attributes));
};

/** The determinant of matrices of up to three rows, by its definition. */
const determinant = (c: Composer, x: Tensor, given: Given): Tensor => {
  const size = x.shape.at(-1) ?? 0;
  const at = (i: number, j: number): Tensor => c.select(c.select(x, -2, i), -1, j);
  const minor = (i: number, j: number, k: number, l: number): Tensor =>
    c.each("sub", c.each("mul", at(i, j), at(k, l)), c.each("mul", at(i, l), at(k, j)));
  if (size === 1) return at(0, 0);
  if (size === 2) return minor(0, 0, 1, 1);
  if (size !== 3) throw new NotSupported(`${given.step.op} of matrices of ${size} rows`);
  const parts = [minor(1, 1, 2, 2), minor(1, 0, 2, 2), minor(1, 0, 2, 1)].map((each, j) =>
    c.each("mul", at(0, j), each),
  );
  const [a, b, d] = parts as [Tensor, Tensor, Tensor];
  return c.each("add", c.each("sub", a, b), d);
};

/** The inverse of matrices of up to three rows: the cross products of the rows, over the determinant. */
const inverse: Lowering = (c, given) => {
  const x = inputOf(given);
  const size = x.shape.at(-1) ?? 0;
  const scale = (adjugate: Tensor): Tensor => {
    const divisor = determinant(c, x, given);
    return c.each("div", adjugate, c.reshape(divisor, [...divisor.shape, 1, 1]));
  };
  if (size === 1) return c.each("div", 1, x);
  if (size === 2) {
    const turned = c.take(c.take(c.swap(x, -1, -2), -1, [1, 0]), -2, [1, 0]);
    return scale(c.each("mul", turned, c.constant([1, -1, -1, 1], [2, 2])));
  }
  if (size !== 3) throw new NotSupported(`inverse of matrices of ${size} rows`);
  const [next, after] = [c.take(x, -2, [1, 2, 0]), c.take(x, -2, [2, 0, 1])];
  const turned = (each: Tensor, by: 1 | 2): Tensor => c.take(each, -1, by === 1 ? [1, 2, 0] : [2, 0, 1]);
  const there = c.each("mul", turned(next, 1), turned(after, 2));
  return scale(c.swap(c.each("sub", there, c.each("mul", turned(next, 2), turned(after, 1))), -1, -2));
};

/** Products of vectors and matrices that few models call. */
export const products: Readonly<Record<string, Lowering>> = {
  addbmm: adding((c, one, other) => c.reduce("sum", c.matmul(one, other), [0])),
  addmv: adding((c, one, other) => c.reshape(c.matmul(one, column(c, other)), [one.shape[0] ?? 1])),
  addr: adding(outer),
  ger: (c, given) => outer(c, inputOf(given), inputOf(given, 1)),
  bilinear,
  kron,
  cross,
  tensordot,
  inner,
  matrix_power: matrixPower,
  inverse,
  det: (c, given) => determinant(c, inputOf(given), given),
  logdet: (c, given) => c.map("log", determinant(c, inputOf(given), given)),
  trace: (c, given) => traceOf(c, inputOf(given)),
  scaled_dot_product_attention: attention,
};
