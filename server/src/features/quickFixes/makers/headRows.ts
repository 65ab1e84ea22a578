import { isJoiner, readersOf, sourcesOf } from "../../../analysis/rules/wiring.js";
import type { Analysis, Layer } from "../../../analysis/types.js";
import { compareRanks, most } from "./rows.js";

/** A row that a head can read at a place of its list. */
export interface Choice {
  readonly place: number;
  readonly row: number;
}

/**
 * What a head can read at one of some places, so that its strides ascend. Those come first that leave no level out,
 * then rows that nothing else reads, then those of the class that its other inputs have, then the nearest to `wrong`.
 */
export function choicesForHead(
  analysis: Analysis,
  head: Layer,
  places: readonly number[],
  wrong: number,
): readonly Choice[] {
  const { layers } = analysis;
  const readers = readersOf(layers);
  const sources = sourcesOf(head);
  const stridesWith = ({ place, row }: Choice): readonly number[] =>
    sources.map((source, i) => layers[i === place ? row : source]?.stride ?? 0);
  const classesBut = (place: number): ReadonlySet<string | undefined> =>
    new Set(sources.filter((_, i) => i !== place).map((source) => layers[source]?.name));
  const rank = (choice: Choice): readonly number[] => [
    stridesWith(choice).filter((stride, i, all) => i > 0 && stride !== 2 * (all[i - 1] ?? 0)).length,
    readers[choice.row]?.some((reader) => reader !== head.index) === true ? 1 : 0,
    classesBut(choice.place).has(layers[choice.row]?.name) ? 0 : 1,
    Math.abs(choice.row - wrong),
  ];
  return places
    .flatMap((place) => layers.slice(0, head.index).map(({ index: row }) => ({ place, row })))
    .filter(({ place, row }) => !sources.some((source, i) => i !== place && source === row))
    .filter(({ row }) => layers[row] !== undefined && !isJoiner(layers[row]))
    .filter((choice) => stridesWith(choice).every((stride, i, all) => stride > (all[i - 1] ?? 0)))
    .sort((a, b) => compareRanks(rank(a), rank(b)))
    .slice(0, most);
}

/**
 * The levels of a head that end with a row: before it the nearest row of its class whose stride is half of the next
 * level's, and so on. Undefined where one is missing.
 */
export function levelsUpTo({ layers }: Analysis, last: number, count: number): readonly number[] | undefined {
  const rows = [last];
  while (rows.length < count) {
    const next = layers[rows[0] ?? -1];
    const before = layers
      .slice(0, next?.index ?? 0)
      .findLast(({ name, stride }) => name === next?.name && stride !== null && 2 * stride === next.stride);
    if (before === undefined) return undefined;
    rows.unshift(before.index);
  }
  return rows;
}
