import type { OffsetEdit } from "../../config/textEdits.js";
import type { TextIndex } from "../../config/textIndex.js";
import type { Piece } from "./pieces.js";

/** A text in lines (`|`, `>`) may mean the blanks at their ends, and those of the lines that follow. */
const isBlockText = (text: string, { type, start }: Piece): boolean =>
  type === "scalar" && (text[start] === "|" || text[start] === ">");

/** Takes away the blanks at the ends of lines that are no part of a value. */
export function trailingEdits(text: string, index: TextIndex, pieces: readonly Piece[]): readonly OffsetEdit[] {
  const edits: OffsetEdit[] = [];
  const trim = (from: number, to: number, start: number): void => {
    for (let line = from; line < to; line++) {
      const [lineStart, end] = [index.lineStart(line), index.lineEnd(line)];
      const code = text.slice(lineStart, end).trimEnd().length;
      edits.push({ start: Math.max(lineStart + code, start), end, newText: "" });
    }
  };
  trim(0, pieces[0]?.line ?? 0, 0);
  pieces.forEach((piece, i) => {
    if (!isBlockText(text, piece)) trim(piece.lastLine, pieces[i + 1]?.line ?? index.lines, piece.end);
  });
  return edits;
}
