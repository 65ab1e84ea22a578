import { valueError } from "../errors.js";

/** A replacement field of a `str.format` text. */
export interface Field {
  readonly name: string;
  /** The letter after `!`, or "". */
  readonly conversion: string;
  readonly spec: string;
}

/** The texts and replacement fields of a `str.format` text, in order. Throws ValueErrors as it gets to them. */
export function* readTemplate(text: string): Iterable<string | Field> {
  for (let at = 0; at < text.length;) {
    const brace = text.slice(at).search(/[{}]/);
    if (brace < 0) {
      yield text.slice(at);
      return;
    }
    const [end, mark] = [at + brace, text[at + brace]];
    if (mark === text[end + 1]) {
      yield text.slice(at, end + 1);
      at = end + 2;
      continue;
    }
    if (mark === "}") throw valueError("Single '}' encountered in format string");
    if (end + 1 >= text.length) throw valueError("Single '{' encountered in format string");
    if (end > at) yield text.slice(at, end);
    const [field, next] = readField(text, end + 1);
    yield field;
    at = next;
  }
}

/** The field that begins behind a brace, and where it ends. */
function readField(text: string, start: number): readonly [field: Field, end: number] {
  let at = start;
  while (at < text.length && !/[}:!]/.test(text[at]!)) {
    if (text[at] === "{") throw valueError("unexpected '{' in field name");
    if (text[at] === "[") at = text.indexOf("]", at) < 0 ? text.length : text.indexOf("]", at);
    at += 1;
  }
  if (at >= text.length) throw valueError("expected '}' before end of string");
  const name = text.slice(start, at);
  if (text[at] === "}") return [{ name, conversion: "", spec: "" }, at + 1];
  let conversion = "";
  if (text[at] === "!") {
    const code = text.codePointAt(at + 1);
    if (code === undefined) throw valueError("end of string while looking for conversion specifier");
    conversion = String.fromCodePoint(code);
    at += 1 + conversion.length;
    if (text[at] === "}") return [{ name, conversion, spec: "" }, at + 1];
    if (at < text.length && text[at] !== ":") throw valueError("expected ':' after conversion specifier");
  }
  const end = endOfSpec(text, at + 1);
  return [{ name, conversion, spec: text.slice(at + 1, end) }, end + 1];
}

function endOfSpec(text: string, start: number): number {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  throw valueError("unmatched '{' in format spec");
}

/** A step from an object to a part of it, as in `{0.shape[1]}`. */
export interface Step {
  readonly kind: "attribute" | "item";
  readonly name: string | number;
}

/** The name that a field begins with, or its number, and the steps that follow. Throws Python's ValueErrors. */
export function readFieldName(text: string): readonly [first: string | number, steps: readonly Step[]] {
  const [first = ""] = /^[^.[]*/.exec(text) ?? [];
  const steps: Step[] = [];
  for (let at = first.length; at < text.length;) {
    const isItem = text[at] === "[";
    if (!isItem && text[at] !== ".") throw valueError("Only '.' or '[' may follow ']' in format field specifier");
    const end = isItem ? text.indexOf("]", at) : at + 1 + text.slice(at + 1).search(/[.[]|$/);
    if (end < 0) throw valueError("Missing ']' in format string");
    const name = text.slice(at + 1, end);
    if (name === "") throw valueError("Empty attribute in format string");
    steps.push({ kind: isItem ? "item" : "attribute", name: isItem ? numbered(name) : name });
    at = isItem ? end + 1 : end;
  }
  return [numbered(first), steps];
}

function numbered(name: string): string | number {
  if (!/^\d+$/.test(name)) return name;
  if (Number(name) > 2 ** 63 - 1) throw valueError("Too many decimal digits in format string");
  return Number(name);
}
