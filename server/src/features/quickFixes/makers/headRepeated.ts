import { sourcesOf } from "../../../analysis/rules/wiring.js";
import { isAt, itemsOf, layerOf, type Maker, replace } from "../fix.js";
import { rowsForHead, written } from "./rows.js";

/** Another row in the place of one that is named twice: at either place, so that the strides ascend. */
export const headRepeated: Maker = (analysis, problem) => {
  const head = layerOf(analysis, problem);
  const items = itemsOf(head?.row.from);
  const second = items.findIndex((item) => isAt(item, problem.range));
  if (head === undefined || second < 0) return [];
  const source = sourcesOf(head)[second] ?? -1;
  const first = sourcesOf(head).indexOf(source);
  return [first, second].flatMap((place) => {
    const node = items[place];
    return node === undefined
      ? []
      : rowsForHead(analysis, head, place, source).map((row) => {
          const text = written(row, head, Number(node.value));
          const layer = analysis.layers[row];
          const title = `Read layer ${row} (${layer?.name ?? ""}, stride ${layer?.stride ?? "?"}) there: ${text}`;
          return { title, edits: [replace(node, text)] };
        });
  });
};
