import type { Analysis, Problem } from "../../../analysis/types.js";
import { asciiOf } from "../../../config/nonAscii.js";
import type { TextEdit } from "../../../config/textEdits.js";
import { type Maker, replace } from "../fix.js";
import { sourceOf } from "../source.js";

/** The ASCII characters that were meant: all of a line at once, as one quote or bracket needs the other. */
export const nonAscii: Maker = (analysis, problem) => {
  const { line } = problem.range.start;
  const own = typed(analysis, problem);
  const all = analysis.problems
    .filter(({ code, range }) => code === problem.code && range.start.line === line)
    .flatMap((one) => typed(analysis, one) ?? []);
  if (own === undefined) return [];
  const what = own.newText.trim() === "" ? "a plain space" : own.newText.trim();
  const title = all.length > 1 ? "Type the ASCII characters on this line" : `Type ${what}`;
  return [{ title, edits: all, isPreferred: true, isSafe: true }];
};

function typed(analysis: Analysis, problem: Problem): TextEdit | undefined {
  const { text } = analysis.config;
  const chars = [...sourceOf(analysis, problem)].map(asciiOf);
  if (text === "" || chars.length === 0 || chars.includes(undefined)) return undefined;
  return replace(problem, chars.join(""));
}
