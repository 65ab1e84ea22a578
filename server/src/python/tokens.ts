import { syntaxError, lineAt } from "./syntaxError.js";

export interface Token {
  readonly kind: "name" | "number" | "string" | "operator";
  readonly text: string;
  readonly from: number;
  /** How many brackets are open before it. */
  readonly depth: number;
}

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const opening: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
const maxNesting = 200;

const blank = /[ \t\f]+|#[^\r\n]*|\\(?:\r\n|\r|\n)/y;
const newline = /\r\n|\r|\n/y;
const stringStart = /(?:[rR][bB]?|[bB][rR]?|[fF][rR]?|[rR][fF]|[uU])?("""|'''|"|')/y;
const number =
  /0[xXoObB]|(?:\d(?:_?\d)*)(?:\.(?:\d(?:_?\d)*)?)?(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?|\.\d(?:_?\d)*(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?/y;
const word = /(?:[A-Za-z0-9_]|[^\0-\x7f])+/y;
const operator = /\*\*=?|\/\/=?|<<=?|>>=?|\.\.\.|->|:=|[-+*/%@&|^=<>!]=|<>|[-+*/%@&|^~<>=.,:;()[\]{}]/y;

/** Keywords that may touch the number before them, as in `1if x else 2`. */
const afterNumber = /and|else|for|i[fns]|or|not/y;

/**
 * The tokens of a source. Throws the SyntaxErrors of CPython's tokenizer, which win over those of its parser:
 * strings without an end, brackets without a partner, malformed numbers, characters that mean nothing.
 */
export function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = [];
  const brackets: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  const push = (kind: Token["kind"], text: string): void => {
    tokens.push({ kind, text, from: at, depth: brackets.length });
    at += text.length;
  };
  while (at < source.length) {
    const skipped = match(blank);
    if (skipped !== null) {
      at += skipped[0].length;
      continue;
    }
    const ended = match(newline);
    if (ended !== null) {
      at += ended[0].length;
      if (brackets.length === 0) checkIndent(source, at);
      continue;
    }
    const quoted = match(stringStart);
    if (quoted !== null) {
      push("string", source.slice(at, endOfString(source, at, quoted[0].length, quoted[1]!)));
      continue;
    }
    const digits = match(number);
    if (digits !== null) {
      push("number", source.slice(at, endOfNumber(source, at, digits[0])));
      continue;
    }
    const name = match(word);
    if (name !== null) {
      checkName(source, at, name[0]);
      push("name", name[0]);
      continue;
    }
    const symbol = match(operator);
    if (symbol === null) throw unknownCharacter(source, at);
    const token: Token = { kind: "operator", text: symbol[0], from: at, depth: brackets.length };
    if (closing[symbol[0]] !== undefined && brackets.push(token) > maxNesting) {
      throw syntaxError(source, at, "too many nested parentheses");
    }
    if (opening[symbol[0]] !== undefined) close(source, token, brackets.pop());
    tokens.push(token);
    at += symbol[0].length;
  }
  const open = brackets.at(-1);
  if (open !== undefined) throw syntaxError(source, open.from, `'${open.text}' was never closed`);
  return tokens;
}

function close(source: string, token: Token, open: Token | undefined): void {
  if (open === undefined) throw syntaxError(source, token.from, `unmatched '${token.text}'`);
  if (opening[token.text] === open.text) return;
  const line = lineAt(source, open.from);
  const where = line === lineAt(source, token.from) ? "" : ` on line ${line}`;
  const message = `closing parenthesis '${token.text}' does not match opening parenthesis '${open.text}'${where}`;
  throw syntaxError(source, token.from, message);
}

function checkIndent(source: string, at: number): void {
  if (/^[ \t\f]+(?![ \t\f]|[\r\n#])/.test(source.slice(at))) {
    throw syntaxError(source, at, "unexpected indent", "IndentationError");
  }
}

function endOfString(source: string, at: number, prefix: number, quote: string): number {
  const triple = quote.length === 3;
  for (let i = at + prefix; i < source.length; i++) {
    if (source[i] === "\\") i += source.startsWith("\r\n", i + 1) ? 2 : 1;
    else if (source.startsWith(quote, i)) return i + quote.length;
    else if (!triple && (source[i] === "\n" || source[i] === "\r")) break;
  }
  const line = lineAt(source, triple ? source.length : at);
  const what = triple ? "unterminated triple-quoted string literal" : "unterminated string literal";
  throw syntaxError(source, at, `${what} (detected at line ${line})`);
}

const bases: Readonly<Record<string, { readonly name: string; readonly digits: RegExp }>> = {
  x: { name: "hexadecimal", digits: /(?:_?[0-9a-fA-F])+/y },
  o: { name: "octal", digits: /(?:_?[0-7])+/y },
  b: { name: "binary", digits: /(?:_?[01])+/y },
};

function endOfNumber(source: string, at: number, text: string): number {
  const base = text.length === 2 ? bases[text[1]!.toLowerCase()] : undefined;
  let end = at + text.length;
  let name = /[jJ]$/.test(text) ? "imaginary" : "decimal";
  let valid = true;
  if (base !== undefined) {
    name = base.name;
    base.digits.lastIndex = end;
    const digits = base.digits.exec(source);
    valid = digits !== null;
    end += digits?.[0].length ?? 0;
    const wrong = source[end] ?? "";
    if (/\d/.test(wrong)) throw syntaxError(source, end, `invalid digit '${wrong}' in ${name} literal`);
  }
  word.lastIndex = end;
  const next = word.exec(source)?.[0] ?? "";
  if (/^[^\0-\x7f]/.test(next)) checkName(source, end, next);
  afterNumber.lastIndex = end;
  const touches = next !== "" && !afterNumber.test(source);
  if (!valid || touches) throw syntaxError(source, at, `invalid ${name} literal`);
  if (/^0[\d_]*[1-9][\d_]*$/.test(text)) {
    const advice = "use an 0o prefix for octal integers";
    throw syntaxError(source, at, `leading zeros in decimal integer literals are not permitted; ${advice}`);
  }
  return end;
}

/** Characters are letters of any script, as `str.isidentifier` defines them. */
function checkName(source: string, at: number, name: string): void {
  const wrong = [...name.normalize("NFKC")].find((character) => !/[\p{XID_Continue}_]/u.test(character));
  const original = [...name].find((character) => !/[\p{XID_Continue}_]/u.test(character)) ?? wrong;
  const first = [...name][0] ?? "";
  const refused = original ?? (/[\p{XID_Start}_]/u.test(first.normalize("NFKC")) ? undefined : first);
  if (refused === undefined) return;
  const code = refused.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
  const printable = !/[\p{C}\p{Z}]/u.test(refused);
  const message = printable
    ? `invalid character '${refused}' (U+${code})`
    : `invalid non-printable character U+${code}`;
  throw syntaxError(source, at, message);
}

function unknownCharacter(source: string, at: number): Error {
  const continued = source[at] === "\\";
  return syntaxError(source, at, continued ? "unexpected character after line continuation character" : undefined);
}
