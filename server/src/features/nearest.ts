import { distance } from "fastest-levenshtein";

/** The end of a sentence about a name that does not exist: `; did you mean x?` where one is near enough, else a stop. */
export function nearest(name: string, names: readonly string[], prefix = ""): string {
  const ranked = names.map((known) => ({ known, distance: distance(name.toLowerCase(), known.toLowerCase()) }));
  const best = ranked.reduce((a, b) => (b.distance < a.distance ? b : a), { known: "", distance: Infinity });
  return best.distance <= Math.max(2, name.length / 3) ? `; did you mean ${prefix}${best.known}?` : ".";
}
