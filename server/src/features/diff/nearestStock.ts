import type { Analysis } from "../../analysis/types.js";
import { readConfig } from "../../config/readConfig.js";
import { nearestScale, stockOf } from "../stockOf.js";
import { scales } from "../../yolov5/stock/configs.js";
import { parseStockName, scaledStockNames, stockNames, stockText } from "../../yolov5/stock/stock.js";
import type { Version } from "../../yolov5/versions.js";
import { align } from "./align.js";
import { type Traits, traitsOf } from "./traits.js";

const known = new Map<string, readonly Traits[]>();

/** The rows of a stock config; those of one family are the same at every scale. */
function stockTraits(name: string, version: Version): readonly Traits[] {
  const key = `${name} ${version}`;
  const rows = known.get(key) ?? traitsOf(readConfig(stockText(name, version) ?? "", { dropNonAscii: true }).rows);
  known.set(key, rows);
  return rows;
}

function isOfScale(name: string, letter: keyof typeof scales): boolean {
  const stock = parseStockName(name);
  if (stock === undefined) return false;
  const { depthMultiple, widthMultiple } = stock.scale === undefined ? stock.config : scales[stock.scale];
  return scales[letter].depthMultiple === depthMultiple && scales[letter].widthMultiple === widthMultiple;
}

/**
 * Of some stock configs the one that a config was most likely made from: of the nearest scale, with the rows that
 * differ least. Undefined where there is none of that scale.
 */
export function nearestStock(names: readonly string[], { config, options, model }: Analysis): string | undefined {
  const letter = nearestScale(model.hyper);
  const rows = traitsOf(config.rows);
  let best: { readonly name: string; readonly cost: number } | undefined;
  for (const name of names.filter((each) => isOfScale(each, letter))) {
    const { cost } = align(rows, stockTraits(name, options.version.name));
    if (best === undefined || cost < best.cost) best = { name, cost };
  }
  return best?.name;
}

/** The stock config whose rows a config was most likely made from. */
export const nearestBase = (analysis: Analysis): string =>
  nearestStock([...stockNames, ...scaledStockNames], analysis) ?? stockOf(analysis);
