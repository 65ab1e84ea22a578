import { breakLength, END, isBlankBreakOrEnd, isBreakOrEnd, isDocumentMarker } from "./characters.js";
import { Cursor } from "./cursor.js";
import { Refusal } from "./refusal.js";
import { scanBlock } from "./scanBlock.js";
import { scanPlain } from "./scanPlain.js";
import { scanAnchor, scanDirective, scanTag } from "./scanProperties.js";
import { scanQuoted } from "./scanQuoted.js";
import type { Style, Token } from "./tokens.js";

export interface CommentSpan {
  /** At the `#`. */
  readonly start: number;
  readonly end: number;
}

export interface Scan {
  /** Up to the stream's end or to the place of the refusal. */
  readonly tokens: readonly Token[];
  readonly comments: readonly CommentSpan[];
  readonly refusal: Refusal | undefined;
}

/** A place where a key may turn out to have started, once its `:` is seen on the same line. */
interface PossibleKey {
  /** Where to insert the key token. */
  readonly index: number;
  readonly start: number;
  readonly lineStart: number;
  readonly column: number;
  /** A line of a block mapping must be a key. */
  readonly required: boolean;
}

/** PyYAML gives up on a key longer than this. */
const LONGEST_KEY = 1024;

class Scanner {
  readonly tokens: Token[] = [];
  readonly comments: CommentSpan[] = [];
  readonly #text: string;
  readonly #cursor: Cursor;
  #depth = 0;
  #indent = -1;
  readonly #indents: number[] = [];
  #keyAllowed = true;
  readonly #keys: (PossibleKey | undefined)[] = [];
  #done = false;

  constructor(text: string) {
    this.#text = text + END;
    this.#cursor = new Cursor(this.#text);
  }

  run(): void {
    while (!this.#done) this.#next();
  }

  #next(): void {
    this.#skipToToken();
    this.#dropStaleKey();
    const column = this.#cursor.column;
    this.#unwind(column);
    const text = this.#text;
    const at = this.#cursor.at;
    const char = text[at] as string;
    const startsLine = column === 0;
    if (char === END) return this.#endStream();
    if (startsLine && char === "%") return this.#directive();
    if (startsLine && isDocumentMarker(text, at)) return this.#documentMarker(char === "-");
    const inFlow = this.#depth > 0;
    const separated = isBlankBreakOrEnd(text[at + 1]);
    if (char === "[" || char === "{") return this.#open(char);
    if (char === "]" || char === "}") return this.#close(char);
    if (char === ",") return this.#comma();
    if (char === "-" && separated) return this.#dash();
    if (char === "?" && (inFlow || separated)) return this.#explicitKey();
    if (char === ":" && (inFlow || separated)) return this.#value();
    if (char === "*" || char === "&") return this.#property(scanAnchor(text, at));
    if (char === "!") return this.#property(scanTag(text, at));
    if ((char === "|" || char === ">") && !inFlow) return this.#block(char);
    if (char === "'" || char === '"') return this.#quoted(char);
    const plain =
      !"-?:,[]{}#&*!|>'\"%@`\t".includes(char) || (!separated && (char === "-" || (!inFlow && "?:".includes(char))));
    if (plain) return this.#plain();
    throw new Refusal(char === "\t" ? "tab" : "character", at);
  }

  #skipToToken(): void {
    const text = this.#text;
    for (;;) {
      while (text[this.#cursor.at] === " ") this.#cursor.at++;
      if (text[this.#cursor.at] === "#") {
        const start = this.#cursor.at;
        while (!isBreakOrEnd(text[this.#cursor.at])) this.#cursor.at++;
        this.comments.push({ start, end: this.#cursor.at });
      }
      const length = breakLength(text, this.#cursor.at);
      if (length === 0) return;
      this.#cursor.lineStart = this.#cursor.at += length;
      if (this.#depth === 0) this.#keyAllowed = true;
    }
  }

  #mark(type: Exclude<Token["type"], "scalar" | "anchor" | "alias" | "tag" | "%TAG" | "%YAML">, length: number): void {
    this.tokens.push({ type, start: this.#cursor.at, end: this.#cursor.at + length });
    this.#cursor.at += length;
  }

  #saveKey(): void {
    if (!this.#keyAllowed) return;
    this.#removeKey();
    const column = this.#cursor.column;
    this.#keys[this.#depth] = {
      index: this.tokens.length,
      start: this.#cursor.at,
      lineStart: this.#cursor.lineStart,
      column,
      required: this.#depth === 0 && this.#indent === column,
    };
  }

  #removeKey(): void {
    const key = this.#keys[this.#depth];
    if (key?.required) throw this.#missingColon(key);
    this.#keys[this.#depth] = undefined;
  }

  #isStale(key: PossibleKey): boolean {
    return key.lineStart !== this.#cursor.lineStart || this.#cursor.at - key.start > LONGEST_KEY;
  }

  /** Only a block mapping's key can be required; the others are looked at when their `:` comes. */
  #dropStaleKey(): void {
    const key = this.#keys[0];
    if (key === undefined || !this.#isStale(key)) return;
    if (key.required) throw this.#missingColon(key);
    this.#keys[0] = undefined;
  }

  #missingColon(key: PossibleKey): Refusal {
    let end = key.start;
    while (!isBreakOrEnd(this.#text[end])) end++;
    return new Refusal("key-without-colon", key.start, end);
  }

  #unwind(column: number): void {
    if (this.#depth > 0) return;
    while (this.#indent > column) {
      this.#indent = this.#indents.pop() as number;
      this.tokens.push({ type: "block-end", start: this.#cursor.at, end: this.#cursor.at });
    }
  }

  #indentTo(column: number): boolean {
    if (this.#indent >= column) return false;
    this.#indents.push(this.#indent);
    this.#indent = column;
    return true;
  }

  #endStream(): void {
    this.#unwind(-1);
    this.#removeKey();
    this.#mark("stream-end", 0);
    this.#done = true;
  }

  #directive(): void {
    this.#unwind(-1);
    this.#removeKey();
    this.#keyAllowed = false;
    const token = scanDirective(this.#text, this.#cursor.at);
    this.tokens.push(token);
    this.#cursor.advance(token.end);
  }

  #documentMarker(starts: boolean): void {
    this.#unwind(-1);
    this.#removeKey();
    this.#keyAllowed = false;
    this.#mark(starts ? "document-start" : "document-end", 3);
  }

  #open(char: "[" | "{"): void {
    this.#saveKey();
    this.#depth++;
    this.#keys[this.#depth] = undefined;
    this.#keyAllowed = true;
    this.#mark(char, 1);
  }

  #close(char: "]" | "}"): void {
    this.#removeKey();
    if (this.#depth === 0) throw new Refusal("extra-bracket", this.#cursor.at);
    this.#depth--;
    this.#keyAllowed = false;
    this.#mark(char, 1);
  }

  #comma(): void {
    this.#keyAllowed = true;
    this.#removeKey();
    this.#mark(",", 1);
  }

  #dash(): void {
    if (this.#depth === 0) {
      if (!this.#keyAllowed) throw new Refusal("dash", this.#cursor.at);
      if (this.#indentTo(this.#cursor.column)) this.#mark("block-sequence", 0);
    }
    this.#keyAllowed = true;
    this.#removeKey();
    this.#mark("-", 1);
  }

  #explicitKey(): void {
    if (this.#depth === 0) {
      if (!this.#keyAllowed) throw new Refusal("question", this.#cursor.at);
      if (this.#indentTo(this.#cursor.column)) this.#mark("block-mapping", 0);
    }
    this.#keyAllowed = this.#depth === 0;
    this.#removeKey();
    this.#mark("key", 1);
  }

  #value(): void {
    const key = this.#keys[this.#depth];
    if (key !== undefined && !this.#isStale(key)) {
      this.#keys[this.#depth] = undefined;
      const at = { start: key.start, end: key.start };
      const opens = this.#depth === 0 && this.#indentTo(key.column);
      const tokens: Token[] = opens ? [{ type: "block-mapping", ...at }] : [];
      this.tokens.splice(key.index, 0, ...tokens, { type: "key", ...at });
      this.#keyAllowed = false;
    } else {
      if (this.#depth === 0) {
        if (!this.#keyAllowed) throw new Refusal("second-colon", this.#cursor.at);
        if (this.#indentTo(this.#cursor.column)) this.#mark("block-mapping", 0);
      }
      this.#keyAllowed = this.#depth === 0;
      this.#removeKey();
    }
    this.#mark("value", 1);
  }

  #property(token: Token): void {
    this.#saveKey();
    this.#keyAllowed = false;
    this.tokens.push(token);
    this.#cursor.at = token.end;
  }

  #scalar(value: string, style: Style, end: number, next: number): void {
    this.tokens.push({ type: "scalar", value, style, start: this.#cursor.at, end });
    this.#cursor.advance(next);
  }

  #block(style: "|" | ">"): void {
    this.#keyAllowed = true;
    this.#removeKey();
    const block = scanBlock(this.#text, this.#cursor.at, this.#indent);
    this.#scalar(block.value, style, block.end, block.next);
  }

  #quoted(style: "'" | '"'): void {
    this.#saveKey();
    this.#keyAllowed = false;
    const { value, end } = scanQuoted(this.#text, this.#cursor.at);
    this.#scalar(value, style, end, end);
  }

  #plain(): void {
    this.#saveKey();
    const { value, end, next, broken } = scanPlain(
      this.#text,
      this.#cursor.at,
      this.#depth > 0,
      this.#indent + 1,
      this.#cursor.columnAt,
    );
    this.#keyAllowed = broken;
    this.#scalar(value, "", end, next);
  }
}

/** Splits a text into the tokens that PyYAML's scanner would see. Never throws: what cannot be read ends the scan. */
export function scan(text: string): Scan {
  const scanner = new Scanner(text);
  let refusal: Refusal | undefined;
  try {
    scanner.run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refusal = error;
  }
  return { tokens: scanner.tokens, comments: scanner.comments, refusal };
}
