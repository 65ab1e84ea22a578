import { sourcesOf } from "../../../analysis/rules/wiring.js";
import { itemsOf, layerOf, type Maker, replace } from "../fix.js";
import { sizeOf, written } from "./rows.js";

/**
 * Where a list names the row that an unread one reads, and both give maps of one size, the index is off by one: nobody
 * computes a row to read what is before it.
 */
export const unused: Maker = (analysis, problem) => {
  const { layers } = analysis;
  const layer = layerOf(analysis, problem);
  const sources = layer === undefined ? [] : sourcesOf(layer);
  const [source = -1] = sources;
  if (layer === undefined || sources.length !== 1 || sizeOf(layers[source]) !== sizeOf(layer)) return [];
  const found = layers
    .slice(layer.index + 1)
    .flatMap((reader) =>
      itemsOf(reader.row.from).flatMap((node, i) =>
        reader.row.from?.kind === "sequence" && sourcesOf(reader)[i] === source ? [{ reader, node }] : [],
      ),
    );
  const [only] = found;
  if (only === undefined || found.length > 1) return [];
  const text = written(layer.index, only.reader, Number(only.node.value));
  const title = `Let layer ${only.reader.index} (${only.reader.name}) read layer ${layer.index}: ${text}`;
  return [{ title, edits: [replace(only.node, text)], isPreferred: true }];
};
