import type { Analysis, AnalysisOptions, Layer } from "../analysis/types.js";
import type { TableText } from "../config/rowTexts.js";
import { comparePositions } from "../config/ranges.js";
import { textIndex } from "../config/textIndex.js";

/** A model that is being written: the text as it stands, and the newest figures that nobody has to wait for. */
export interface Draft {
  readonly text: string;
  readonly options: AnalysisOptions;
  /** Of this text or of an earlier one. */
  readonly analysis: Analysis;
}

/** Offset of the first character in which two texts differ. */
function firstDifference(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** Gives the figures of rows by index, of those that the text still has where the analysis found them. */
export function figuresOfRows({ text, analysis }: Draft, table: TableText): (index: number) => Layer | undefined {
  const { position } = textIndex(text);
  const { layers, config } = analysis;
  const limit = config.text === text ? undefined : position(firstDifference(config.text, text));
  return (index) => {
    const [layer, row] = [layers[index], table.rows[index]];
    if (layer === undefined || row === undefined) return undefined;
    const { start, end } = layer.row.range;
    const isThere = comparePositions(position(row.start), start) === 0;
    return isThere && (limit === undefined || comparePositions(end, limit) <= 0) ? layer : undefined;
  };
}
