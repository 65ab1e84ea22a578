import { sourcesOf } from "../../../analysis/rules/wiring.js";
import { isAt, itemsOf, layerOf, type Maker, replace } from "../fix.js";
import { choicesForHead } from "./headRows.js";
import { written } from "./rows.js";

/** Another row in the place of one that is named twice: at either place, so that the strides ascend. */
export const headRepeated: Maker = (analysis, problem) => {
  const head = layerOf(analysis, problem);
  const items = itemsOf(head?.row.from);
  const second = items.findIndex((item) => isAt(item, problem.range));
  if (head === undefined || second < 0) return [];
  const source = sourcesOf(head)[second] ?? -1;
  const first = sourcesOf(head).indexOf(source);
  return choicesForHead(analysis, head, [first, second], source).flatMap(({ place, row }) => {
    const [node, layer] = [items[place], analysis.layers[row]];
    if (node === undefined || layer === undefined) return [];
    const text = written(row, head, Number(node.value));
    const title = `Read layer ${row} (${layer.name}, stride ${layer.stride ?? "?"}) there: ${text}`;
    return [{ title, edits: [replace(node, text)], isPreferred: true }];
  });
};
