import type { Analysis, Layer } from "../../../analysis/types.js";
import type { ConfigNode } from "../../../config/modelConfig.js";
import { isInt, isList } from "../../../values/value.js";
import { type Fix, itemsOf, layerOf, type Maker, replace } from "../fix.js";
import { sourceOf } from "../source.js";
import { levelsUpTo } from "./headRows.js";
import { isHead, rowsOfSize, sizeOf } from "./rows.js";

/** Makes a list of one index where a module reads several rows, and the reverse. */
export const fromList: Maker = (analysis, problem) => {
  const layer = layerOf(analysis, problem);
  const from = layer?.row.from;
  if (layer === undefined || from === undefined) return [];
  const items = itemsOf(from);
  if (from.kind === "sequence" && (items.length > 0 || layer.name !== "Concat")) return taken(analysis, from, items);
  const quoted = typeof from.value === "string" ? /^\[[-\d,\s]+\]$/.exec(from.value)?.[0] : undefined;
  if (quoted !== undefined) return [write(from, quoted, true)];
  return isHead(layer) ? levels(analysis, layer, from) : joined(analysis, layer, from);
};

const write = (from: ConfigNode, text: string, isPreferred = false): Fix => ({
  title: `Write ${text}`,
  edits: [replace(from, text)],
  isPreferred,
});

/** One of the rows, for a module that reads one. */
function taken(analysis: Analysis, from: ConfigNode, items: readonly ConfigNode[]): readonly Fix[] {
  if (items.length === 0) return [write(from, "-1", true)];
  return items.slice(0, 3).map((item) => write(from, sourceOf(analysis, item), items.length === 1));
}

/** The row that is named with those of its size, then alone. */
function joined(analysis: Analysis, layer: Layer, from: ConfigNode): readonly Fix[] {
  const { index } = layer;
  const named = isInt(from.value) ? Number(from.value) : -1;
  const row = named < 0 ? index + named : named;
  const size = sizeOf(analysis.layers[row]);
  const others = size === undefined ? [] : rowsOfSize(analysis, layer, size, row);
  return [
    ...others.map((other) => write(from, `[${named}, ${other}]`, others.length === 1)),
    write(from, `[${named}]`),
  ];
}

/** The row that is named as the last level, with those before it: as many as there are rows of anchors. */
function levels(analysis: Analysis, { index }: Layer, from: ConfigNode): readonly Fix[] {
  const { anchors } = analysis.model.hyper;
  const named = isInt(from.value) ? Number(from.value) : -1;
  const last = named < 0 ? index + named : named;
  const rows = levelsUpTo(analysis, last, isList(anchors) ? anchors.items.length : 3);
  return rows === undefined ? [] : [write(from, `[${rows.join(", ")}]`, true)];
}
