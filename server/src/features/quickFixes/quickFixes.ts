import { type CodeAction, CodeActionKind, type Diagnostic, type DocumentUri } from "vscode-languageserver-types";
import type { Analysis, Problem } from "../../analysis/types.js";
import { compareRanges } from "../../config/ranges.js";
import { type ActionRequest, isWanted } from "../actionRequest.js";
import { configFixes } from "./configFixes.js";
import type { Fix } from "./fix.js";
import { pythonFix } from "./pythonFixes.js";

/** Fixes are tried, which takes time: of more diagnostics, e.g. where all is selected, the first ones get any. */
export const mostDiagnostics = 10;

/** The quick fixes for diagnostics of a config: those of the config itself, then those of the Python around it. */
export function quickFixes({ analysis, diagnostics, client, uri, only }: ActionRequest): readonly CodeAction[] {
  if (!isWanted(CodeActionKind.QuickFix, only)) return [];
  const actions = diagnostics.slice(0, mostDiagnostics).flatMap((diagnostic) => {
    const problem = problemOf(analysis, diagnostic);
    const fixes = problem === undefined ? [] : configFixes(analysis, problem);
    return [...fixes.map((fix) => actionOf(fix, diagnostic, uri)), ...pythonFix(analysis, diagnostic, client)];
  });
  return merged(actions);
}

const actionOf = ({ title, edits, isPreferred }: Fix, diagnostic: Diagnostic, uri: DocumentUri): CodeAction => ({
  title,
  kind: CodeActionKind.QuickFix,
  diagnostics: [diagnostic],
  ...(isPreferred === true ? { isPreferred } : {}),
  edit: { changes: { [uri]: [...edits] } },
});

/** The finding that a client shows as a diagnostic; undefined for one that is not, or no longer, there. */
export const problemOf = ({ problems }: Analysis, { code, range }: Diagnostic): Problem | undefined =>
  problems.find((problem) => problem.code === code && compareRanges(problem.range, range) === 0);

/** One action for several diagnostics where it is the same, e.g. one that corrects all comments. */
function merged(actions: readonly CodeAction[]): readonly CodeAction[] {
  const found = new Map<string, CodeAction>();
  for (const action of actions) {
    const key = JSON.stringify([action.title, action.edit]);
    const known = found.get(key);
    const diagnostics = [...(known?.diagnostics ?? []), ...(action.diagnostics ?? [])];
    found.set(key, { ...action, ...known, diagnostics });
  }
  return [...found.values()];
}
