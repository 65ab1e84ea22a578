import type { Comment, ModelConfig, Range, Row } from "../modelConfig.js";
import type { TextIndex } from "../textIndex.js";

/** An item of a list that is laid out in lines, and the comment behind it on its last line. */
interface Item {
  readonly range: Range;
  readonly comment: Comment | undefined;
}

/** Where an item of a list and what belongs to it stand, in offsets of the text. */
export interface ItemLayout {
  readonly lastLine: number;
  readonly start: number;
  readonly end: number;
  /** Behind the comma that parts it from the next item; `end` where there is none. */
  readonly behindComma: number;
  readonly hasComma: boolean;
  /** Items in brackets are parted by commas, those of a block list by lines that begin with a dash. */
  readonly flow: boolean;
  /** What stands before it on its first line. */
  readonly before: string;
  /** Of its first and its last line. */
  readonly lineStart: number;
  readonly lineEnd: number;
  /** The comment of the item with the blanks before it, or the end of the line where one can be written. */
  readonly comment: { readonly start: number; readonly end: number } | undefined;
  /** Another item begins or ends on its line. */
  readonly sharesLine: boolean;
  /** Whether nothing but a comment follows on its last line. */
  readonly endsLine: boolean;
}

export interface RowLayout extends ItemLayout {
  readonly row: Row;
}

/** The places of a row. Its list must be one that is written in the text, no alias. */
export function layoutOf({ text, keys }: ModelConfig, index: TextIndex, row: Row): RowLayout {
  const section = keys.get(row.section)?.node;
  return { row, ...itemLayout(text, index, row, section?.kind === "sequence" && section.flow) };
}

/** The places of an item of a list in brackets (`flow`) or of a block list. */
export function itemLayout(text: string, index: TextIndex, { range, comment }: Item, flow: boolean): ItemLayout {
  const [start, end] = [index.offset(range.start), index.offset(range.end)];
  const [lineStart, lineEnd] = [index.lineStart(range.start.line), index.lineEnd(range.end.line)];
  const before = text.slice(lineStart, start);
  const comma = /^[ \t]*,/.exec(text.slice(end, lineEnd))?.[0].length ?? 0;
  const rest = text.slice(end + comma, lineEnd);
  const code = comment === undefined ? lineEnd : index.offset(comment.range.start);
  const codeEnd = end + text.slice(end, code).trimEnd().length;
  // Whatever begins behind this one on the line has the comment.
  const isLast = !text.slice(end + comma, codeEnd).includes("[");
  return {
    lastLine: range.end.line,
    start,
    end,
    behindComma: end + comma,
    hasComma: comma > 0,
    flow,
    before,
    sharesLine: flow && (!isLast || before.includes("]")),
    lineStart,
    lineEnd,
    comment: isLast ? { start: codeEnd, end: lineEnd } : undefined,
    endsLine: /^[ \t]*(?:#.*)?$/.test(rest),
  };
}

/** What a line before which an item is written begins with: the blanks and dashes of that item's own line. */
export const linePrefix = ({ before }: ItemLayout): string =>
  /^[\s-]*$/.test(before) ? before : " ".repeat(before.length);
