import { dimension, flag, NotSupported, number } from "../attributes.js";
import type { ProgramTensor } from "../program.js";
import { type Composer, dimsOf, type Given, inputOf, type Lowering, product, shapeOf } from "./composer.js";

type Tensor = ProgramTensor;

/** A tensor whose elements are in order along a dimension, and where they were. */
const sorted = (c: Composer, x: Tensor, dim: number): readonly [Tensor, Tensor] => {
  const [values, places] = c.several("sort", [x], [x.shape, x.shape], { dim, descending: false });
  if (values === undefined || places === undefined) throw new NotSupported("sort without places");
  return [values, places];
};

/** The element that has a rank along a dimension, and its place. */
const ranked =
  (rank: (size: number, given: Given) => number): Lowering =>
  (c, given) => {
    const x = inputOf(given);
    const dims = dimsOf(given);
    const isAll = dims.length !== 1;
    const from = isAll ? c.reshape(x, [product(x.shape)]) : x;
    const [dim = 0] = isAll ? [0] : dims;
    const at = rank(from.shape[dim] ?? 1, given);
    const parts = sorted(c, from, dim).slice(0, given.step.outputs.length);
    return parts.map((each, i) => c.reshape(c.cut(each, dim, at, at + 1), shapeOf(given, i)));
  };

/** Between the two elements that are next to a share of the way through the order. Source: docs of `torch.quantile`. */
const quantile: Lowering = (c, given) => {
  const { shares } = given.step.attributes;
  if (given.step.attributes.interpolation !== "linear") throw new NotSupported("quantile but by lines");
  if (!Array.isArray(shares)) throw new NotSupported("quantile of unknown shares");
  const x = inputOf(given);
  const dims = dimsOf(given);
  const isAll = dims.length !== 1;
  const from = isAll ? c.reshape(x, [product(x.shape)]) : x;
  const [dim = 0] = isAll ? [0] : dims;
  const [values] = sorted(c, from, dim);
  const last = (from.shape[dim] ?? 1) - 1;
  const parts = (shares as readonly number[]).map((share) => {
    const place = Math.fround(share) * last;
    const low = Math.min(Math.floor(place), last);
    const high = Math.min(low + 1, last);
    const [below, above] = [c.cut(values, dim, low, low + 1), c.cut(values, dim, high, high + 1)];
    return c.each("add", below, c.each("mul", c.each("sub", above, below), place - low));
  });
  const own = c.cat(
    parts.map((part) => c.unsqueeze(part, 0)),
    0,
  );
  return c.reshape(own, shapeOf(given));
};

/** What comes of all elements up to each along a dimension: the others stand for nothing. */
const upTo =
  (join: string, nothing: number): Lowering =>
  (c, given) => {
    const x = inputOf(given);
    const dim = dimension(number(given.step, "dim"), x.shape.length);
    if (x.shape.length === 0) return c.map("clone", x);
    const size = x.shape[dim] ?? 1;
    if (size * product(x.shape) > 2 ** 26) throw new NotSupported(`${given.step.op} of ${size} elements`);
    const seen = Array.from({ length: size * size }, (_, i) => (i % size <= Math.floor(i / size) ? 1 : 0));
    const isSeen = c.constant(seen, [size, size, ...x.shape.slice(dim + 1).map(() => 1)]);
    const all = c.where(isSeen, c.unsqueeze(x, dim), nothing);
    return c.reduce(join, all, [dim + 1]);
  };

/** How many boundaries are below each value, or not above it. */
const searched =
  (order: readonly [values: number, boundaries: number]): Lowering =>
  (c, given) => {
    const { scalar, right } = given.step.attributes;
    const boundaries = inputOf(given, given.inputs.length === 1 ? 0 : order[1]);
    if (typeof scalar !== "number" && given.inputs.length === 1)
      throw new NotSupported(`${given.step.op} of no number`);
    if (given.step.attributes.isSorted !== true) throw new NotSupported(`${given.step.op} with a sorter`);
    if (typeof right !== "boolean") throw new NotSupported(`${given.step.op} of an unknown side`);
    const values = typeof scalar === "number" ? c.constant([scalar], []) : inputOf(given, order[0]);
    const wide = boundaries.shape.length > 1 ? c.unsqueeze(boundaries, -2) : boundaries;
    const isPassed = c.each(right ? "le" : "lt", wide, c.unsqueeze(values, -1));
    return c.reshape(c.reduce("sum", isPassed, [-1]), shapeOf(given));
  };

const present = (c: Composer, x: Tensor): Tensor => c.where(c.map("isnan", x), 0, x);

/** A reduction that passes over what is no number. */
const withoutNaN =
  (isMean: boolean): Lowering =>
  (c, given) => {
    const [x, dims] = [inputOf(given), dimsOf(given)];
    const sum = c.reduce("sum", present(c, x), dims);
    const count = isMean ? c.reduce("sum", c.map("logical_not", c.map("isnan", x)), dims) : undefined;
    return c.reshape(count ? c.each("div", sum, count) : sum, shapeOf(given));
  };

/** Chooses elements of a vector by tuples of places. */
function combinations(size: number, count: number, again: boolean, from = 0): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return Array.from({ length: size - from }, (_, i) => from + i).flatMap((first) =>
    combinations(size, count - 1, again, again ? first : first + 1).map((rest) => [first, ...rest]),
  );
}

/** How many elements are in each of some ranges of the same width. */
const histogram: Lowering = (c, given) => {
  const { step } = given;
  const [low, high, bins] = [number(step, "min"), number(step, "max"), number(step, "bins")];
  if (low === high) throw new NotSupported("histc between what is found");
  const x = c.reshape(inputOf(given), [product(inputOf(given).shape), 1]);
  const place = c.map("floor", c.each("div", c.each("mul", c.each("sub", x, low), bins), high - low));
  // The last range has its end too.
  const own = c.where(c.each("eq", x, high), bins - 1, place);
  return c.reduce("sum", c.each("eq", own, c.constant(Array.from({ length: bins }, (_, i) => i))), [0]);
};

/** The value that is there most often, the smallest of several. Where it was is not defined. */
const mode: Lowering = (c, given) => {
  if (given.isRead(1)) throw new NotSupported("mode that tells where the value is");
  const x = inputOf(given);
  const [dim = 0] = dimsOf(given);
  const size = x.shape[dim] ?? 1;
  if (size * product(x.shape) > 2 ** 26) throw new NotSupported(`mode of ${size} elements`);
  const [values] = sorted(c, x, dim);
  const times = c.reduce("sum", c.each("eq", c.unsqueeze(values, dim), c.unsqueeze(values, dim + 1)), [dim]);
  const place = c.reduce("argmax", times, [dim], true);
  return c.reshape(c.run("gather", [values, place], place.shape, { dim }), shapeOf(given));
};

/** Operators that put elements in order, count them or choose among them. */
export const choosing: Readonly<Record<string, Lowering>> = {
  median: ranked((size) => Math.floor((size - 1) / 2)),
  kthvalue: ranked((_, { step }) => number(step, "k") - 1),
  quantile,
  mode,
  msort: (c, given) => sorted(c, inputOf(given), 0)[0],
  cummax: upTo("amax", -3.4028234663852886e38),
  cummin: upTo("amin", 3.4028234663852886e38),
  cumprod: upTo("prod", 1),
  logcumsumexp: upTo("logsumexp", -1e30),
  searchsorted: searched([1, 0]),
  bucketize: searched([0, 1]),
  nansum: withoutNaN(false),
  nanmean: withoutNaN(true),
  histc: histogram,
  combinations: (c, given) => {
    const x = inputOf(given);
    const rows = combinations(x.shape[0] ?? 0, number(given.step, "r"), flag(given.step, "again"));
    return c.reshape(c.take(x, 0, rows.flat()), shapeOf(given));
  },
  /** Places that are known stand among the attributes. */
  index_select: (c, given) => {
    if (given.inputs.length === 1) return undefined;
    const places = inputOf(given, 1);
    return c.pick(inputOf(given), number(given.step, "dim"), c.reshape(places, [product(places.shape)]));
  },
  diff: (c, given) => {
    const x = inputOf(given);
    const dim = dimension(number(given.step, "dim"), x.shape.length);
    const differences = (from: Tensor, left: number): Tensor => {
      const size = from.shape[dim] ?? 0;
      if (left === 0) return from;
      return differences(c.each("sub", c.cut(from, dim, 1, size), c.cut(from, dim, 0, size - 1)), left - 1);
    };
    return differences(c.cat(given.inputs, dim), number(given.step, "n"));
  },
};
