import { hasChannels } from "../../analysis/parameters.js";
import { mapOf } from "../../analysis/rules/wiring.js";
import type { Analysis, Layer } from "../../analysis/types.js";
import { numberOf } from "../../values/kinds.js";

/** What follows `from` in a new row that keeps the map of the row above: `1, Conv, [256, 3, 1]`. */
export const keepingConv = (analysis: Analysis, above: number): string =>
  `1, Conv, [${outChannels(analysis, above)}, 3, 1]`;

/** The channels that leave a row as a row of the YAML writes them, before the width multiple. */
export function outChannels(analysis: Analysis, index: number): number {
  const { layers } = analysis;
  const layer = layers[Math.max(index, 0)];
  const written = writtenChannels(analysis, layer);
  if (written !== undefined) return written;
  const width = numberOf(analysis.model.hyper.widthMultiple) ?? 1;
  const channels = Math.round(((layer && mapOf(layer)?.[1]) ?? 0) / (width > 0 ? width : 1));
  if (channels > 0) return channels;
  const above = layers.slice(0, index).reverse();
  return above.map((other) => writtenChannels(analysis, other)).find((found) => found !== undefined) ?? 64;
}

/** The first arg of a module whose channels `parse_model` works out. */
export function writtenChannels({ options }: Analysis, layer: Layer | undefined): number | undefined {
  if (layer === undefined || !hasChannels(layer, options.version)) return undefined;
  const first = layer.row.args?.kind === "sequence" ? layer.row.args.items[0]?.value : undefined;
  return typeof first === "number" ? first : undefined;
}
