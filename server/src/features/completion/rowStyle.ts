import type { SectionName } from "../../config/modelConfig.js";
import { lineEndOf, lineStartOf } from "../../config/lines.js";
import type { RowText, TableText } from "../../config/rowTexts.js";

/** How the rows of a section are written. */
export interface RowStyle {
  /** In a list of brackets, parted by commas; else under dashes. */
  readonly flow: boolean;
  /** The blanks before a row that begins its line. */
  readonly indent: string;
  /** Nothing of the list is there yet. */
  readonly isFirst: boolean;
}

/** The style of a section, of the other one where it has no row, or that of the stock files. */
export function rowStyleOf({ text, sections }: TableText, name: SectionName, near: RowText | undefined): RowStyle {
  const own = near ?? sections[name]?.rows[0];
  const other = sections[name === "backbone" ? "head" : "backbone"]?.rows[0];
  const row = own ?? other;
  if (row === undefined) return { flow: false, indent: "  ", isFirst: true };
  const start = row.lines.dash ? row.lines.start : row.start;
  const before = text.slice(lineStartOf(text, start), start);
  return { flow: !row.lines.dash, indent: /^\s*$/.test(before) ? before : " ".repeat(before.length), isFirst: !own };
}

/** The comma behind a row, and what follows on its line. */
function behindRow(text: string, { close }: RowText): { readonly hasComma: boolean; readonly comment: string } {
  const from = close === undefined ? text.length : close + 1;
  const [, comma = "", comment = ""] = /^([ \t]*,)?([ \t]*#.*)?/.exec(text.slice(from, lineEndOf(text, from))) ?? [];
  return { hasComma: comma !== "", comment };
}

/** Whether a comma parts a row from what comes next. */
export const hasComma = (text: string, row: RowText): boolean => behindRow(text, row).hasComma;

/** The comment that gives a row its index, where the row above has such a comment. */
export function indexComment(text: string, previous: RowText | undefined, index: number): string {
  const [, blanks, written] = (previous && /^(\s*#\s*)(\d+)(?!\d)/.exec(behindRow(text, previous).comment)) ?? [];
  return blanks !== undefined && Number(written) === previous?.index ? `${blanks}${index}` : "";
}
