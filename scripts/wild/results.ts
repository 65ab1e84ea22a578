import type { Judgement } from "./judge.js";

/** What came out for one config. */
export interface Result extends Omit<Judgement, "verdict"> {
  readonly verdict: Judgement["verdict"] | "crashed";
  readonly repo: string;
  readonly yaml: string;
  /** Whether PyTorch builds it. */
  readonly builds: boolean;
  /** Of an analysis that reads all Python, and the median of further ones that have it. */
  readonly milliseconds: { readonly cold: number; readonly warm: number };
}

/** The median of the numbers that are any, NaN where none is. */
export function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

/** What broke off an analysis, and where, on one line. */
export const crashText = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message).split(/\n\s*/).slice(0, 3).join(" ") : String(error);
