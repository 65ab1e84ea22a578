import type { AttributeValue } from "../../../torch/trace.js";
import { dimension, NotSupported } from "../../program/attributes.js";
import { range, type Named, type OnnxOperator, type Writing } from "../writing.js";

/** A step on the way to the elements that are written: `slice`, `select` or `unsqueeze` and its numbers. */
type Part = readonly [op: string, ...numbers: number[]];

const replaced = (shape: readonly number[], axis: number, size: number): readonly number[] =>
  shape.map((own, i) => (i === axis ? size : own));

/** A tensor with a value in the place that the parts lead to. */
function written(w: Writing, { name, shape }: Named, [part, ...rest]: readonly Part[], value: string): string {
  if (part === undefined) return w.node("Expand", [value, w.ints(shape)]);
  const [op, dim = 0, from = 0, step = 1, stop = 0] = part;
  if (op === "unsqueeze") {
    const longer = [...shape.slice(0, dim), 1, ...shape.slice(dim)];
    return w.reshape(written(w, { name: w.reshape(name, longer), shape: longer }, rest, value), shape);
  }
  const size = shape[dim] ?? 0;
  const isOne = op === "select";
  const start = dimension(from, size);
  const places = isOne ? [start] : range(Math.max(0, Math.ceil((stop - start) / step))).map((i) => start + i * step);
  if (places.length === 0) return name;
  const seen = replaced(shape, dim, places.length);
  const inside = { name: rest.length > 0 ? w.take(name, dim, places) : name, shape: seen };
  const without = seen.filter((_, i) => i !== dim);
  const within = isOne ? { name: rest.length > 0 ? w.reshape(inside.name, without) : name, shape: without } : inside;
  const changed = written(w, within, rest, value);
  const back = isOne ? w.reshape(changed, seen) : changed;
  return placed(w, { name, shape }, back, dim, places, isOne ? 1 : step);
}

/** A tensor with parts of it along an axis exchanged. */
function placed(
  w: Writing,
  { name, shape }: Named,
  part: string,
  axis: number,
  places: readonly number[],
  step: number,
): string {
  const size = shape[axis] ?? 0;
  const [first = 0] = places;
  const end = (places.at(-1) ?? 0) + 1;
  if (step !== 1) {
    const order = [...range(size)];
    for (const [i, place] of places.entries()) order[place] = size + i;
    return w.take(w.node("Concat", [name, part], { axis }), axis, order);
  }
  const parts = [
    ...(first > 0 ? [w.cut(name, axis, 0, first)] : []),
    part,
    ...(end < size ? [w.cut(name, axis, end, size)] : []),
  ];
  return parts.length === 1 ? part : w.node("Concat", parts, { axis });
}

/** `x[region] = value`. */
const setItem: OnnxOperator = (w) => {
  const { region, value } = w.step.attributes;
  if (!Array.isArray(region)) throw new NotSupported("writing to places that a tensor names");
  const given = w.inputs[1]?.name ?? (typeof value === "number" ? w.number(value) : undefined);
  if (given === undefined) throw new NotSupported("writing what is not known");
  return written(w, w.input(), region as readonly Part[], given);
};

const inverse = (dims: readonly number[]): readonly number[] =>
  range(dims.length).map((axis) => dims.findIndex((dim) => dimension(dim, dims.length) === axis));

const isNumber = (value: AttributeValue | undefined): value is number => typeof value === "number";

/** A tensor after a view of it was written to: the value goes back the way that the view came. */
const writeView: OnnxOperator = (w) => {
  const { view, place = 0, shapes, dim, dims, index, start, step, stop } = w.step.attributes;
  const [base, value] = [w.input(), w.input(1)];
  const name = String(view);
  const axis = isNumber(dim) ? dimension(dim, base.shape.length) : 0;
  if (["view", "reshape", "flatten", "unflatten", "squeeze", "unsqueeze"].includes(name)) {
    return w.reshape(value.name, base.shape);
  }
  if (name === "permute" && Array.isArray(dims)) {
    return w.node("Transpose", [value.name], { perm: inverse(dims as readonly number[]) });
  }
  if (name === "select" && isNumber(index)) return written(w, base, [["select", axis, index]], value.name);
  if (name === "slice" && isNumber(start) && isNumber(step)) {
    const end = isNumber(stop) ? stop : (base.shape[axis] ?? 0);
    return written(w, base, [["slice", axis, start, step, end]], value.name);
  }
  if (name === "unbind" && isNumber(place)) return written(w, base, [["select", axis, place]], value.name);
  if (["split", "split_with_sizes", "chunk", "tensor_split"].includes(name) && isNumber(place)) {
    const sizes = Array.isArray(shapes) ? (shapes as readonly (readonly number[])[]).map((own) => own[axis] ?? 0) : [];
    const from = sizes.slice(0, place).reduce((total, size) => total + size, 0);
    return written(w, base, [["slice", axis, from, 1, from + (sizes[place] ?? 0)]], value.name);
  }
  throw new NotSupported(`writing to what ${name} shows`);
};

/** Operators that write into a tensor. */
export const writes: Readonly<Record<string, OnnxOperator>> = {
  setitem: setItem,
  write_view: writeView,
};
