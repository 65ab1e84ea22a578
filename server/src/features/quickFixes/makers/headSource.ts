import { isJoiner, sourcesOf } from "../../../analysis/rules/wiring.js";
import { isAt, itemsOf, layerOf, type Maker, replace } from "../fix.js";
import { sizeOf, written } from "./rows.js";

/** The block behind a Concat or an Upsample that the head reads. */
export const headSource: Maker = (analysis, problem) => {
  const { layers } = analysis;
  const head = layerOf(analysis, problem);
  const items = itemsOf(head?.row.from);
  const place = items.findIndex((item) => isAt(item, problem.range));
  const node = items[place];
  if (head === undefined || node === undefined) return [];
  const sources = sourcesOf(head);
  const source = sources[place] ?? -1;
  const size = sizeOf(layers[source]);
  const behind = layers.slice(source + 1, head.index).find((layer) => !isJoiner(layer) || sizeOf(layer) !== size);
  if (behind === undefined || sizeOf(behind) !== size || sources.includes(behind.index)) return [];
  const text = written(behind.index, head, Number(node.value));
  return [
    { title: `Read layer ${behind.index} (${behind.name}): ${text}`, edits: [replace(node, text)], isPreferred: true },
  ];
};
