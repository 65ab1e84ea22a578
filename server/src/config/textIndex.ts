import type { Position } from "./modelConfig.js";

/** Turns offsets of a text into positions and back. A line ends with LF, CRLF or CR. */
export interface TextIndex {
  readonly lines: number;
  /** Between CR and LF there is no place: that offset is taken for the one before CR. */
  readonly position: (offset: number) => Position;
  /** A position behind the end of its line is taken for that end. */
  readonly offset: (position: Position) => number;
  readonly lineStart: (line: number) => number;
  /** Before the characters that end the line. */
  readonly lineEnd: (line: number) => number;
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function textIndex(text: string): TextIndex {
  const starts = lineStartsOf(text);
  const lineStart = (line: number): number => starts[Math.max(line, 0)] ?? text.length;
  const lineEnd = (line: number): number => {
    const next = starts[line + 1];
    if (next === undefined) return text.length;
    return text[next - 1] === "\n" && text[next - 2] === "\r" ? next - 2 : next - 1;
  };
  return {
    lines: starts.length,
    position(at) {
      const offset = text[at] === "\n" && text[at - 1] === "\r" ? at - 1 : at;
      const line = lineAt(starts, offset);
      return { line, character: offset - (starts[line] as number) };
    },
    offset: ({ line, character }) => (line < 0 ? 0 : Math.min(lineStart(line) + character, lineEnd(line))),
    lineStart,
    lineEnd,
  };
}
