import { lineEndOf, lineStartOf, scanLines } from "../lines.js";

/** The line of an offset, its comment left out. */
export interface CursorLine {
  readonly start: number;
  /** Behind its last character that is neither blank nor comment; `start` where there is none. */
  readonly codeEnd: number;
  readonly before: string;
  /** What stands between the offset and the comment. */
  readonly after: string;
  readonly isComment: boolean;
  readonly isBlank: boolean;
}

/** Looks at the line of an offset. */
export function lineAt(text: string, offset: number): CursorLine {
  const [start, end] = [lineStartOf(text, offset), lineEndOf(text, offset)];
  const { comments, codeEnd } = scanLines(text, start, end);
  const comment = comments[0]?.start ?? end;
  return {
    start,
    codeEnd,
    before: text.slice(start, offset),
    after: text.slice(offset, Math.max(offset, comment)),
    isComment: comment < offset,
    isBlank: codeEnd === start,
  };
}

/** The text between two offsets without its comments. */
export function codeBetween(text: string, from: number, to: number): string {
  let [code, at] = ["", from];
  for (const { start, end } of scanLines(text, from, to).comments) {
    code += text.slice(at, start);
    at = end;
  }
  return code + text.slice(at, to);
}
