import { type CodeAction, CodeActionKind } from "vscode-languageserver-types";
import type { Analysis } from "../../analysis/types.js";
import { indexWord } from "../../config/rowComment.js";
import type { TextEdit } from "../../config/textEdits.js";
import type { ActionRequest } from "../actionRequest.js";
import type { Shift } from "./candidates.js";
import { mendingShifts, shiftFromRow } from "./findShift.js";

/** The comments that number the rows as they were before. */
function commentEdits({ config }: Analysis, { by }: Shift): readonly TextEdit[] {
  return config.rows.flatMap((row) => {
    const word = indexWord(row);
    if (word === undefined || Number(word.text) + by !== row.index) return [];
    return [{ range: word.range, newText: String(row.index) }];
  });
}

/** "Shift the indices after this row by 1": on the row that was inserted, and on what is reported for want of it. */
export function shiftIndices({ analysis, uri, range, diagnostics }: ActionRequest): readonly CodeAction[] {
  const { rows } = analysis.config;
  const row = rows.find(
    (other) => other.range.start.line <= range.end.line && other.range.end.line >= range.start.line,
  );
  if (row === undefined) return [];
  const about = diagnostics.filter(({ code }) => typeof code === "string" && !code.startsWith("comment."));
  const action = (shift: Shift, place: string): CodeAction => ({
    title: `Shift the indices ${place} by ${shift.by}`,
    kind: CodeActionKind.QuickFix,
    diagnostics: about,
    edit: { changes: { [uri]: [...shift.edits, ...commentEdits(analysis, shift)] } },
  });
  const here = shiftFromRow(analysis, row.index);
  if (here !== undefined) return [action(here, "after this row")];
  return about.length === 0 ? [] : mendingShifts(analysis).map((shift) => action(shift, `from ${shift.first} on`));
}
