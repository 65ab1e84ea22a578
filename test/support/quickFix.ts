import assert from "node:assert/strict";
import type { CodeAction, Diagnostic, TextEdit } from "vscode-languageserver-types";
import type { Analysis } from "../../server/src/analysis/types.js";
import { diagnosticsOf } from "../../server/src/features/diagnostics.js";
import { codeActions } from "../../server/src/features/codeActions.js";
import { defaultSettings } from "../../server/src/features/settings.js";
import { pathOfUri } from "../../server/src/workspace/uris.js";
import { edited, type Texts } from "./checkout.js";

/** The diagnostics that begin on the line of a row. */
export function diagnosticsAt(analysis: Analysis, row: number): readonly Diagnostic[] {
  const line = analysis.config.rows[row]?.range.start.line;
  const all = diagnosticsOf(analysis, defaultSettings, { uri: "file:///w/models/x.yaml" });
  return all.filter(({ range }) => range.start.line === line);
}

/** The quick fixes for some diagnostics. */
export const fixesFor = (analysis: Analysis, diagnostics: readonly Diagnostic[], previewsEdits = false): CodeAction[] =>
  codeActions({
    analysis,
    settings: defaultSettings,
    uri: "file:///w/models/x.yaml",
    range: diagnostics[0]?.range ?? analysis.config.range,
    diagnostics,
    only: ["quickfix"],
    client: { previewsEdits, resolvesEdits: false, showsDocuments: false },
  });

/** The quick fixes on the line of a row. */
export const fixesAt = (analysis: Analysis, row: number, previews = false): readonly CodeAction[] =>
  fixesFor(analysis, diagnosticsAt(analysis, row), previews);

/** The files after the one quick fix on the line of a row. */
export function fixedAt(texts: Texts, analysis: Analysis, row: number): Texts {
  const [action, ...others] = fixesAt(analysis, row);
  assert.ok(action, `row ${row} has a quick fix`);
  assert.deepEqual(others, []);
  const edits = Object.entries(action.edit?.changes ?? {}).flatMap(([file, changes]) =>
    changes.map(({ range, newText }: TextEdit) => ({ path: pathOfUri(file) ?? "", range, text: newText })),
  );
  return edited(texts, edits);
}
