import { dimension, flag, NotSupported, number, scalar } from "../attributes.js";
import type { ProgramTensor } from "../program.js";
import { type Composer, inputOf, type Lowering, type Given, shapeOf, together } from "./composer.js";

type Tensor = ProgramTensor;

/** The p-norm along the last dimension, or of all elements. */
function norm(c: Composer, x: Tensor, p: number, dims?: readonly number[], keepdim = false): Tensor {
  if (p === 0) return c.reduce("sum", c.each("ne", x, 0), dims, keepdim);
  if (p === -Infinity) return c.reduce("amin", c.map("abs", x), dims, keepdim);
  return c.reduce("norm", x, dims, keepdim, { p: p === Infinity ? "inf" : p });
}

const exponentOf = ({ step }: Given): number => scalar(step.attributes.p, step.op);

const pairwiseDistance: Lowering = (c, given) => {
  const apart = c.each("add", c.each("sub", inputOf(given), inputOf(given, 1)), number(given.step, "eps"));
  return c.reshape(norm(c, apart, exponentOf(given), [-1], flag(given.step, "keepdim")), shapeOf(given));
};

/** Distances of all pairs of rows. */
const pdist: Lowering = (c, given) => {
  const x = inputOf(given);
  const [rows = 0] = x.shape;
  const pairs = Array.from({ length: rows * rows }, (_, i) => [Math.floor(i / rows), i % rows] as const).filter(
    ([one, other]) => one < other,
  );
  const [one, other] = [0, 1].map((side) =>
    c.take(
      x,
      0,
      pairs.map((pair) => pair[side] ?? 0),
    ),
  ) as [Tensor, Tensor];
  return norm(c, c.each("sub", one, other), exponentOf(given), [-1]);
};

/** Norms that engines have no reduction for. */
const otherNorm: Lowering = (c, given) => {
  const { p, dims, keepdim } = given.step.attributes;
  if (p !== 0 && p !== "-inf") return undefined;
  const axes = Array.isArray(dims) && dims.length > 0 ? (dims as readonly number[]) : undefined;
  return norm(c, inputOf(given), exponentOf(given), axes, keepdim === true);
};

/** `log(1 + exp(-|x|))`. */
const tail = (c: Composer, x: Tensor): Tensor => c.map("log1p", c.map("exp", c.map("neg", c.map("abs", x))));

/** `beta` times half the square of what is below it, and what is above it less half of it. */
function huber(c: Composer, apart: Tensor, delta: number): Tensor {
  const size = c.map("abs", apart);
  const square = c.each("mul", c.map("square", apart), 0.5);
  return c.where(c.each("lt", size, delta), square, c.each("mul", c.each("sub", size, 0.5 * delta), delta));
}

/** The logarithm, of which PyTorch takes no less than -100. */
const boundedLog = (c: Composer, x: Tensor): Tensor => c.each("maximum", c.map("log", x), c.constant([-100], []));

type Loss = (c: Composer, input: Tensor, target: Tensor, given: Given) => Tensor;

/** What every loss makes of an element. */
const losses: Readonly<Record<string, Loss>> = {
  l1_loss: (c, x, y) => c.map("abs", c.each("sub", x, y)),
  mse_loss: (c, x, y) => c.map("square", c.each("sub", x, y)),
  smooth_l1_loss: (c, x, y, { step }) => {
    const beta = number(step, "beta");
    const apart = c.each("sub", x, y);
    return beta === 0 ? c.map("abs", apart) : c.each("div", huber(c, apart, beta), beta);
  },
  huber_loss: (c, x, y, { step }) => huber(c, c.each("sub", x, y), number(step, "delta")),
  soft_margin_loss: (c, x, y) => {
    const product = c.map("neg", c.each("mul", x, y));
    return c.each("add", c.map("relu", product), tail(c, product));
  },
  binary_cross_entropy: (c, x, y) => {
    const rest = c.each("mul", c.each("sub", 1, y), boundedLog(c, c.each("sub", 1, x)));
    return c.map("neg", c.each("add", c.each("mul", y, boundedLog(c, x)), rest));
  },
  binary_cross_entropy_with_logits: (c, x, y) =>
    c.each("add", c.each("sub", c.map("relu", x), c.each("mul", x, y)), tail(c, x)),
  kl_div: (c, x, y, { step }) => {
    if (flag(step, "log_target")) return c.each("mul", c.map("exp", y), c.each("sub", y, x));
    const own = c.where(c.each("gt", y, 0), c.map("log", y), 0);
    return c.each("mul", y, c.each("sub", own, x));
  },
};

const reduced =
  (loss: Loss): Lowering =>
  (c, given) => {
    const made = loss(c, inputOf(given), inputOf(given, 1), given);
    const { reduction } = given.step.attributes;
    if (reduction === "none") return made;
    if (reduction === "batchmean") return c.each("div", c.reduce("sum", made), inputOf(given).shape[0] ?? 1);
    if (reduction !== "mean" && reduction !== "sum")
      throw new NotSupported(`${given.step.op} with an unknown reduction`);
    return c.reduce(reduction, made);
  };

const cosineSimilarity: Lowering = (c, given) => {
  const [one, other] = [inputOf(given), inputOf(given, 1)];
  const shape = together(one.shape, other.shape);
  const dim = dimension(number(given.step, "dim"), shape.length);
  const eps = c.constant([number(given.step, "eps")], []);
  const [a, b] = [one, other].map((x) => {
    const wide = c.expand(x, shape);
    return c.each("div", wide, c.each("maximum", norm(c, wide, 2, [dim], true), eps));
  }) as [Tensor, Tensor];
  return c.reduce("sum", c.each("mul", a, b), [dim]);
};

/** Norms, distances and losses. */
export const distances: Readonly<Record<string, Lowering>> = {
  norm: otherNorm,
  dist: (c, given) => norm(c, c.each("sub", inputOf(given), inputOf(given, 1)), exponentOf(given)),
  pairwise_distance: pairwiseDistance,
  pdist,
  cosine_similarity: cosineSimilarity,
  ...Object.fromEntries(Object.entries(losses).map(([name, loss]) => [name, reduced(loss)])),
};
