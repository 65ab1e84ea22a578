import type { Range } from "../../server/src/config/modelConfig.js";
import { analyzeText } from "../../server/src/analysis/analyze.js";
import type { Analysis, AnalysisOptions } from "../../server/src/analysis/types.js";
import { defaultVersion, versions } from "../../server/src/yolov5/versions.js";

/** Analyses a text as v7.0 at 640, unless options say otherwise. */
export const analyse = (text: string, options: Partial<AnalysisOptions> = {}): Analysis =>
  analyzeText(text, { version: versions[defaultVersion], imgsz: [640, 640], stem: "test", ...options });

/** The text that a range covers; ranges over several lines are joined by a newline. */
export function textIn(text: string, { start, end }: Range): string {
  const lines = text.split("\n").slice(start.line, end.line + 1);
  const last = lines.length - 1;
  return lines
    .map((line, i) => line.slice(i === 0 ? start.character : 0, i === last ? end.character : undefined))
    .join("\n");
}
