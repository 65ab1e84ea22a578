/** A replacement field of an f-string. */
export interface Field {
  /** The expression as it is written. */
  readonly source: string;
  /** Set by `=`: the text in front of the value. */
  readonly label?: string;
  /** `r`, `s`, `a`, or "". */
  readonly conversion: string;
  readonly spec?: readonly Part[];
}

/** A text, with its escapes still in it, or a field. */
export type Part = string | Field;

type Refuse = (message: string) => Error;

const opening: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
const maxNesting = 200;

/** Reads the body of an f-string as CPython 3.11 does. Throws what `refuse` makes of its SyntaxErrors. */
export function readFields(body: string, raw: boolean, refuse: Refuse): readonly Part[] {
  const reader = new Reader(body, raw, refuse);
  const parts = reader.parts(0);
  if (reader.at < body.length) throw refuse("f-string: unexpected end of string");
  return parts;
}

class Reader {
  at = 0;

  constructor(
    readonly body: string,
    readonly raw: boolean,
    readonly refuse: Refuse,
  ) {}

  /** The parts up to the end, or inside a specification up to the brace that closes it. */
  parts(depth: number): readonly Part[] {
    const parts: Part[] = [];
    for (;;) {
      const text = this.#literal(depth);
      if (text !== "") parts.push(text);
      if (this.body[this.at] !== "{") return parts;
      parts.push(this.#field(depth));
    }
  }

  #literal(depth: number): string {
    let text = "";
    for (; this.at < this.body.length; this.at++) {
      const character = this.body[this.at]!;
      const next = this.body[this.at + 1];
      if (character === "\\" && !this.raw && next !== undefined) {
        const escape = /^\\N\{[^}]*\}?/.exec(this.body.slice(this.at))?.[0] ?? (/[{}]/.test(next) ? "\\" : `\\${next}`);
        text += escape;
        this.at += escape.length - 1;
      } else if (character === "{" || character === "}") {
        if (depth > 0) return text;
        if (next !== character && character === "{") return text;
        if (next !== character) throw this.refuse("f-string: single '}' is not allowed");
        text += character;
        this.at += 1;
      } else text += character;
    }
    return text;
  }

  #field(depth: number): Field {
    if (depth >= 2) throw this.refuse("f-string: expressions nested too deeply");
    const start = this.at + 1;
    this.at = start;
    this.#skipExpression();
    this.#expectMore();
    const source = this.body.slice(start, this.at);
    const end = this.body[this.at]!;
    if (/^[ \t\n\f\r]*$/.test(source)) {
      const missing = end === "}" ? "empty expression not allowed" : `expression required before '${end}'`;
      throw this.refuse(`f-string: ${missing}`);
    }
    const label = end === "=" ? this.#label(start) : undefined;
    const conversion = this.body[this.at] === "!" ? this.#conversion() : "";
    this.#expectMore();
    let spec: readonly Part[] | undefined;
    if (this.body[this.at] === ":") {
      this.at += 1;
      this.#expectMore();
      spec = this.parts(depth + 1);
    }
    if (this.body[this.at] !== "}") throw this.refuse("f-string: expecting '}'");
    this.at += 1;
    return { source, conversion, ...(label !== undefined && { label }), ...(spec && { spec }) };
  }

  #expectMore(): void {
    if (this.at >= this.body.length) throw this.refuse("f-string: expecting '}'");
  }

  #label(start: number): string {
    this.at += 1;
    while (/[ \t\n\f\r]/.test(this.body[this.at] ?? "")) this.at += 1;
    this.#expectMore();
    return this.body.slice(start, this.at);
  }

  #conversion(): string {
    this.at += 1;
    this.#expectMore();
    const conversion = this.body[this.at]!;
    this.at += 1;
    if ("sra".includes(conversion)) return conversion;
    throw this.refuse("f-string: invalid conversion character: expected 's', 'r', or 'a'");
  }

  /** Goes to the character that ends the expression. */
  #skipExpression(): void {
    const open: string[] = [];
    for (; this.at < this.body.length; this.at++) {
      const character = this.body[this.at]!;
      if (character === "\\") throw this.refuse("f-string expression part cannot include a backslash");
      if (character === "#") throw this.refuse("f-string expression part cannot include '#'");
      if (character === "'" || character === '"') this.#skipString(character);
      else if ("([{".includes(character)) {
        if (open.push(character) > maxNesting) throw this.refuse("f-string: too many nested parenthesis");
      } else if (open.length === 0 && /[!:}=<>]/.test(character)) {
        if (this.body[this.at + 1] === "=" && /[!=<>]/.test(character)) this.at += 1;
        else if (!/[<>]/.test(character)) return;
      } else if (opening[character] !== undefined) this.#close(character, open.pop());
    }
    const [last] = open.slice(-1);
    if (last !== undefined) throw this.refuse(`f-string: unmatched '${last}'`);
  }

  #close(character: string, open: string | undefined): void {
    if (open === undefined) throw this.refuse(`f-string: unmatched '${character}'`);
    if (opening[character] === open) return;
    const pair = `closing parenthesis '${character}' does not match opening parenthesis '${open}'`;
    throw this.refuse(`f-string: ${pair}`);
  }

  /** Goes to the last quote of a string inside an expression. */
  #skipString(quote: string): void {
    const triple = quote.repeat(3);
    const ends = this.body.startsWith(triple, this.at) ? triple : quote;
    const end = this.body.indexOf(ends, this.at + ends.length);
    const text = this.body.slice(this.at, end < 0 ? undefined : end);
    if (text.includes("\\")) throw this.refuse("f-string expression part cannot include a backslash");
    if (end < 0) throw this.refuse("f-string: unterminated string");
    this.at = end + ends.length - 1;
  }
}
