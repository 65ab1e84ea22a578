import type { Analysis, Layer } from "../../../analysis/types.js";
import { isInt } from "../../../values/value.js";
import { isAt, itemsOf, layerOf, type Maker, replace } from "../fix.js";
import { choicesForHead } from "./headRows.js";
import { isHead, rowsOfSize, sizeOf, written } from "./rows.js";

/** Indices for an item of `from` that names no row, by the shapes that fit. */
export const fromIndex: Maker = (analysis, problem) => {
  const layer = layerOf(analysis, problem);
  if (layer === undefined) return [];
  const items = itemsOf(layer.row.from);
  const place = items.findIndex((item) => isAt(item, problem.range));
  const node = items[place];
  if (node === undefined) return [];
  // A row that was deleted is no number: what is near the row that read it may be meant.
  const value = isInt(node.value) ? Number(node.value) : layer.index - 1;
  const found = layer.row.from?.kind === "sequence" ? fitting(analysis, layer, place, value) : [layer.index - 1];
  return found.map((row) => {
    const text = layer.row.from?.kind === "sequence" ? written(row, layer, value) : "-1";
    const name = analysis.layers[row]?.name;
    const what = name === undefined ? "the image" : `layer ${row} (${name})`;
    return { title: `Read ${what}: ${text}`, edits: [replace(node, text)], isPreferred: true };
  });
};

/** Rows that fit what the other items of a list name. */
function fitting(analysis: Analysis, layer: Layer, place: number, value: number): readonly number[] {
  const { index } = layer;
  const nearest = Math.min(Math.max(value < 0 ? index + value : value, 0), index);
  if (isHead(layer)) return choicesForHead(analysis, layer, [place], nearest).map(({ row }) => row);
  const others = itemsOf(layer.row.from).flatMap((item, i) =>
    i === place || !isInt(item.value) ? [] : [Number(item.value) < 0 ? index + Number(item.value) : Number(item.value)],
  );
  const size = others.map((row) => sizeOf(analysis.layers[row])).find((one) => one !== undefined);
  return size === undefined ? [index - 1] : rowsOfSize(analysis, layer, size, nearest, (row) => !others.includes(row));
}
