import type { Frame } from "../../python/frames.js";
import type { RowPart } from "../failure.js";

/** What of a row the lines of a `parse_model` deal with, by what they say; the first that fits counts. */
const parts: readonly (readonly [RegExp, RowPart])[] = [
  [/\bm_\s*=|\bm\(\*args\)/, "build"],
  [/\bargs\[j\]\s*=/, "arg"],
  [/\bm\s*=.*(?:eval\(|globals\(|getattr\()/, "module"],
  [/\bn_?\s*=.*(?:round|gd|depth)/, "number"],
  [/\bch\[|\bch\b.*\bfor\b/, "from"],
  [/make_divisible|\bc2\b|\bgw\b/, "channels"],
  [/\bargs\b/, "args"],
  [/\bsave\b/, "save"],
];

/** The part of a row that was being read where a `parse_model` raised. */
export function partOf(frame: Frame): RowPart {
  const line = frame.module.sourceLine(frame.line);
  return parts.find(([pattern]) => pattern.test(line))?.[1] ?? "row";
}
