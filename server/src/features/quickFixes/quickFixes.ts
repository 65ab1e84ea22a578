import { type CodeAction, CodeActionKind, type Diagnostic } from "vscode-languageserver-types";
import type { Analysis, Problem } from "../../analysis/types.js";
import { compareRanges } from "../../config/ranges.js";
import type { ActionRequest } from "../actionRequest.js";
import { configFixes } from "./configFixes.js";
import { pythonFix } from "./pythonFixes.js";

/** Fixes are tried, which takes time: of more diagnostics, e.g. where all is selected, the first ones get any. */
const mostDiagnostics = 10;

/** The quick fixes for diagnostics of a config: those of the config itself, then those of the Python around it. */
export const quickFixes = ({ analysis, diagnostics, client, uri }: ActionRequest): readonly CodeAction[] =>
  merged(
    diagnostics.slice(0, mostDiagnostics).flatMap((diagnostic) => {
      const problem = problemOf(analysis, diagnostic);
      const own = problem === undefined ? [] : configFixes(analysis, problem);
      return [
        ...own.map(({ title, edits, isPreferred }): CodeAction => ({
          title,
          kind: CodeActionKind.QuickFix,
          diagnostics: [diagnostic],
          ...(isPreferred === true ? { isPreferred } : {}),
          edit: { changes: { [uri]: [...edits] } },
        })),
        ...pythonFix(analysis, diagnostic, client),
      ];
    }),
  );

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
