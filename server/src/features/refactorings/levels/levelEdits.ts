import type { Analysis } from "../../../analysis/types.js";
import type { RowSource, TableChange } from "../../../config/table/change.js";
import { rewriteTable } from "../../../config/table/rewrite.js";
import type { TextEdit } from "../../../config/textEdits.js";
import { followLevels } from "../followLevels.js";
import { rowSource } from "./blocks.js";
import type { Detection, Level } from "./detection.js";
import { headCommentEdits } from "./headComment.js";

/** What the head shall read, and the stride of it. */
export interface Input {
  readonly source: RowSource;
  readonly stride: number;
}

/** A level that stays. */
export const inputOf = ({ layer, stride }: Level): Input => ({ source: rowSource(layer.index), stride });

/** Changes the rows and the inputs of the head, its comment with them; the edits of the anchors are given. */
export function levelEdits(
  analysis: Analysis,
  { head }: Detection,
  change: Pick<TableChange, "insertions" | "deletions">,
  inputs: readonly Input[],
  anchors: readonly TextEdit[],
): readonly TextEdit[] | undefined {
  const sources = new Map([[head.index, inputs.map(({ source }) => source)]]);
  const table = followLevels(analysis, (levels) => rewriteTable(analysis.config, { ...change, sources }, levels));
  const comment = headCommentEdits(
    head,
    inputs.map(({ stride }) => stride),
  );
  return table && [...anchors, ...table, ...comment];
}
