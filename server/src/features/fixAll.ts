import { type CodeAction, CodeActionKind } from "vscode-languageserver-types";
import { analyzeText } from "../analysis/analyze.js";
import type { Analysis } from "../analysis/types.js";
import { comparePositions } from "../config/ranges.js";
import { applyEdits, type TextEdit } from "../config/textEdits.js";
import { textIndex } from "../config/textIndex.js";
import { type ActionRequest, isWanted } from "./actionRequest.js";
import { severityOf } from "./diagnostics.js";
import { decisionOf } from "./quickFixes/table.js";
import type { Settings } from "./settings.js";

/** The kind of the action that makes all safe fixes, as `editor.codeActionsOnSave` names it. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.yoloConfig`;

/** What one fix uncovers another mends; no more often than this. */
const mostRounds = 10;

/** All safe fixes at once, where they are asked for. */
export function fixAll({ analysis, settings, uri, only }: ActionRequest): readonly CodeAction[] {
  if (!isWanted(fixAllKind, only)) return [];
  const text = fixedText(analysis, settings);
  const edits = editsBetween(analysis.config.text, text);
  if (edits.length === 0) return [];
  const title = "Fix all problems that can be fixed safely";
  return [{ title, kind: fixAllKind, edit: { changes: { [uri]: [...edits] } } }];
}

/** The text of a config after its safe fixes, and after those of what they leave. */
function fixedText(analysis: Analysis, settings: Settings): string {
  let current = analysis;
  for (let round = 0; round < mostRounds; round++) {
    const edits = safeEdits(current, settings);
    if (edits.length === 0) break;
    current = analyzeText(applyEdits(current.config.text, edits), current.options);
  }
  return current.config.text;
}

/** The edits of the safe fixes of a config; of fixes whose edits would touch, the first. */
function safeEdits(analysis: Analysis, settings: Settings): readonly TextEdit[] {
  const shown = analysis.problems.filter(({ code }) => severityOf(code, settings) !== "off");
  const made: TextEdit[] = [];
  for (const problem of shown) {
    const decision = decisionOf(problem.code);
    const fixes = decision !== undefined && "safe" in decision ? decision.make(analysis, problem) : [];
    const edits = fixes.find(({ isSafe }) => isSafe === true)?.edits ?? [];
    if (!edits.some((edit) => made.some((other) => touch(edit, other)))) made.push(...edits);
  }
  return made;
}

const touch = ({ range: a }: TextEdit, { range: b }: TextEdit): boolean =>
  comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;

/** What makes one text of another: line by line where they have as many, else from the first change to the last. */
function editsBetween(before: string, after: string): readonly TextEdit[] {
  const lines = (text: string): readonly string[] => text.split(/\r\n|\n|\r/);
  const [old, fresh] = [lines(before), lines(after)];
  if (old.length === fresh.length) {
    return old.flatMap((line, i) => {
      const newText = fresh[i] ?? "";
      const range = { start: { line: i, character: 0 }, end: { line: i, character: line.length } };
      return line === newText ? [] : [{ range, newText }];
    });
  }
  let [start, end] = [0, 0];
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start += 1;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const { position } = textIndex(before);
  const range = { start: position(start), end: position(before.length - end) };
  return [{ range, newText: after.slice(start, after.length - end) }];
}
