import type { Bound } from "../format.js";

/** A quotient of two sums that may be lower bounds. Null: the baseline costs nothing. */
export interface Ratio {
  readonly value: number | null;
  /** `least`: it may be larger; `most`: it may be smaller; `open`: it may be either. */
  readonly bound: "exact" | "least" | "most" | "open";
}

export function ratioOf(own: Bound, baseline: Bound): Ratio {
  const value = baseline.value > 0 ? own.value / baseline.value : null;
  if (own.complete) return { value, bound: baseline.complete ? "exact" : "most" };
  return { value, bound: baseline.complete && own.value > 0 ? "least" : "open" };
}

const signs = { exact: "", least: "≥ ", most: "≤ ", open: "" } as const;

/** Two digits; more where two would hide on which side of a half, one or two the ratio is. */
function digitsOf(value: number): string {
  const short = value.toFixed(2);
  const hides = ["0.50", "1.00", "2.00"].includes(short) && Number(short) !== value;
  return hides ? value.toFixed(4).replace(/0+$/, "") : short;
}

/** `0.41`, `≥ 0.41`; `?` where nothing can be said. */
export const formatRatio = ({ value, bound }: Ratio): string =>
  value === null || bound === "open" ? "?" : `${signs[bound]}${digitsOf(value)}`;

const verdicts: readonly { readonly holds: (value: number) => boolean; readonly text: string }[] = [
  { holds: (value) => value < 0.5, text: "less than half" },
  { holds: (value) => value === 0.5, text: "half" },
  { holds: (value) => value < 1, text: "less, but more than half" },
  { holds: (value) => value === 1, text: "the same" },
  { holds: (value) => value < 2, text: "more, but less than twice" },
  { holds: (value) => value === 2, text: "twice" },
  { holds: () => true, text: "more than twice" },
];

/** What a ratio says in words; of a bound only what holds however far the truth lies beyond it. */
export function verdictOf({ value, bound }: Ratio): string {
  if (value === null || bound === "open") return "which is less cannot be said";
  if (bound === "exact") return verdicts.find(({ holds }) => holds(value))?.text ?? "";
  if (bound === "most")
    return value < 0.5 ? "less than half" : value < 1 ? "less" : "whether it is less cannot be said";
  if (value > 2) return "more than twice";
  if (value > 1) return "more";
  return value > 0.5 ? "more than half" : "whether it is less than half cannot be said";
}
