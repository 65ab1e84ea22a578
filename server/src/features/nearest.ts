import { nearest as nearestNames } from "../analysis/rules/words.js";

/** The end of a sentence about a name that does not exist: `; did you mean x?` where one is near, else a full stop. */
export function nearest(name: string, names: readonly string[], prefix = ""): string {
  const [best] = nearestNames(name, names);
  return best === undefined ? "." : `; did you mean ${prefix}${best}?`;
}
