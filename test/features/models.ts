import { analyzeText } from "../../server/src/analysis/analyze.js";
import type { Analysis } from "../../server/src/analysis/types.js";
import { analysisOptions, readSettings, type Settings } from "../../server/src/features/settings.js";
import { stockText } from "../../server/src/yolov5/stock/stock.js";

/** Settings with some of them changed, as an editor gives them. */
export const settingsWith = (raw: unknown = {}): Settings => readSettings(raw).settings;

export const analyse = (text: string, raw: unknown = {}): Analysis =>
  analyzeText(text, analysisOptions(settingsWith(raw), "model"));

/** The text of a stock config. */
export function stock(name: string): string {
  const text = stockText(name);
  if (text === undefined) throw new Error(`There is no stock config ${name}.`);
  return text;
}

const header = `nc: 80
depth_multiple: 0.33
width_multiple: 0.50
anchors:
  - [10,13, 16,30, 33,23]
`;

/** A model of the given rows under a common header. */
export const modelOf = (backbone: readonly string[], head: readonly string[] = ["[-1, 1, Detect, [nc, anchors]]"]) =>
  [header + "backbone:", ...backbone.map((row) => `  - ${row}`), "head:", ...head.map((row) => `  - ${row}`), ""].join(
    "\n",
  );
