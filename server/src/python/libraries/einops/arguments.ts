import { NotAnalysed, typeError } from "../../../values/errors.js";
import { typeName } from "../../../values/kinds.js";
import { isDict, isUnknown, type Value } from "../../../values/value.js";
import type { Lengths } from "./recipe.js";

/** The keywords that `**axes_lengths` collected. */
export function lengthsOf(value: Value): Lengths {
  const entries = isDict(value) ? value.entries : [];
  return new Map(entries.flatMap(([name, length]) => (typeof name === "string" ? [[name, length] as const] : [])));
}

/** The text of an argument. A reduction may be a function too, which is not analysed. */
export function textOf(value: Value, argument: "pattern" | "reduction"): string {
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  if (typeof value === "string") return value;
  if (argument === "reduction") throw new NotAnalysed("a reduction of einops that is a function");
  throw typeError(`expected a pattern, got ${typeName(value)}`);
}
