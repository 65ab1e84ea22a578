/** How long the rows of a model took when it was run. */
export interface MeasuredRows {
  /** Milliseconds by the index of the row. */
  readonly rows: ReadonlyMap<number, number>;
  /** Milliseconds of a whole pass. */
  readonly pass: number;
  /** Whether the file has changed since. */
  readonly isStale: boolean;
}

/** A time as people read it: `< 0.1 ms`, `0.42 ms`, `5.2 ms`, `123 ms`. */
export function formatMs(ms: number): string {
  if (ms < 0.095) return "< 0.1 ms";
  return `${ms < 0.995 ? ms.toPrecision(2) : ms < 99.5 ? ms.toFixed(1) : ms.toFixed(0)} ms`;
}

/** The time of a row with its part of the pass, or that it was so before an edit; undefined where it was not run. */
export function timeOfRow({ rows, pass, isStale }: MeasuredRows, index: number): string | undefined {
  const ms = rows.get(index);
  if (ms === undefined) return undefined;
  const share = pass > 0 ? Math.round((100 * ms) / pass) : 0;
  return isStale ? `${formatMs(ms)} before the edit` : `${formatMs(ms)} (${share} %)`;
}
