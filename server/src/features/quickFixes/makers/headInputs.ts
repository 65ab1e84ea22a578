import { sourcesOf } from "../../../analysis/rules/wiring.js";
import type { Analysis } from "../../../analysis/types.js";
import type { SequenceNode } from "../../../config/modelConfig.js";
import { type Fix, layerOf, type Maker } from "../fix.js";
import { addItems, keepItems } from "../../../config/table/listItems.js";
import { anchorsOf, byInt, meanSide, numbersOf, rowText } from "./anchorRows.js";

/** As many rows of anchors as the head has inputs, or an int in their place. */
export const headInputs: Maker = (analysis, problem) => {
  const head = layerOf(analysis, problem);
  const node = head && anchorsOf(analysis, head);
  const rows = node?.items.map(({ value }) => numbersOf(value)) ?? [];
  const [first] = rows;
  const sources = head === undefined ? [] : sourcesOf(head);
  if (node === undefined || first === undefined || sources.length === 0) return [];
  const known = rows.filter((row) => row !== undefined);
  if (known.length < rows.length) return [];
  const strides = sources.map((source) => analysis.layers[source]?.stride ?? undefined);
  const isKnown = strides.every((stride) => stride !== undefined);
  const fitted = isKnown ? fit(analysis, node, known, strides) : undefined;
  const isOfKey = node === analysis.config.keys.get("anchors")?.node;
  return [...(fitted === undefined ? [] : [fitted]), ...(isOfKey ? byInt(analysis, first.length / 2) : [])];
};

/** What the sides of anchors are to the strides of their levels in the stock configs, about. */
const usualRatio = 4;

/** How far rows of anchors are from what is usual for strides, in doublings. */
const misfit = (rows: readonly (readonly number[])[], strides: readonly number[]): number =>
  rows.reduce((sum, row, i) => sum + Math.abs(Math.log2(meanSide(row) / ((strides[i] ?? 1) * usualRatio))), 0);

/** The place at which some things fit best among more; the first where several do. */
function bestPlace(count: number, misfitAt: (place: number) => number): number {
  const misfits = Array.from({ length: count + 1 }, (_, place) => misfitAt(place));
  return misfits.indexOf(Math.min(...misfits));
}

function fit(
  { config }: Analysis,
  node: SequenceNode,
  rows: readonly (readonly number[])[],
  strides: readonly number[],
): Fix {
  const spare = rows.length - strides.length;
  if (spare > 0) {
    const kept = bestPlace(spare, (place) => misfit(rows.slice(place, place + strides.length), strides));
    const edits = keepItems(config, node, kept, kept + strides.length);
    return { title: `Remove ${spare === 1 ? "one row" : `${spare} rows`} of anchors`, edits, isPreferred: true };
  }
  const place = bestPlace(-spare, (at) => misfit(rows, strides.slice(at)));
  const scaled = (row: readonly number[], from: number, to: number): string =>
    rowText(row.map((side) => Math.max(1, Math.round((side * (strides[to] ?? 1)) / (strides[from] ?? 1)))));
  const [first = [], last = []] = [rows[0], rows.at(-1)];
  const end = place + rows.length;
  const before = strides.slice(0, place).map((_, i) => scaled(first, place, i));
  const after = strides.slice(end).map((_, i) => scaled(last, end - 1, end + i));
  const written = (lists: readonly string[]) => lists.map((list) => ({ list, comment: "" }));
  const edits = [
    ...addItems(config, node, "before", 0, written(before)),
    ...addItems(config, node, "after", rows.length - 1, written(after)),
  ];
  const title = `Add ${[...before, ...after].join(", ")} to the anchors, by the strides`;
  return { title, edits, isPreferred: true };
}
