import { type CodeAction, CodeActionKind, type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import { ruleByCode } from "../analysis/rules/table.js";
import { linesOf } from "../analysis/suppress.js";
import type { Analysis, Problem } from "../analysis/types.js";
import { suppressionsOf } from "../config/suppressions.js";
import type { TextEdit } from "../config/textEdits.js";
import { textIndex } from "../config/textIndex.js";
import { type ActionRequest, isWanted } from "./actionRequest.js";
import { mostDiagnostics, problemOf } from "./quickFixes/quickFixes.js";

/**
 * "Ignore layer.unused on this row", for what is no error: an error is what PyTorch refuses, and hiding it helps
 * nobody. Whoever knows better can write the comment by hand.
 */
export function ignoreFinding({ analysis, diagnostics, uri, only }: ActionRequest): readonly CodeAction[] {
  if (!isWanted(CodeActionKind.QuickFix, only)) return [];
  return diagnostics.slice(0, mostDiagnostics).flatMap((diagnostic) => {
    const problem = isIgnorable(diagnostic) ? problemOf(analysis, diagnostic) : undefined;
    if (problem === undefined) return [];
    const { place, edit } = comment(analysis, problem);
    const title = `Ignore ${problem.code} on this ${place}`;
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit: { changes: { [uri]: [edit] } } }];
  });
}

function isIgnorable({ code, severity }: Diagnostic): boolean {
  const rule = typeof code === "string" ? ruleByCode.get(code) : undefined;
  return rule !== undefined && rule.suppressible !== false && severity !== DiagnosticSeverity.Error;
}

/** The code in a comment behind the finding, or among the codes of one that is there. */
function comment({ config }: Analysis, problem: Problem): { readonly place: string; readonly edit: TextEdit } {
  const { first, last } = linesOf(problem, config);
  const isOfRow = config.rows.some(({ range }) => range.start.line <= first && last <= range.end.line);
  const known = suppressionsOf(config).find(
    ({ line, codes, verb }) =>
      typeof line === "number" && first <= line && line <= last && verb.text === "ignore" && codes?.[0] !== undefined,
  );
  const end = known?.codes?.at(-1)?.range.end;
  const { position, lineEnd } = textIndex(config.text);
  const at = end ?? position(lineEnd(isOfRow ? last : first));
  const newText = end === undefined ? `  # yolo-config: ignore[${problem.code}]` : `, ${problem.code}`;
  return { place: isOfRow ? "row" : "line", edit: { range: { start: at, end: at }, newText } };
}
