import { lineStartOf } from "../lines.js";
import type { RowText, SectionText, TableText } from "../rowTexts.js";
import { placeInRow } from "./inRow.js";
import { codeBetween, type CursorLine } from "./line.js";
import type { CursorPlace, RowPlace, Word } from "./place.js";
import { plainWord } from "./word.js";

/** What may stand of a row before its bracket: the name of a module that is looked for. */
const typedName = /[\w.]*$/;

/** Behind the rows of a list in brackets: a comma or a line break, and a name. */
const behindFlowRow = /^\s*(?:,|[\r\n])\s*[\w.]*$/;
const behindBlockRow = /^\s*[\r\n]\s*[\w.]*$/;

/** Before the first row. */
const openList = /^\s*\[\s*[\w.]*$/;
const nothingYet = /^\s*[\w.]*$/;

/** Where the cursor is in a section: in one of its rows, or where one can begin. */
export class SectionPlaces {
  readonly #text: string;
  readonly #section: SectionText;
  readonly #line: CursorLine;
  readonly #offset: number;
  /** The index of the section's first row. */
  readonly #first: number;

  constructor({ text, rows }: TableText, section: SectionText, line: CursorLine, offset: number) {
    this.#text = text;
    this.#section = section;
    this.#line = line;
    this.#offset = offset;
    this.#first =
      section.rows[0]?.index ??
      (section.name === "backbone" ? 0 : rows.filter((row) => row.section === "backbone").length);
  }

  find(): CursorPlace | undefined {
    const row = this.#section.rows.findLast(({ lines, start }) => (lines.dash ? lines.start : start) < this.#offset);
    if (row === undefined) return this.#beforeRows();
    if (row.items.length === 0) return this.#behindDash(row);
    if (this.#isInside(row)) return placeInRow(this.#text, row, this.#offset);
    const gap = row.close === undefined ? "\n" : codeBetween(this.#text, row.close + 1, this.#offset);
    const isFree = row.lines.dash ? behindBlockRow : behindFlowRow;
    return isFree.test(gap) ? this.#freshRow(row.index + 1) : undefined;
  }

  #beforeRows(): RowPlace | undefined {
    const { block } = this.#section;
    const gap = codeBetween(this.#text, block.body, this.#offset);
    const isBelowKey = this.#line.start > block.start;
    return openList.test(gap) || (isBelowKey && nothingYet.test(gap)) ? this.#freshRow(this.#first) : undefined;
  }

  /** Behind a dash without a list. */
  #behindDash({ index, lines }: RowText): RowPlace | undefined {
    if (this.#line.start > lines.start) return this.#line.isBlank ? this.#freshRow(index + 1) : undefined;
    const dash = lines.start + 1;
    const behind = /^[ \t]*[\w.]*/.exec(this.#text.slice(dash, this.#line.codeEnd))?.[0] ?? "";
    const start = dash + (behind.length - behind.trimStart().length);
    const end = dash + behind.length;
    if (this.#offset > end && end > start) return undefined;
    const word = start >= this.#offset || start === end ? plainWord(this.#offset, this.#offset) : plainWord(start, end);
    return this.#row("dash", word, index);
  }

  /** A row that lacks its bracket ends where a line begins that is not indented further. */
  #isInside({ lines, start, close }: RowText): boolean {
    if (close !== undefined) return this.#offset <= close;
    const first = lines.dash ? lines.start : start;
    const column = first - lineStartOf(this.#text, first);
    const { isBlank, before } = this.#line;
    return !(isBlank && this.#line.start > start && before.length <= column);
  }

  /** A row on a line of its own, or behind others on its line. */
  #freshRow(index: number): RowPlace {
    const { before, after, start, codeEnd } = this.#line;
    if (/^\s*[\w.]*$/.test(before) && /^[\w.]*\s*$/.test(after)) {
      return this.#row("line", plainWord(start, Math.max(codeEnd, this.#offset)), index);
    }
    const typed = typedName.exec(before)?.[0].length ?? 0;
    return this.#row("inline", plainWord(this.#offset - typed, this.#offset), index);
  }

  #row(lead: RowPlace["lead"], word: Word, index: number): RowPlace {
    const { name, rows } = this.#section;
    const own = index - this.#first;
    const next = rows[lead === "dash" ? own + 1 : own];
    return { kind: "row", word, section: name, index, lead, previous: rows[own - 1], next };
  }
}
