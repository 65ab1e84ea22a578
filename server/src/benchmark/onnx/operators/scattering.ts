import { NotSupported, number } from "../../program/attributes.js";
import { type OnnxOperator, range } from "../writing.js";

/** Puts values at the places along a dimension that another tensor names, element by element. */
const scatter: OnnxOperator = (w) => {
  const { reduce, value } = w.step.attributes;
  const adds = w.step.op === "scatter_add" || reduce === "add";
  if (!adds && reduce !== undefined) throw new NotSupported(`${w.step.op} with reduce ${String(reduce)}`);
  const [base, at] = [w.input(), w.input(1)];
  const sizes = w.ints(at.shape);
  const given = w.inputs[2]
    ? w.node("Slice", [w.inputs[2].name, w.ints(at.shape.map(() => 0)), sizes])
    : typeof value === "number" && w.node("Expand", [w.number(value), sizes]);
  if (given === false) throw new NotSupported(`${w.step.op} of what is not known`);
  return w.node("ScatterElements", [base.name, w.asInts(at.name), given], {
    axis: w.axis(number(w.step, "dim")),
    reduction: adds ? "add" : "none",
  });
};

/** Puts parts of another tensor at the places along a dimension that a vector names. */
const put =
  (reduction: "add" | "none"): OnnxOperator =>
  (w) => {
    const [base, at, source] = [w.input(), w.input(1), w.input(2)];
    const alpha = w.step.attributes.alpha === undefined ? 1 : number(w.step, "alpha");
    const axis = w.axis(number(w.step, "dim"));
    const column = range(source.shape.length).map((i) => (i === axis ? (at.shape[0] ?? 1) : 1));
    const places = w.node("Expand", [w.reshape(w.asInts(at.name), column), w.ints(source.shape)]);
    const parts = alpha === 1 ? source.name : w.node("Mul", [source.name, w.number(alpha)]);
    return w.node("ScatterElements", [base.name, places, parts], { axis, reduction });
  };

/** Operators that put values at places that tensors name. */
export const scattering: Readonly<Record<string, OnnxOperator>> = {
  scatter,
  scatter_add: scatter,
  index_add: put("add"),
  index_copy: put("none"),
};
