import { flag, NotSupported, number, scalar } from "../../program/attributes.js";
import { product, range, type OnnxOperator, type Writing } from "../writing.js";

/** The axes that go: all of them where the step names none. */
function axesOf(w: Writing): readonly number[] {
  const { dims } = w.step.attributes;
  if (!Array.isArray(dims) || dims.length === 0) return range(w.input().shape.length);
  return (dims as readonly number[]).map((dim) => w.axis(dim));
}

type Reduce = (w: Writing, x: string, axes: readonly number[]) => string;

/** Reduces along axes that stay as dimensions of size 1. A number stays as it is. */
const along =
  (type: string): Reduce =>
  (w, x, axes) => {
    if (w.input().shape.length === 0) return x;
    // The only one that takes its axes as a tensor in this version.
    if (type === "ReduceSum") return w.node(type, [x, w.ints(axes)], { keepdims: 1 });
    return w.node(type, [x], { axes, keepdims: 1 });
  };

const [sum, mean, most, least] = ["ReduceSum", "ReduceMean", "ReduceMax", "ReduceMin"].map(along) as [
  Reduce,
  Reduce,
  Reduce,
  Reduce,
];
const prod = along("ReduceProd");

/** A reduction in the sizes that come out. */
const reduced =
  (reduce: Reduce): OnnxOperator =>
  (w) => {
    if (w.step.outputs.length > 1) throw new NotSupported(`${w.step.op} that tells where the values are`);
    return w.reshape(reduce(w, w.input().name, axesOf(w)), w.shape());
  };

/** Where the largest or the smallest element is; of all elements without a dimension. */
const place =
  (type: "ArgMax" | "ArgMin"): Reduce =>
  (w, x, axes) => {
    const isAll = axes.length !== 1;
    const flat = isAll ? w.reshape(x, [product(w.input().shape)]) : x;
    return w.asFloats(w.node(type, [flat], { axis: isAll ? 0 : (axes[0] ?? 0), keepdims: 1 }));
  };

/** `max` and `min`, which tell the places too along a dimension. */
const extreme =
  (values: Reduce, type: "ArgMax" | "ArgMin"): OnnxOperator =>
  (w) => {
    const found = w.reshape(values(w, w.input().name, axesOf(w)), w.shape());
    if (w.step.outputs.length === 1) return found;
    return [found, w.reshape(place(type)(w, w.input().name, axesOf(w)), w.shape(1))];
  };

/** With the divisor of samples unless the step says otherwise. */
const variance: Reduce = (w, x, axes) => {
  const count = product(axes.map((axis) => w.input().shape[axis] ?? 1));
  const correction = w.step.attributes.correction === undefined ? 1 : number(w.step, "correction");
  const centred = w.node("Sub", [x, mean(w, x, axes)]);
  const squares = sum(w, w.node("Mul", [centred, centred]), axes);
  return w.node("Div", [squares, w.number(count - correction)]);
};

/** The p-norm; 2 where the step names none. */
const norm: Reduce = (w, x, axes) => {
  const p = scalar(w.step.attributes.p ?? 2, "norm");
  if (p === 1) return along("ReduceL1")(w, x, axes);
  if (p === 2) return along("ReduceL2")(w, x, axes);
  const sizes = w.node("Abs", [x]);
  if (p === Infinity) return most(w, sizes, axes);
  if (p === -Infinity) return least(w, sizes, axes);
  if (p === 0) throw new NotSupported("norm with p 0");
  const powers = sum(w, w.node("Pow", [sizes, w.number(p)]), axes);
  return w.node("Pow", [powers, w.number(1 / p)]);
};

const truths = (w: Writing, x: string): string => w.asFloats(w.asTruths(x));

const softmax =
  (type: string): OnnxOperator =>
  (w) => {
    const { dim } = w.step.attributes;
    const rank = w.input().shape.length;
    // PyTorch's choice for whoever names none.
    const chosen = dim === null || dim === undefined ? ([0, 1, 3].includes(rank) ? 0 : 1) : number(w.step, "dim");
    return w.node(type, [w.input().name], { axis: w.axis(chosen) });
  };

const cumulated: OnnxOperator = (w) => w.node("CumSum", [w.input().name, w.ints([w.axis(number(w.step, "dim"))], [])]);

/** The first of the elements in order along a dimension, and their places. */
const topk: OnnxOperator = (w) => {
  const axis = w.axis(number(w.step, "dim"));
  const count = w.ints([w.shape()[axis] ?? 0]);
  const settings = { axis, largest: flag(w.step, "descending") ? 1 : 0, sorted: 1 };
  const [values = "", places = ""] = w.several(2, "TopK", [w.input().name, count], settings);
  return [values, w.asFloats(places)];
};

export const reductions: Readonly<Record<string, OnnxOperator>> = {
  mean: reduced(mean),
  sum: reduced(sum),
  prod: reduced(prod),
  amax: reduced(most),
  amin: reduced(least),
  max: extreme(most, "ArgMax"),
  min: extreme(least, "ArgMin"),
  argmax: reduced(place("ArgMax")),
  argmin: reduced(place("ArgMin")),
  all: reduced((w, x, axes) => least(w, truths(w, x), axes)),
  any: reduced((w, x, axes) => most(w, truths(w, x), axes)),
  count_nonzero: reduced((w, x, axes) => sum(w, truths(w, x), axes)),
  var: reduced(variance),
  std: reduced((w, x, axes) => w.node("Sqrt", [variance(w, x, axes)])),
  norm: reduced(norm),
  logsumexp: reduced(along("ReduceLogSumExp")),
  softmax: softmax("Softmax"),
  log_softmax: softmax("LogSoftmax"),
  cumsum: cumulated,
  topk,
  sort: topk,
  argsort: (w) => topk(w)[1] ?? "",
};
