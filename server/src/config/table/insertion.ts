import type { OffsetEdit } from "../textEdits.js";
import { linePrefix, type ItemLayout } from "./layout.js";

/** A row as it is written: its list, and the comment behind it with the blanks before it. */
export interface WrittenRow {
  readonly list: string;
  readonly comment: string;
}

const lineOf = ({ list, comment }: WrittenRow, comma: string): string => list + comma + comment;

/** Rows before another one, each on a line of its own unless that one shares its line with the row before. */
export function insertBefore(layout: ItemLayout, rows: readonly WrittenRow[], eol: string): readonly OffsetEdit[] {
  const { start, flow, sharesLine } = layout;
  if (sharesLine) return [edit(start, start, rows.map(({ list }) => `${list}, `).join(""))];
  const separator = eol + linePrefix(layout);
  return [edit(start, start, rows.map((row) => lineOf(row, flow ? "," : "") + separator).join(""))];
}

/** Rows behind another one. `comment` is that one's own, which moves where brackets close on its line. */
export function insertAfter(
  layout: ItemLayout,
  rows: readonly WrittenRow[],
  eol: string,
  comment: string,
): readonly OffsetEdit[] {
  const { end, behindComma, hasComma, flow, sharesLine, endsLine, lineEnd } = layout;
  const separator = eol + linePrefix(layout);
  if (!flow) return [edit(lineEnd, lineEnd, rows.map((row) => separator + lineOf(row, "")).join(""))];
  if (hasComma) {
    if (!endsLine) return [edit(behindComma, behindComma, rows.map(({ list }) => ` ${list},`).join(""))];
    return [edit(lineEnd, lineEnd, rows.map((row) => separator + lineOf(row, ",")).join(""))];
  }
  const last = rows.length - 1;
  const lines = rows.map((row, i) => separator + (i < last ? lineOf(row, ",") : row.list)).join("");
  const lastComment = rows[last]?.comment ?? "";
  if (endsLine) return [edit(end, end, ","), edit(lineEnd, lineEnd, lines + lastComment)];
  if (sharesLine || layout.comment === undefined) return [edit(end, end, rows.map(({ list }) => `, ${list}`).join(""))];
  return [edit(end, end, `,${comment}${lines}`), edit(layout.comment.start, layout.comment.end, lastComment)];
}

/** Whether the comment behind a row gives way to that of a row which is inserted after it. */
export const movesComment = ({ flow, hasComma, sharesLine, endsLine, comment }: ItemLayout): boolean =>
  flow && !hasComma && !sharesLine && !endsLine && comment !== undefined;

const edit = (start: number, end: number, newText: string): OffsetEdit => ({ start, end, newText });
