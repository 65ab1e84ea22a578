import type { Comment, ModelConfig, Range } from "./modelConfig.js";
import { comparePositions } from "./ranges.js";
import { type CommentWord, wordAt } from "./rowComment.js";
import { textIndex } from "./textIndex.js";

/** A comment `# yolo-config: ignore[code, code] reason`, alone or behind another one: `# 21  # yolo-config: ignore`. */
export interface Suppression {
  /** What is to be done; only `ignore` means anything. */
  readonly verb: CommentWord;
  /** The codes in the brackets; undefined where there are no brackets: every code. */
  readonly codes: readonly CommentWord[] | undefined;
  /** What stands behind and says why. */
  readonly reason: string;
  /** From its `#` to the end of the brackets. */
  readonly range: Range;
  /** As `range`, with the reason. */
  readonly whole: Range;
  /**
   * The line that it is about: the one it stands on, and where it stands alone the next one that is more than a
   * comment. Before the first key it is about the file.
   */
  readonly line: number | "file";
}

const directive = /(?<=^|#)\s*yolo-config:\s*([\w-]*)(?:\s*\[([^\]]*)\]?)?/dg;

function readSuppressions(comment: Comment): readonly Omit<Suppression, "line">[] {
  const { text } = comment;
  const matches = [...text.matchAll(directive)];
  return matches.flatMap((match, i) => {
    const [, verb, brackets] = match.indices ?? [];
    if (verb === undefined) return [];
    const end = match.index + match[0].length;
    const next = matches[i + 1]?.index;
    const stop = next === undefined ? text.length : next - 1;
    const reason = text.slice(end, stop).replace(/^[\s:-]+/, "");
    return [
      {
        verb: wordAt(comment, verb),
        codes: brackets && wordsIn(comment, brackets),
        reason: reason.trim(),
        range: wordAt(comment, [match.index - 1, end]).range,
        whole: wordAt(comment, [match.index - 1, stop]).range,
      },
    ];
  });
}

/** The words between commas. */
const wordsIn = (comment: Comment, [start, end]: readonly [number, number]): readonly CommentWord[] =>
  [...comment.text.slice(start, end).matchAll(/[^\s,]+/g)].map(({ 0: word, index }) =>
    wordAt(comment, [start + index, start + index + word.length]),
  );

/** The suppressions of a config, in the order of the text. */
export function suppressionsOf({ comments, keys, text }: ModelConfig): readonly Suppression[] {
  const found = comments.flatMap(readSuppressions);
  if (found.length === 0) return [];
  const [firstKey] = [...keys.values()].map(({ keyRange }) => keyRange.start).sort(comparePositions);
  const { lineStart, offset } = textIndex(text);
  const standAlone = new Set(
    comments
      .map(({ range }) => range.start)
      .filter((start) => text.slice(lineStart(start.line), offset(start)).trim() === "")
      .map(({ line }) => line),
  );
  return found.map((suppression) => {
    let { line } = suppression.range.start;
    if (firstKey !== undefined && line < firstKey.line) return { ...suppression, line: "file" };
    while (standAlone.has(line)) line += 1;
    return { ...suppression, line };
  });
}
