import type { Layer } from "../analysis/types.js";
import { isSequence, type Value } from "../values/value.js";

/** What one entry of `from` reads: a row, the image, or nothing that exists when the row runs. */
export type Source =
  { readonly kind: "row"; readonly index: number } | { readonly kind: "image" } | { readonly kind: "nothing" };

/** Resolves one entry of the `from` of row `index`: negative ones count back from it. */
export function sourceOf(from: Value, index: number): Source | undefined {
  if (typeof from !== "number") return undefined;
  if (index === 0 && from === -1) return { kind: "image" };
  const target = from < 0 ? index + from : from;
  return target >= 0 && target < index ? { kind: "row", index: target } : { kind: "nothing" };
}

/** The entries of a row's `from`, an int on its own as a list of one. */
export const fromsOf = ({ built: { from } }: Layer): readonly Value[] => (isSequence(from) ? from.items : [from]);
