import type { Step } from "../../program/program.js";
import { NotSupported } from "../../program/attributes.js";
import type { Named, OnnxOperator } from "../writing.js";

/** Operators that answer questions. */
const questions: ReadonlySet<string> = new Set(
  "eq ne gt ge lt le logical_and logical_or logical_xor logical_not isnan isinf isfinite all any".split(" "),
);

/** Operators that only arrange what they are given, or stay among truths. */
const followers: ReadonlySet<string> = new Set(
  (
    "view reshape flatten squeeze unsqueeze permute slice select " + "expand cat stack repeat flip clone contiguous"
  ).split(" "),
);

/** Whether what a step gives is truths, as far as the program tells. */
export const givesTruths = ({ op, attributes }: Step, inputs: readonly Named[]): boolean =>
  questions.has(op) ||
  (op === "to" && attributes.dtype === "bool") ||
  (followers.has(op) && inputs.length > 0 && inputs.every(({ isTruth }) => isTruth === true));

/** Another type. All is float32 here, so that only what is lost has to be written. */
const to: OnnxOperator = (w) => {
  const { dtype = null } = w.step.attributes;
  const { name } = w.input();
  if (typeof dtype !== "string" || dtype.startsWith("complex")) throw new NotSupported("to an unknown type");
  if (dtype === "bool") return w.asFloats(w.asTruths(name));
  if (/^u?int\d+$/.test(dtype)) return w.asFloats(w.asInts(name));
  return name;
};

export const truths: Readonly<Record<string, OnnxOperator>> = {
  to,
};
