import type { Analysis } from "../../analysis/types.js";
import { formatGflopSum, formatParamSum } from "../format.js";
import { table } from "../markdown.js";
import { modelGflops, modelParams } from "../sums.js";
import { previewed } from "./preview.js";
import { presentScale, scalesFor } from "./scales.js";

/** What a model costs at one of its scales. */
export interface ScaleFigures {
  readonly scale: string;
  readonly params: string;
  readonly gflops: string;
  /** It is the scale that the model has. */
  readonly isPresent: boolean;
}

/** A longer file would keep whoever asks waiting. */
const mostRows = 300;

const known = new WeakMap<Analysis, readonly ScaleFigures[]>();

/** The costs of a model at every scale, worked out once; none for a long file. */
export function scaleFigures(analysis: Analysis): readonly ScaleFigures[] {
  if (analysis.config.rows.length > mostRows) return [];
  const present = presentScale(analysis);
  const figures =
    known.get(analysis) ??
    scalesFor(analysis).map((scale) => {
      const at = scale === present ? analysis : previewed(analysis, { scale });
      const [params, gflops] = [formatParamSum(modelParams(at)), formatGflopSum(modelGflops(at))];
      return { scale, params, gflops, isPresent: scale === present };
    });
  known.set(analysis, figures);
  return figures;
}

const bare = (text: string): string => text.replace(/ (params|GFLOPs)$/, "");

/** The costs at every scale as a Markdown table; undefined for a long file. */
export function scaleTable(analysis: Analysis): string | undefined {
  const rows = scaleFigures(analysis).map(({ scale, params, gflops, isPresent }) => {
    const cells = [scale, bare(params), bare(gflops)];
    return isPresent ? cells.map((cell) => `**${cell}**`) : cells;
  });
  return rows.length === 0 ? undefined : table(["scale", "params", "GFLOPs"], rows, ["left", "right", "right"]);
}
