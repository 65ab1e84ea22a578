import type { AttributeValue } from "../../../torch/trace.js";
import { dimension, NotSupported, number, numbers } from "../attributes.js";
import type { ProgramTensor } from "../program.js";
import {
  type Composer,
  type Given,
  inputOf,
  type Lowering,
  type Operand,
  product,
  range,
  shapeOf,
  together,
} from "./composer.js";
import { frontFirst } from "./diagonals.js";

type Tensor = ProgramTensor;

/** Above so many pairs of places, the one that is written last is not looked for. */
const mostPairs = 2 ** 22;

/** Rows with those of another tensor put at some places, the last one where several are meant for one. */
function putRows(c: Composer, rows: Tensor, places: Tensor, values: Tensor): Tensor {
  const [size = 1, width = 1] = rows.shape;
  const count = places.shape[0] ?? 0;
  if (size * count > mostPairs) {
    const at = c.expand(c.reshape(places, [count, 1]), [count, width]);
    return c.run("scatter", [rows, at, values], rows.shape, { dim: 0 });
  }
  const isMeant = c.each("eq", c.constant(range(size), [size, 1]), c.reshape(places, [1, count]));
  const order = c.constant(range(count).map((i) => i + 1));
  const last = c.reduce("amax", c.each("mul", isMeant, order), [1]);
  const chosen = c.pick(values, 0, c.map("relu", c.each("sub", last, 1)));
  return c.where(c.reshape(c.each("gt", last, 0), [size, 1]), chosen, rows);
}

interface Places {
  readonly axes: readonly number[];
  readonly indices: readonly Tensor[];
}

/** `x[i, j] = value` by tensors of places. */
function putAt(c: Composer, x: Tensor, { axes, indices }: Places, value: Operand, adds: boolean): Tensor {
  const { rest, there, back } = frontFirst(x.shape.length, axes);
  const sizes = axes.map((axis) => x.shape[axis] ?? 1);
  const others = rest.map((axis) => x.shape[axis] ?? 1);
  const turned = c.permute(x, there);
  const shape = together(...indices.map((index) => index.shape));
  const [count, width, size] = [product(shape), product(others), product(sizes)];
  const flat = indices
    .map((index, i) => {
      const own = sizes[i] ?? 1;
      const fromFront = c.where(c.each("lt", index, 0), c.each("add", index, own), index);
      return c.each("mul", fromFront, product(sizes.slice(i + 1)));
    })
    .reduce((sum, each) => c.each("add", sum, each));
  const places = c.reshape(c.expand(flat, shape), [count]);
  // The result of reading there: places stand in front unless the dimensions are neighbours.
  const [first = 0] = axes;
  const areNeighbours = axes.every((axis, i) => axis === first + i);
  const front = areNeighbours ? first : 0;
  const chosen = [...others.slice(0, front), ...shape, ...others.slice(front)];
  const given = typeof value === "number" ? c.constant([value], []) : value;
  const wide = c.expand(withoutLeadingOnes(c, given, chosen.length), chosen);
  const own = range(shape.length).map((i) => front + i);
  const inFront = frontFirst(chosen.length, own).there;
  const values = c.reshape(c.permute(wide, inFront), [count, width]);
  const rows = c.reshape(turned, [size, width]);
  const written = adds
    ? c.run("index_add", [rows, places, values], rows.shape, { dim: 0 })
    : putRows(c, rows, places, values);
  return c.permute(c.reshape(written, turned.shape), back);
}

function withoutLeadingOnes(c: Composer, x: Tensor, rank: number): Tensor {
  const extra = Math.max(0, x.shape.length - rank);
  return extra === 0 ? x : c.reshape(x, x.shape.slice(extra));
}

/** `x[mask] = value`, for values that are the same wherever the mask is true. */
function putByMask(c: Composer, x: Tensor, axis: number, mask: Tensor, value: Operand): Tensor {
  const after = x.shape.length - axis - mask.shape.length;
  const isWritten = c.reshape(mask, [...mask.shape, ...range(after).map(() => 1)]);
  if (typeof value === "number") return c.where(isWritten, value, x);
  if (product(value.shape) === 1) return c.where(isWritten, c.reshape(value, []), x);
  if (value.shape.length > after) throw new NotSupported("writing as many elements as a mask has");
  return c.where(isWritten, c.expand(value, x.shape.slice(x.shape.length - after)), x);
}

type Part = readonly [op: string, dim: number, from: number, stride?: number, stop?: number];

/** Gives what a part of the way to the elements shows, and the tensor with that exchanged. */
function shown(c: Composer, x: Tensor, [op, dim, from, stride = 1, stop = 0]: Part) {
  const back = (inside: Tensor): Tensor =>
    c.run("setitem", [x, inside], x.shape, { region: [[op, dim, from, stride, stop]] });
  if (op === "unsqueeze") {
    return { inside: c.unsqueeze(x, dim), back: (inside: Tensor): Tensor => c.reshape(inside, x.shape) };
  }
  if (op === "select") return { inside: c.select(x, dim, from), back };
  if (op !== "slice") throw new NotSupported(`writing to what ${op} shows`);
  const places = range(Math.max(0, Math.ceil((stop - from) / stride))).map((i) => from + i * stride);
  return { inside: c.take(x, dim, places), back };
}

/** `x[region][places] = value`. */
function setItem(c: Composer, given: Given): Tensor | undefined {
  const { step, inputs } = given;
  const { region, masked, value, accumulate } = step.attributes;
  if (masked === undefined) return undefined;
  if (!Array.isArray(region) || !Array.isArray(masked)) throw new NotSupported("writing to places that are not known");
  const axes = numbers(step, "axes");
  const indices = inputs.slice(1, 1 + axes.length);
  const source: Operand | undefined = inputs[1 + axes.length] ?? (typeof value === "number" ? value : undefined);
  if (source === undefined) throw new NotSupported("writing what is not known");
  const inner = (x: Tensor): Tensor => {
    const [mask] = indices;
    if (!masked.includes(true)) return putAt(c, x, { axes, indices }, source, accumulate === true);
    if (indices.length > 1 || mask === undefined) throw new NotSupported("writing by a mask and places");
    if (accumulate === true) throw new NotSupported("adding where a mask is true");
    return putByMask(c, x, axes[0] ?? 0, mask, source);
  };
  const within = (x: Tensor, [part, ...rest]: readonly AttributeValue[]): Tensor => {
    if (part === undefined) return inner(x);
    const { inside, back } = shown(c, x, part as unknown as Part);
    return back(within(inside, rest));
  };
  return within(inputOf(given), region as readonly AttributeValue[]);
}

/** A vector as one that stands along a dimension of another tensor. */
const alongside = (c: Composer, vector: Tensor, rank: number, dim: number): Tensor =>
  c.reshape(
    vector,
    range(rank).map((axis) => (axis === dim ? product(vector.shape) : 1)),
  );

/** The same value at places along a dimension. */
const indexFill: Lowering = (c, given) => {
  const [x, index] = [inputOf(given), inputOf(given, 1)];
  const dim = dimension(number(given.step, "dim"), x.shape.length);
  const size = x.shape[dim] ?? 1;
  const places = c.reshape(index, [1, product(index.shape)]);
  const fromFront = c.where(c.each("lt", places, 0), c.each("add", places, size), places);
  const isMeant = c.reduce("amax", c.each("eq", c.constant(range(size), [size, 1]), fromFront), [1]);
  const value = given.inputs[2] ?? number(given.step, "value");
  return c.where(alongside(c, isMeant, x.shape.length, dim), value, x);
};

/** Elements of a source, one after the other, where a mask is true. */
const maskedScatter: Lowering = (c, given) => {
  const [x, mask, source] = [inputOf(given), inputOf(given, 1), inputOf(given, 2)];
  const shape = together(x.shape, mask.shape);
  const flags = c.reshape(c.expand(mask, shape), [product(shape)]);
  const place = c.map("relu", c.each("sub", c.map("cumsum", flags, { dim: 0 }), 1));
  const within = c.each("minimum", place, c.constant([product(source.shape) - 1], []));
  const elements = c.pick(c.reshape(source, [product(source.shape)]), 0, within);
  return c.where(c.reshape(flags, shape), c.reshape(elements, shape), x);
};

/** Joins what is put at the same places. */
const scatterReduce: Lowering = (c, given) => {
  const { step } = given;
  const { reduce, includeSelf } = step.attributes;
  if (reduce !== "sum" && reduce !== "mean") throw new NotSupported(`scatter_reduce with reduce ${String(reduce)}`);
  const [x, index, source] = [inputOf(given), inputOf(given, 1), inputOf(given, 2)];
  const attributes = { dim: number(step, "dim") };
  const add = (to: Tensor, values: Tensor): Tensor => c.run("scatter_add", [to, index, values], x.shape, attributes);
  const [zeros, ones] = [c.each("mul", x, 0), c.each("add", c.each("mul", source, 0), 1)];
  const count = add(zeros, ones);
  const isMet = c.each("gt", count, 0);
  const sum = add(includeSelf === false ? zeros : x, source);
  const divisor = includeSelf === false ? c.where(isMet, count, 1) : c.each("add", count, 1);
  return c.where(isMet, reduce === "mean" ? c.each("div", sum, divisor) : sum, x);
};

/** Elements by steps in memory, where those of the input lie in order. */
const asStrided: Lowering = (c, given) => {
  const { step } = given;
  const x = inputOf(given);
  const [size, stride, offset] = [numbers(step, "size"), numbers(step, "stride"), number(step, "offset")];
  const places = size.reduce<readonly number[]>(
    (all, count, axis) => all.flatMap((place) => range(count).map((i) => place + i * (stride[axis] ?? 0))),
    [offset],
  );
  if (places.some((place) => place >= product(x.shape))) throw new NotSupported("as_strided beyond its tensor");
  return c.reshape(c.take(c.reshape(x, [product(x.shape)]), 0, places), size);
};

/** The same value everywhere, or elements that are repeated. */
const filled: Lowering = (c, given) => {
  const source = given.inputs[1] ?? c.constant([number(given.step, "value")], []);
  return c.map("clone", c.expand(source, shapeOf(given)));
};

/** Operators that write elements into a tensor. */
export const writing: Readonly<Record<string, Lowering>> = {
  setitem: setItem,
  index_fill: indexFill,
  masked_scatter: maskedScatter,
  as_strided: asStrided,
  scatter_reduce: scatterReduce,
  select_scatter: (c, given) => {
    const [x, source] = [inputOf(given), inputOf(given, 1)];
    const dim = dimension(number(given.step, "dim"), x.shape.length);
    const at = dimension(number(given.step, "index"), x.shape[dim] ?? 1);
    return c.run("setitem", [x, source], x.shape, { region: [["select", dim, at]] });
  },
  fill: filled,
  zero: filled,
  copy: filled,
  index_add: (c, given) => {
    if (given.step.attributes.alpha === undefined) return undefined;
    const scaled = c.each("mul", inputOf(given, 2), number(given.step, "alpha"));
    const { dim = 0 } = given.step.attributes;
    return c.run("index_add", [inputOf(given), inputOf(given, 1), scaled], inputOf(given).shape, { dim });
  },
};
