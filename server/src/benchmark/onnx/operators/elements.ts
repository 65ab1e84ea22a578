import { NotSupported, number } from "../../program/attributes.js";
import type { OnnxOperator, Writing } from "../writing.js";
import { operands } from "./arithmetic.js";

const where = (w: Writing, condition: string, yes: string, no: string): string => w.node("Where", [condition, yes, no]);

/** Rounds halves to even, to a place where the step names a scale for that. */
const round: OnnxOperator = (w) => {
  const { name } = w.input();
  if (w.step.attributes.scale === undefined) return w.node("Round", [name]);
  const scale = w.number(number(w.step, "scale"));
  return w.node("Div", [w.node("Round", [w.node("Mul", [name, scale])]), scale]);
};

/** `x + value * (a * b)` or `x + value * (a / b)`. */
const added =
  (type: "Mul" | "Div"): OnnxOperator =>
  (w) => {
    const [x, a, b] = [w.input(0).name, w.input(1).name, w.input(2).name];
    const both = w.node(type, [a, b]);
    const value = w.step.attributes.value === undefined ? 1 : number(w.step, "value");
    return w.node("Add", [x, value === 1 ? both : w.node("Mul", [both, w.number(value)])]);
  };

const nanToNum: OnnxOperator = (w) => {
  const { name } = w.input();
  const [nan, high, low] = ["nan", "posinf", "neginf"].map((key) => w.number(number(w.step, key)));
  const infinite = (positive: boolean): string =>
    w.node("IsInf", [name], { detect_positive: positive ? 1 : 0, detect_negative: positive ? 0 : 1 });
  const bounded = where(w, infinite(true), high ?? "", where(w, infinite(false), low ?? "", name));
  return where(w, w.node("IsNaN", [name]), nan ?? "", bounded);
};

const isFinite: OnnxOperator = (w) => {
  const { name } = w.input();
  return w.asFloats(w.node("Not", [w.node("Or", [w.node("IsNaN", [name]), w.node("IsInf", [name])])]));
};

const logit: OnnxOperator = (w) => {
  const { eps } = w.step.attributes;
  const { name } = w.input();
  if (eps !== undefined && eps !== null && typeof eps !== "number") throw new NotSupported("logit with an unknown eps");
  const x = typeof eps === "number" ? w.node("Clip", [name, w.number(eps), w.number(1 - eps)]) : name;
  return w.node("Log", [w.node("Div", [x, w.node("Sub", [w.number(1), x])])]);
};

/** `log(exp(a) + exp(b))` without overflow. */
const logAddExp: OnnxOperator = (w) => {
  const [a = "", b = ""] = operands(w, 2);
  const most = w.node("Max", [a, b]);
  const parts = [a, b].map((each) => w.node("Exp", [w.node("Sub", [each, most])]));
  return w.node("Add", [most, w.node("Log", [w.node("Add", parts)])]);
};

/** The larger or the smaller; where only one is a number, that one. */
const known =
  (type: "Max" | "Min"): OnnxOperator =>
  (w) => {
    const [a = "", b = ""] = operands(w, 2);
    const either = where(w, w.node("IsNaN", [b]), a, w.node(type, [a, b]));
    return where(w, w.node("IsNaN", [a]), b, either);
  };

const heaviside: OnnxOperator = (w) => {
  const [x = "", middle = ""] = operands(w, 2);
  const step = w.asFloats(w.node("Greater", [x, w.number(0)]));
  return where(w, w.node("Equal", [x, w.number(0)]), middle, step);
};

/** Functions of single elements that few models call. */
export const elements: Readonly<Record<string, OnnxOperator>> = {
  round,
  addcmul: added("Mul"),
  addcdiv: added("Div"),
  nan_to_num: nanToNum,
  isfinite: isFinite,
  logit,
  logaddexp: logAddExp,
  fmax: known("Max"),
  fmin: known("Min"),
  heaviside,
};
