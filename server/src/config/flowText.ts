import { closingQuote, lineEndOf } from "./lines.js";

/** What stands between two separators of a list in brackets, told from a text that may be half-typed. */
export interface FlowText {
  /** From behind the separator before it to the next one, blanks and comments included. */
  readonly start: number;
  readonly end: number;
  /** The item itself; both are the same where nothing stands there. */
  readonly codeStart: number;
  readonly codeEnd: number;
  /** Of a list: what it holds, an empty list one empty item. */
  readonly items?: readonly FlowText[];
  /** Of a list: the offset of its closing bracket, undefined where that is missing. */
  readonly close?: number;
}

/** Rows nest three lists or so; beyond this a bracket is a character like others. */
const deepest = 20;

const blanks = /\s+/y;
const line = /[^\r\n]+/y;
const word = /[^\s,[\]{}]+/y;

class FlowReader {
  at: number;
  readonly #text: string;
  readonly #end: number;

  constructor(text: string, from: number, to: number) {
    this.#text = text;
    this.at = from;
    this.#end = to;
  }

  items(depth: number): readonly FlowText[] {
    const items = [this.item(depth)];
    while (this.#char === ",") {
      this.at++;
      items.push(this.item(depth));
    }
    return items;
  }

  item(depth: number): FlowText {
    const start = this.at;
    this.#skipBlanks();
    const codeStart = this.at;
    if (this.#opens(depth)) {
      const { items, close } = this.#list(depth);
      const codeEnd = this.#rest(this.at, depth);
      return { start, end: this.at, codeStart, codeEnd, items, ...(close === undefined ? {} : { close }) };
    }
    if (this.#char === "'" || this.#char === '"') this.#skipQuoted();
    const codeEnd = this.#rest(this.at, depth);
    return { start, end: this.at, codeStart, codeEnd };
  }

  get #char(): string {
    return this.at < this.#end ? (this.#text[this.at] as string) : "";
  }

  #opens(depth: number): boolean {
    return depth < deepest && (this.#char === "[" || this.#char === "{");
  }

  #closes(): boolean {
    return this.#char === "]" || this.#char === "}";
  }

  #list(depth: number): { readonly items: readonly FlowText[]; readonly close: number | undefined } {
    this.at++;
    const items = this.items(depth + 1);
    const close = this.#closes() ? this.at++ : undefined;
    return { items, close };
  }

  /** Goes on to the next separator; gives the end of what is code before it. */
  #rest(from: number, depth: number): number {
    let codeEnd = from;
    for (;;) {
      this.#skipBlanks();
      if (this.at >= this.#end || this.#char === "," || this.#closes()) return codeEnd;
      if (this.#opens(depth)) this.#list(depth);
      else if (!this.#skip(word)) this.at++;
      codeEnd = this.at;
    }
  }

  #skipBlanks(): void {
    do this.#skip(blanks);
    while (this.#char === "#" && this.#isBehindBlank() && this.#skip(line));
  }

  /** Goes on behind what a sticky pattern finds here; tells whether that is anything. */
  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.test(this.#text) ? pattern.lastIndex : this.at;
    const isAny = found > this.at;
    this.at = Math.min(found, Math.max(this.#end, this.at));
    return isAny;
  }

  #isBehindBlank(): boolean {
    return this.at === 0 || /\s/.test(this.#text[this.at - 1] as string);
  }

  /** A quote that is not closed on its line is taken to end there. */
  #skipQuoted(): void {
    const lineEnd = Math.min(lineEndOf(this.#text, this.at), this.#end);
    const close = closingQuote(this.#text, this.at, lineEnd);
    this.at = close < 0 ? lineEnd : close + 1;
  }
}

/** The items between two offsets, parted by commas, up to a bracket that closes more than was opened. */
export const readFlowItems = (text: string, from: number, to: number): readonly FlowText[] =>
  new FlowReader(text, from, to).items(0);

/** The one item that begins at an offset. */
export const readFlowItem = (text: string, from: number, to: number): FlowText =>
  new FlowReader(text, from, to).item(0);
