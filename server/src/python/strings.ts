import { NotAnalysed } from "../values/errors.js";

/** A string literal, taken apart. */
export interface StringLiteral {
  readonly bytes: boolean;
  readonly raw: boolean;
  /** Whether it is an f-string. */
  readonly formatted: boolean;
  /** What stands between the quotes. */
  readonly body: string;
}

const simple: Readonly<Record<string, string>> = {
  ...{ "\\": "\\", "'": "'", '"': '"', "\n": "", "\r": "", "\r\n": "" },
  ...{ a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" },
};

const escape = /\\(\r\n|[0-7]{1,3}|x[0-9a-fA-F]{0,2}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|[^])/g;
const digitsOf: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Takes a string literal apart. `refuse` makes its SyntaxErrors. */
export function readLiteral(literal: string, refuse: (message: string) => Error): StringLiteral {
  const [, prefix = "", quote = "", body = ""] = /^([a-zA-Z]*)("""|'''|"|')([^]*)\2$/.exec(literal) ?? [];
  const flags = prefix.toLowerCase();
  const bytes = flags.includes("b");
  if (bytes && /[^\0-\x7f]/.test(body)) throw refuse("bytes can only contain ASCII literal characters");
  const text = quote.length === 3 ? body.replace(/\r\n?/g, "\n") : body;
  return { bytes, raw: flags.includes("r"), formatted: flags.includes("f"), body: text };
}

/**
 * The text that a body with escapes stands for; reading it throws `NotAnalysed` for what the emulation does not spell
 * out. `refuse` makes the SyntaxError of an escape that is cut short.
 */
export function decodeText(text: string, refuse: (message: string) => Error): () => string {
  const decoded = text.replace(escape, (whole, code: string, at: number) => {
    const digits = digitsOf[code[0] ?? ""];
    if (digits !== undefined) return fromHex(code, digits, (reason) => refuse(unicodeError(at, whole.length, reason)));
    return /^[0-7]/.test(code) ? String.fromCharCode(parseInt(code, 8)) : (simple[code] ?? whole);
  });
  if (/\\N\{/.test(text)) return unread("a character by its name");
  return /[\ud800-\udfff]/u.test(decoded) ? unread("half a surrogate pair") : () => decoded;
}

const unread = (what: string) => (): string => {
  throw new NotAnalysed(what);
};

const unicodeError = (at: number, length: number, reason: string): string =>
  `(unicode error) 'unicodeescape' codec can't decode bytes in position ${at}-${at + length - 1}: ${reason}`;

function fromHex(code: string, digits: number, refuse: (reason: string) => Error): string {
  const hex = code.slice(1);
  if (hex.length < digits) throw refuse(`truncated \\${code[0] ?? ""}${"X".repeat(digits)} escape`);
  const point = parseInt(hex, 16);
  if (point > 0x10ffff) throw refuse("illegal Unicode character");
  return String.fromCodePoint(point);
}
