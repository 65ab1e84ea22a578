import { type CodeAction, CodeActionKind } from "vscode-languageserver-types";
import { type ActionRequest, isWanted } from "../actionRequest.js";
import { commentEdits } from "../commentEdits.js";
import type { Shift } from "./candidates.js";
import { mendingShifts, shiftFromRow } from "./findShift.js";

/** "Shift the indices after this row by 1": on the row that was inserted, and on what is reported for want of it. */
export function shiftIndices({ analysis, uri, range, diagnostics, only }: ActionRequest): readonly CodeAction[] {
  if (!isWanted(CodeActionKind.QuickFix, only)) return [];
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
    edit: { changes: { [uri]: [...shift.edits, ...commentEdits(analysis, ["index"])] } },
  });
  const here = shiftFromRow(analysis, row.index);
  if (here !== undefined) return [action(here, "after this row")];
  return about.length === 0 ? [] : mendingShifts(analysis).map((shift) => action(shift, `from ${shift.first} on`));
}
