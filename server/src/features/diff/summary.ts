import { formatPlural } from "../format.js";
import type { ConfigDiff, DiffRow } from "./diffConfigs.js";
import type { Pairing } from "./pairs.js";

/** Rows of the base, all shifted by the same amount, or all deleted (`to` is null). */
export interface IndexRun {
  readonly first: number;
  readonly last: number;
  /** What the first of them is now. */
  readonly to: number | null;
}

/** The index map in runs of rows. */
export function indexRuns(map: Pairing): readonly IndexRun[] {
  const runs: IndexRun[] = [];
  for (const [index, to] of map.entries()) {
    const last = runs.at(-1);
    const follows =
      last !== undefined && (last.to === null ? to === null : to !== null && to - last.to === index - last.first);
    if (follows) runs[runs.length - 1] = { ...last, last: index };
    else runs.push({ first: index, last: index, to });
  }
  return runs;
}

/** `9`, `10 to 24`. */
export const spanText = (first: number, last: number): string => (first === last ? `${first}` : `${first} to ${last}`);

const rowsSpan = (first: number, last: number): string => `${first === last ? "row" : "rows"} ${spanText(first, last)}`;

/** What the rows of a run are called now: `11 to 25`. */
export const runTarget = ({ first, last, to }: IndexRun): string | undefined =>
  to === null ? undefined : spanText(to, to + last - first);

const verbs: readonly (readonly [DiffRow["kind"], string])[] = [
  ["inserted", "inserted"],
  ["deleted", "deleted"],
  ["replaced", "replaced"],
  ["changed", "changed"],
];

/** `1 row inserted, 2 changed; row 9 is row 10 now.` */
export function diffSummary({ rows, indexMap, keys, baseLabel }: ConfigDiff): string {
  const counts = verbs
    .map(([kind, verb]) => ({ count: rows.filter((row) => row.kind === kind).length, verb }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) {
    return keys.length === 0
      ? `The same rows and keys as ${baseLabel}.`
      : `The same rows as ${baseLabel}; ${formatPlural(keys.length, "key")} changed.`;
  }
  const changes = counts.map(({ count, verb }, i) => `${i === 0 ? formatPlural(count, "row") : count} ${verb}`);
  const moved = indexRuns(indexMap).filter(({ first, to }) => to !== null && to !== first);
  const shifts = moved
    .slice(0, 3)
    .map(
      (run) => `${rowsSpan(run.first, run.last)} ${run.first === run.last ? "is" : "are"} now ${runTarget(run) ?? ""}`,
    );
  const more = moved.length > 3 ? [`and so on`] : [];
  return `${[changes.join(", "), ...shifts, ...more].join("; ")}.`;
}
