import type { ModelConfig, Row } from "../modelConfig.js";
import type { TextIndex } from "../textIndex.js";

/** Where a row and what belongs to it stand, in offsets of the text. */
export interface RowLayout {
  readonly row: Row;
  readonly start: number;
  readonly end: number;
  /** Behind the comma that parts it from the next row; `end` where there is none. */
  readonly behindComma: number;
  readonly hasComma: boolean;
  /** Rows in brackets are parted by commas, those of a block list by lines that begin with a dash. */
  readonly flow: boolean;
  /** What stands before it on its first line. */
  readonly before: string;
  /** Of its first and its last line. */
  readonly lineStart: number;
  readonly lineEnd: number;
  /** The comment that belongs to the row with the blanks before it, or the end of the line where one can be written. */
  readonly comment: { readonly start: number; readonly end: number } | undefined;
  /** Whether nothing but a comment follows on its last line. */
  readonly endsLine: boolean;
}

/** The places of a row. Its list must be one that is written in the text, no alias. */
export function layoutOf(config: ModelConfig, index: TextIndex, row: Row): RowLayout {
  const { text, keys } = config;
  const section = keys.get(row.section)?.node;
  const [start, end] = [index.offset(row.range.start), index.offset(row.range.end)];
  const [lineStart, lineEnd] = [index.lineStart(row.range.start.line), index.lineEnd(row.range.end.line)];
  const comma = /^[ \t]*,/.exec(text.slice(end, lineEnd))?.[0].length ?? 0;
  const rest = text.slice(end + comma, lineEnd);
  const code = row.comment === undefined ? lineEnd : index.offset(row.comment.range.start);
  const codeEnd = end + text.slice(end, code).trimEnd().length;
  // Whatever row begins behind this one on the line has the comment.
  const isLast = !text.slice(end + comma, codeEnd).includes("[");
  return {
    row,
    start,
    end,
    behindComma: end + comma,
    hasComma: comma > 0,
    flow: section?.kind === "sequence" && section.flow,
    before: text.slice(lineStart, start),
    lineStart,
    lineEnd,
    comment: isLast ? { start: codeEnd, end: lineEnd } : undefined,
    endsLine: /^[ \t]*(?:#.*)?$/.test(rest),
  };
}

/** What a line before which a row is written begins with: the blanks and dashes of that row's own line. */
export const linePrefix = ({ before }: RowLayout): string =>
  /^[\s-]*$/.test(before) ? before : " ".repeat(before.length);
