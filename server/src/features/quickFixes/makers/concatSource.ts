import { sourcesOf } from "../../../analysis/rules/wiring.js";
import { isAt, itemsOf, layerOf, type Maker, replace } from "../fix.js";
import { rowsOfSize, sizeOf, written } from "./rows.js";

/** Rows of the size that the other inputs of a Concat have. What names the row before is taken for right. */
export const concatSource: Maker = (analysis, problem) => {
  const layer = layerOf(analysis, problem);
  if (layer === undefined) return [];
  const items = itemsOf(layer.row.from);
  const sources = sourcesOf(layer);
  const odd = items.findIndex((item) => isAt(item, problem.range));
  const [place, right] = sources[odd] === layer.index - 1 ? [0, odd] : [odd, 0];
  const [node, wrong] = [items[place], sources[place]];
  const size = sizeOf(analysis.layers[sources[right] ?? -1]);
  if (node === undefined || wrong === undefined || size === undefined) return [];
  return rowsOfSize(analysis, layer, size, wrong, (row) => !sources.includes(row)).map((row) => {
    const text = written(row, layer, Number(node.value));
    const title = `Read layer ${row} (${analysis.layers[row]?.name ?? ""}, ${size}) in place of layer ${wrong}: ${text}`;
    return { title, edits: [replace(node, text)], isPreferred: true };
  });
};
