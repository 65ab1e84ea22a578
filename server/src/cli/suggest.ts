import { distance } from "fastest-levenshtein";

/** How far a known name is from a mistyped one; a name that was cut short is not far. */
function farness(typed: string, known: string): number {
  const [a, b] = [typed.toLowerCase(), known.toLowerCase()];
  return a !== "" && b.startsWith(a) ? 0.5 : distance(a, b);
}

/** The end of a sentence about a name that does not exist: `; did you mean x?` where one is near, else a full stop. */
export function suggest(typed: string, names: readonly string[], show = (name: string) => name): string {
  const ranked = names
    .map((name) => ({ name, far: farness(typed, name) }))
    .filter(({ far }) => far <= Math.max(1, typed.length / 3))
    .sort((a, b) => a.far - b.far);
  const [best] = ranked;
  return best === undefined ? "." : `; did you mean ${show(best.name)}?`;
}
