import type { OffsetEdit } from "../../config/textEdits.js";
import type { TextIndex } from "../../config/textIndex.js";
import type { Piece } from "./pieces.js";
import { spacesBetween } from "./spacing.js";

/** A line of code in a section: how it is to be, but for its comment. */
export interface CodeLine {
  readonly line: number;
  readonly edits: readonly OffsetEdit[];
  /** Columns of its code after the edits. */
  readonly width: number;
  /** Behind its code, before the edits. */
  readonly end: number;
  /** Where comments on lines of their own stand above it; undefined to leave them. */
  readonly commentColumn: number | undefined;
}

interface Bracket {
  readonly line: number;
  readonly column: number;
  /** How far in its line begins, and how much further in its items if they stand on lines of their own. */
  readonly indent: number;
  readonly step: number;
  /** What follows it, once that is there. */
  item?: { readonly line: number; readonly column: number };
}

const isOpener = ({ type }: Piece): boolean => type === "[" || type === "{";
const isCloser = ({ type }: Piece): boolean => type === "]" || type === "}";

/** Items on further lines stand below the first one; those of a bracket that ends its line some columns in. */
const itemColumn = ({ item, indent, line, step }: Bracket): number =>
  item !== undefined && item.line === line ? item.column : indent + step;

/** A closing bracket on a line of its own stands below the opening one, or as far in as that one's line. */
const closerColumn = ({ item, column, indent, line }: Bracket): number => (item?.line === line ? column : indent);

/** Where the bracket around the rows belongs if it begins a line, and how much further in the rows stand below it. */
export interface Outer {
  readonly column: number;
  readonly step: number;
}

/** Lays out a section line by line. */
export class Layout {
  readonly #text: string;
  readonly #index: TextIndex;
  readonly #outer: Outer | undefined;
  readonly #open: Bracket[] = [];

  /** `outer`: undefined for rows in a block list, whose dashes stay where they are. */
  constructor(text: string, index: TextIndex, outer: Outer | undefined) {
    this.#text = text;
    this.#index = index;
    this.#outer = outer;
  }

  /** The pieces on the next line of the section. */
  line(pieces: readonly Piece[], first: Piece): CodeLine {
    const lineStart = this.#index.lineStart(first.line);
    const before = this.#text.slice(lineStart, first.start);
    const indent = before.trim() === "" ? this.#indentOf(first, before.length) : undefined;
    const open = this.#open.at(-1);
    const edits: OffsetEdit[] = [];
    if (indent !== undefined) edits.push({ start: lineStart, end: first.start, newText: " ".repeat(indent) });
    let column = indent ?? before.length;
    const lineColumn = indent ?? before.length - before.trimStart().length;
    let end = first.start;
    for (const [i, piece] of pieces.entries()) {
      const last = pieces[i - 1];
      if (last !== undefined) {
        const gap = this.#gap(last, piece);
        edits.push({ start: last.end, end: piece.start, newText: gap });
        column += gap.length;
      }
      this.#follow(piece, column, lineColumn);
      column += piece.end - piece.start;
      end = piece.end;
    }
    return {
      line: first.line,
      edits,
      width: column,
      end,
      commentColumn: open === undefined ? indent : itemColumn(open),
    };
  }

  #gap(last: Piece, piece: Piece): string {
    const written = this.#text.slice(last.end, piece.start);
    // Characters that YOLOv5 drops may stand there.
    return (written.trim() === "" ? spacesBetween(last.type, piece.type) : undefined) ?? written;
  }

  #indentOf(piece: Piece, written: number): number {
    const open = this.#open.at(-1);
    if (open !== undefined) return isCloser(piece) ? closerColumn(open) : itemColumn(open);
    return piece.type === "[" ? (this.#outer?.column ?? written) : written;
  }

  #follow(piece: Piece, column: number, indent: number): void {
    const { line } = piece;
    if (isCloser(piece)) this.#open.pop();
    else {
      const open = this.#open.at(-1);
      if (open !== undefined) open.item ??= { line, column };
    }
    if (!isOpener(piece)) return;
    // Behind the key of its section, the bracket around the rows counts as if it stood below.
    const outer = this.#open.length === 0 ? this.#outer : undefined;
    this.#open.push({ line, column, indent: outer?.column ?? indent, step: outer?.step ?? 2 });
  }
}
