import type { Judgement } from "./judge.js";

/** What came out for one config. */
export interface Result extends Judgement {
  readonly repo: string;
  readonly yaml: string;
  /** Of one analysis, Python included; the median where it was repeated. */
  readonly milliseconds: number;
}

/** The median of some numbers, NaN of none. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
