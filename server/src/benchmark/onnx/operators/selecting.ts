import { NotSupported, number, numbers } from "../../program/attributes.js";
import { product, range, type OnnxOperator, type Writing } from "../writing.js";

/** Elements along a dimension at places that another tensor names, one for each element of that. */
const gather: OnnxOperator = (w) =>
  w.node("GatherElements", [w.input().name, w.asInts(w.input(1).name)], { axis: w.axis(number(w.step, "dim")) });

const indexSelect: OnnxOperator = (w) => {
  const axis = w.axis(number(w.step, "dim"));
  if (w.step.attributes.indices === null && w.inputs.length > 1) {
    return w.node("Gather", [w.input().name, w.asInts(w.input(1).name)], { axis });
  }
  return w.take(w.input().name, axis, numbers(w.step, "indices"));
};

/** `x[index]` by one tensor of places. */
const index: OnnxOperator = (w) => {
  const axes = numbers(w.step, "axes");
  const places = w.inputs.slice(1);
  if (places.some(({ isTruth }) => isTruth)) throw new NotSupported("index by truths");
  const [axis = 0] = axes;
  const [place] = places;
  if (places.length === 1 && place) return w.node("Gather", [w.input().name, w.asInts(place.name)], { axis });
  return indexByAll(w, axes);
};

/** `x[i, j]` by several tensors of places, which broadcast. */
function indexByAll(w: Writing, axes: readonly number[]): string {
  const { name, shape } = w.input();
  const places = w.inputs.slice(1);
  const rest = range(shape.length).filter((axis) => !axes.includes(axis));
  const count = w.shape().length - rest.length;
  const [first = 0] = axes;
  const isTogether = axes.every((axis, i) => axis === first + i);
  const front = isTogether ? first : 0;
  const chosen = w.shape().slice(front, front + count);
  const columns = places.map((place) =>
    w.node("Unsqueeze", [w.node("Expand", [w.asInts(place.name), w.ints(chosen)]), w.ints([-1])]),
  );
  const turned = w.node("Transpose", [name], { perm: [...axes, ...rest] });
  const taken = w.node("GatherND", [turned, w.node("Concat", columns, { axis: -1 })]);
  if (front === 0) return taken;
  const perm = [
    ...range(front).map((i) => count + i),
    ...range(count),
    ...range(rest.length - front).map((i) => count + front + i),
  ];
  return w.node("Transpose", [taken], { perm });
}

const embedding: OnnxOperator = (w) => {
  const weight = w.weights.get("weight");
  const [places, table] = weight ? [w.input(), weight] : [w.input(0), w.input(1)];
  return w.node("Gather", [table.name, w.asInts(places.name)], { axis: 0 });
};

/** Elements of the flattened tensor. */
const take: OnnxOperator = (w) => {
  const { name, shape } = w.input();
  const flat = w.reshape(name, [product(shape)]);
  const { places } = w.step.attributes;
  if (Array.isArray(places)) return w.reshape(w.take(flat, 0, numbers(w.step, "places")), w.shape());
  return w.node("Gather", [flat, w.asInts(w.input(1).name)], { axis: 0 });
};

/** The elements of a diagonal of two dimensions, by their places among all of those. */
const diagonal: OnnxOperator = (w) => {
  const { name, shape } = w.input();
  const [offset, first, second] = [
    number(w.step, "offset"),
    w.axis(number(w.step, "dim1")),
    w.axis(number(w.step, "dim2")),
  ];
  const rest = range(shape.length).filter((axis) => axis !== first && axis !== second);
  const columns = shape[second] ?? 1;
  const sizes = [...rest.map((axis) => shape[axis] ?? 1), (shape[first] ?? 1) * columns];
  const flat = w.reshape(w.node("Transpose", [name], { perm: [...rest, first, second] }), sizes);
  const places = range(w.shape().at(-1) ?? 0).map(
    (i) => (i + Math.max(-offset, 0)) * columns + i + Math.max(offset, 0),
  );
  return w.take(flat, rest.length, places);
};

/** Operators that choose elements by the values of tensors. */
export const selecting: Readonly<Record<string, OnnxOperator>> = {
  gather,
  index_select: indexSelect,
  index,
  embedding,
  take,
  diagonal,
};
