import type { Analysis } from "../../../analysis/types.js";
import { hasChannels } from "../../../analysis/parameters.js";

/** The output channels that the nearest row above is written with: a row with as many keeps the width. */
export function channelsAbove({ layers, options }: Analysis, index: number): number {
  for (const layer of layers.slice(0, index).reverse()) {
    const [first] = layer.row.args?.kind === "sequence" ? layer.row.args.items : [];
    if (hasChannels(layer, options.version) && typeof first?.value === "number") return first.value;
  }
  return 64;
}
