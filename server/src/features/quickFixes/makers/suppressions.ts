import type { Analysis, Problem } from "../../../analysis/types.js";
import { containsPosition } from "../../../config/ranges.js";
import { type Suppression, suppressionsOf } from "../../../config/suppressions.js";
import type { TextEdit } from "../../../config/textEdits.js";
import { textIndex } from "../../../config/textIndex.js";
import { isAt, type Maker, replace } from "../fix.js";

const suppressionAt = ({ config }: Analysis, { range }: Problem): Suppression | undefined =>
  suppressionsOf(config).find((one) => containsPosition(one.range, range.start));

/** Takes away a code that ignores nothing, and with the last one the comment. */
export const unusedSuppression: Maker = (analysis, problem) => {
  const suppression = suppressionAt(analysis, problem);
  if (suppression === undefined) return [];
  const { codes = [] } = suppression;
  const place = codes.findIndex((code) => isAt(code, problem.range));
  const [before, code, after] = [codes[place - 1], codes[place], codes[place + 1]];
  const cut = (range: TextEdit["range"]): readonly TextEdit[] => [{ range, newText: "" }];
  const edits =
    code !== undefined && after !== undefined
      ? cut({ start: code.range.start, end: after.range.start })
      : code !== undefined && before !== undefined
        ? cut({ start: before.range.end, end: code.range.end })
        : cut(wholeOf(analysis, suppression));
  return [{ title: "Remove what ignores nothing", edits, isPreferred: true, isSafe: true }];
};

/** The comment with the blanks before it and the reason behind it; its line, where it has one of its own. */
function wholeOf({ config: { text } }: Analysis, { whole: { start, end } }: Suppression): TextEdit["range"] {
  const { lineEnd, lineStart, offset, position } = textIndex(text);
  // Another comment may stand behind.
  if (text.slice(offset(end), lineEnd(end.line)).includes("#")) return { start, end };
  const from = lineStart(start.line);
  const before = text.slice(from, offset(start)).trimEnd();
  if (before === "") return { start: position(from), end: position(lineStart(start.line + 1)) };
  return { start: position(from + before.length), end: position(lineEnd(start.line)) };
}

/** The nearest word that means something. */
export const unknownSuppression: Maker = (_, problem) => {
  const words = problem.data?.nearest;
  if (!Array.isArray(words)) return [];
  return words
    .filter((word) => typeof word === "string")
    .map((word) => ({ title: `Write ${word}`, edits: [replace(problem, word)], isPreferred: true }));
};
