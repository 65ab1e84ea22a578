import { breakLength, isBreak } from "./characters.js";

/** A place in a text that knows its line and, as PyYAML counts it, its column. */
export class Cursor {
  at = 0;
  lineStart = 0;
  readonly #text: string;
  /** Whether columns differ from offsets: a code point counts once, a byte order mark not at all. */
  readonly #wide: boolean;
  /** The last column counted, from which the next one on the same line goes on. */
  #counted = { lineStart: 0, offset: 0, column: 0 };

  constructor(text: string) {
    this.#text = text;
    this.#wide = /[\uD800-\uDBFF\uFEFF]/.test(text);
    if (text.startsWith("\uFEFF")) this.at = this.lineStart = 1;
  }

  get column(): number {
    return this.columnAt(this.at, this.lineStart);
  }

  readonly columnAt = (offset: number, lineStart: number): number => {
    if (!this.#wide) return offset - lineStart;
    const known = this.#counted;
    const goesOn = known.lineStart === lineStart && known.offset <= offset;
    let column = goesOn ? known.column : 0;
    const rest = this.#text.slice(goesOn ? known.offset : lineStart, offset);
    for (const char of rest) if (char !== "\uFEFF") column++;
    this.#counted = { lineStart, offset, column };
    return column;
  };

  /** Moves on to `to`, which may lie lines below. */
  advance(to: number): void {
    for (let at = this.at; at < to; at++) {
      if (!isBreak(this.#text[at])) continue;
      at += breakLength(this.#text, at) - 1;
      this.lineStart = at + 1;
    }
    this.at = to;
  }
}
