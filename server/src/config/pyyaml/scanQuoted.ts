import { breakLength, breakValue, END, isBreak, isDocumentMarker } from "./characters.js";
import { Refusal } from "./refusal.js";

const escapes: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\x08",
  t: "\t",
  "\t": "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  e: "\x1B",
  " ": " ",
  '"': '"',
  "\\": "\\",
  "/": "/",
  N: "\x85",
  _: "\xA0",
  L: "\u2028",
  P: "\u2029",
};

const hexLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

const skipBlanks = (text: string, from: number): number => {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
};

/** The empty lines behind a line break, and where the text goes on. */
function scanBreaks(text: string, from: number): { readonly value: string; readonly next: number } {
  let value = "";
  let at = from;
  for (;;) {
    if (isDocumentMarker(text, at)) throw new Refusal("quote-document", at, at + 3);
    at = skipBlanks(text, at);
    if (!isBreak(text[at])) return { value, next: at };
    value += breakValue(text, at);
    at += breakLength(text, at);
  }
}

function scanEscape(text: string, at: number): { readonly value: string; readonly next: number } {
  const char = text[at + 1] as string;
  const replacement = Object.hasOwn(escapes, char) ? escapes[char] : undefined;
  if (replacement !== undefined) return { value: replacement, next: at + 2 };
  if (isBreak(char)) return scanBreaks(text, at + 1 + breakLength(text, at + 1));
  const length = Object.hasOwn(hexLengths, char) ? hexLengths[char] : undefined;
  const digits = text.slice(at + 2, at + 2 + (length ?? 0));
  const code = Number.parseInt(digits, 16);
  if (length === undefined || digits.length < length || !/^[0-9a-f]+$/i.test(digits) || code > 0x10ffff) {
    throw new Refusal("escape", at, Math.min(at + 2, text.length - 1));
  }
  return { value: String.fromCodePoint(code), next: at + 2 + length };
}

/** Reads the quoted scalar whose opening quote stands at `start`; `end` lies behind the closing one. */
export function scanQuoted(text: string, start: number): { readonly value: string; readonly end: number } {
  const quote = text[start] as string;
  const double = quote === '"';
  let value = "";
  let at = start + 1;
  for (;;) {
    const char = text[at] as string;
    if (char === quote) {
      if (double || text[at + 1] !== quote) return { value, end: at + 1 };
      value += quote;
      at += 2;
    } else if (double && char === "\\") {
      const escape = scanEscape(text, at);
      value += escape.value;
      at = escape.next;
    } else if (char === " " || char === "\t" || isBreak(char)) {
      const stop = skipBlanks(text, at);
      if (isBreak(text[stop])) {
        const first = breakValue(text, stop);
        const more = scanBreaks(text, stop + breakLength(text, stop));
        value += first !== "\n" ? first + more.value : more.value === "" ? " " : more.value;
        at = more.next;
      } else {
        value += text.slice(at, stop);
        at = stop;
      }
    } else if (char === END) {
      throw new Refusal("quote", start);
    } else {
      value += char;
      at++;
    }
  }
}
