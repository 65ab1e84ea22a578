import type { Analysis, Layer } from "../../../analysis/types.js";
import { mapOf } from "../../../analysis/rules/wiring.js";

/** What a row reads is written as it was: counting back where it counted back, else by number. */
export const written = (target: number, { index }: Layer, like: number): string =>
  String(like < 0 ? target - index : target);

export const isHead = ({ cls }: Layer): boolean => ["Detect", "Segment"].includes(cls?.type.name ?? "");

/** Height and width of the one map that leaves a row. */
export function sizeOf(layer: Layer | undefined): string | undefined {
  const [height = null, width = null] = mapOf(layer)?.slice(-2) ?? [];
  return height === null || width === null ? undefined : `${height}×${width}`;
}

/** Whether the next row gives another size: blocks of that kind are what later rows go back to. */
const endsItsSize = ({ layers }: Analysis, index: number): boolean =>
  sizeOf(layers[index]) !== sizeOf(layers[index + 1]);

/** At most so many indices are proposed. */
export const most = 3;

/**
 * The rows before one whose maps have a size, those first that are likely meant in place of `wrong`: its neighbours,
 * then the last rows of their size, the nearest first.
 */
export function rowsOfSize(
  analysis: Analysis,
  { index }: Layer,
  size: string,
  wrong: number,
  fits: (row: number) => boolean = () => true,
): readonly number[] {
  const rank = (row: number): readonly number[] => {
    const distance = Math.abs(row - wrong);
    return [distance === 1 ? 0 : endsItsSize(analysis, row) ? 1 : 2, distance, -row];
  };
  return analysis.layers
    .slice(0, index)
    .filter((layer) => sizeOf(layer) === size && layer.index !== wrong && fits(layer.index))
    .map((layer) => layer.index)
    .sort((a, b) => compareRanks(rank(a), rank(b)))
    .slice(0, most);
}

/** Compares ranks: by their first number, then by the next ones. */
export function compareRanks(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, at) => value !== b[at]);
  return i < 0 ? 0 : (a[i] ?? 0) - (b[i] ?? 0);
}
