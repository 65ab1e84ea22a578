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

/** How little a config has of another one; undefined where no row is alike. */
export type Distance = (own: readonly Traits[], base: readonly Traits[]) => number | undefined;

/**
 * Of some stock configs the nearest one of the nearest scale. Where no row is alike the kind of head decides. Undefined
 * where there is none of that scale.
 */
export function nearestStock(names: readonly string[], analysis: Analysis, distance: Distance): string | undefined {
  const { config, options, model } = analysis;
  const letter = nearestScale(model.hyper);
  const rows = traitsOf(config.rows);
  let best: { readonly name: string; readonly far: number } | undefined;
  for (const name of names.filter((each) => isOfScale(each, letter))) {
    const far = distance(rows, stockTraits(name, options.version.name));
    if (far !== undefined && (best === undefined || far < best.far)) best = { name, far };
  }
  return best?.name ?? names.find((name) => name === stockOf(analysis));
}

/** What it takes to make the one of the other. */
const byChanges: Distance = (own, base) => {
  const { pairs, cost } = align(own, base);
  return pairs.some((partner) => partner !== null) ? cost : undefined;
};

/** The stock config whose rows a config was most likely made from. */
export const nearestBase = (analysis: Analysis): string =>
  nearestStock([...stockNames, ...scaledStockNames], analysis, byChanges) ?? stockOf(analysis);
