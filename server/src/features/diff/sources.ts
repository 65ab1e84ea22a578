import type { Pairing } from "./pairs.js";
import type { Traits } from "./traits.js";

/**
 * What the rows of a config read, a text per source, in terms that two aligned configs share: `nameOf` names a row that
 * has a partner; through a row without one it is what that row reads itself. So a row behind an inserted one still
 * reads what it did before.
 */
function sourceNames(rows: readonly Traits[], nameOf: (index: number) => number | null): readonly string[][] {
  const reached: (readonly string[])[] = [];
  const reach = (index: number, source: number): readonly string[] => {
    if (source === -1) return ["image"];
    if (source < 0 || source >= index) return ["nothing"];
    const name = nameOf(source);
    return name === null ? (reached[source] ?? []) : [String(name)];
  };
  return rows.map(({ sources }, index) => {
    const each = sources.map((source) => reach(index, source));
    reached.push([...new Set(each.flat())]);
    return each.map((names) => [...names].sort().join("+"));
  });
}

/** The sources of both configs, each row's in the numbers of the base's rows. */
export const sharedSources = (
  own: readonly Traits[],
  base: readonly Traits[],
  pairs: Pairing,
): { readonly own: readonly string[][]; readonly base: readonly string[][] } => {
  const paired = new Set(pairs);
  return {
    own: sourceNames(own, (index) => pairs[index] ?? null),
    base: sourceNames(base, (index) => (paired.has(index) ? index : null)),
  };
};
