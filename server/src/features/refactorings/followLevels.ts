import { wrongLevel } from "../../analysis/rules/comments.js";
import type { Analysis } from "../../analysis/types.js";
import { levelWord } from "../../config/rowComment.js";
import type { Levels, Rewriting } from "../../config/table/numbering.js";
import type { TextEdit } from "../../config/textEdits.js";
import { analysisAfter } from "../analysisAfter.js";

/**
 * The edits of a change of the table, and of those P-levels in comments that it makes wrong. What was wrong before
 * stays as it is, to be reported.
 */
export function followLevels(
  analysis: Analysis,
  rewrite: (levels?: Levels) => Rewriting | undefined,
): readonly TextEdit[] | undefined {
  const rewriting = rewrite();
  if (rewriting === undefined) return undefined;
  const right = analysis.layers.filter(
    (layer) => levelWord(layer.row) !== undefined && wrongLevel(layer) === undefined,
  );
  if (right.length === 0) return rewriting.edits;
  const after = analysisAfter(analysis, rewriting.edits);
  const levels = right.flatMap(({ index }) => {
    const layer = after.layers[rewriting.numbering.of(index) ?? -1];
    const wrong = layer && wrongLevel(layer);
    return wrong === undefined ? [] : [[index, wrong.right] as const];
  });
  return levels.length === 0 ? rewriting.edits : rewrite(new Map(levels))?.edits;
}
