import { NotAnalysed, PythonError, typeError, valueError } from "../errors.js";
import { checkSize, numberOf, special, specialOf, typeName } from "../kinds.js";
import { realOf, toInt } from "../numbers.js";
import { ascii, repr, str } from "../repr.js";
import { codePoints } from "../sequence.js";
import { subscript } from "../subscript.js";
import { isDict, isInt, isList, isObject, isTuple, type Value } from "../value.js";
import { formatFloat } from "./float.js";
import { layOut, pad } from "./number.js";
import type { FormatSpec } from "./spec.js";

/** `text % values`. Throws Python's TypeErrors and ValueErrors of a text and values that do not fit. */
export function formatPercent(text: string, values: Value): string {
  const args = new Arguments(values);
  const result: string[] = [];
  const pattern = new RegExp(/[^%]+|%/y);
  for (let at = 0; at < text.length; at = pattern.lastIndex) {
    pattern.lastIndex = at;
    const [literal = ""] = pattern.exec(text) ?? [];
    if (literal !== "%") result.push(literal);
    else if (text[at + 1] === "%") {
      result.push("%");
      pattern.lastIndex = at + 2;
    } else {
      const [shown, end] = formatField(text, at + 1, args);
      result.push(shown);
      pattern.lastIndex = end;
    }
  }
  args.checkSpent();
  return result.join("");
}

/** The values that fill a text, one after another or by their keys. */
class Arguments {
  readonly #values: Value;
  readonly #isMapping: boolean;
  #rest: readonly Value[];

  constructor(values: Value) {
    this.#values = values;
    this.#rest = isTuple(values) ? values.items : [values];
    this.#isMapping = isMapping(values);
  }

  next(): Value {
    const [value, ...rest] = this.#rest;
    if (value === undefined) throw typeError("not enough arguments for format string");
    this.#rest = rest;
    return value;
  }

  /** Makes the value of the key that begins at a bracket the next one; gives where the key ends. */
  select(text: string, start: number): number {
    if (!this.#isMapping) throw typeError("format requires a mapping");
    const end = endOfKey(text, start);
    this.#rest = [subscript(this.#values, text.slice(start + 1, end - 1))];
    return end;
  }

  checkSpent(): void {
    if (this.#rest.length === 0 || this.#isMapping) return;
    throw typeError("not all arguments converted during string formatting");
  }
}

function isMapping(value: Value): boolean {
  typeName(value);
  if (isObject(value)) return specialOf(value, "__getitem__") !== undefined;
  return isDict(value) || isList(value);
}

const field = /([-+ #0]*)(\*|\d*)(?:(\.)(\*|\d*))?[hlL]?/y;

/** One `%` field, which begins behind the `%`, and where it ends. */
function formatField(text: string, start: number, args: Arguments): readonly [shown: string, end: number] {
  const from = text[start] === "(" ? args.select(text, start) : start;
  field.lastIndex = from;
  const [whole = "", flags = "", width = "", point, digits = ""] = field.exec(text) ?? [];
  const given = width === "*" ? size(args.next()) : Number(width);
  const precision = point === undefined ? undefined : digits === "*" ? Math.max(0, size(args.next())) : Number(digits);
  const at = from + whole.length;
  const code = text.codePointAt(at);
  if (code === undefined) throw valueError("incomplete format");
  checkSize(Math.max(Math.abs(given), precision ?? 0));
  const letter = String.fromCodePoint(code);
  const isLeft = flags.includes("-") || given < 0;
  const isZeroFilled = flags.includes("0") && !isLeft && !/[sra c]/.test(letter);
  const spec: FormatSpec = {
    ...(isZeroFilled ? { fill: "0", align: "=" } : { fill: " ", align: isLeft ? "<" : ">" }),
    sign: flags.includes("+") ? "+" : flags.includes(" ") ? " " : "",
    noNegativeZero: false,
    alternate: flags.includes("#"),
    width: Math.abs(given),
    grouping: "",
    precision,
    type: letter,
  };
  const value = args.next();
  const convert = conversions[letter];
  if (convert === undefined) throw unsupported(code, codePoints(text.slice(0, at)).length);
  return [convert(value, spec), at + letter.length];
}

function endOfKey(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")") depth -= 1;
    if (depth === 0) return at + 1;
  }
  throw valueError("incomplete format key");
}

function size(value: Value): number {
  if (isInt(value)) return Number(value);
  typeName(value);
  throw typeError("* wants int");
}

function unsupported(code: number, at: number): Error {
  const shown = code > 31 && code < 128 ? String.fromCharCode(code) : "?";
  return valueError(`unsupported format character '${shown}' (0x${code.toString(16)}) at index ${at}`);
}

type Conversion = (value: Value, spec: FormatSpec) => string;

const text =
  (write: (value: Value) => string): Conversion =>
  (value, spec) => {
    const shown = write(value);
    return pad("", spec.precision === undefined ? shown : codePoints(shown).slice(0, spec.precision).join(""), spec);
  };

const decimal: Conversion = (value, spec) => {
  const number = numberOf(value) ?? special(value, "__index__") ?? special(value, "__int__");
  if (number === undefined) {
    throw typeError(`%${spec.type} format: a real number is required, not ${typeName(value)}`);
  }
  return whole(toInt(typeof number === "number" ? value : number), spec, 10, "");
};

const inBase =
  (radix: number, prefix: string): Conversion =>
  (value, spec) => {
    const number = isInt(value) ? value : special(value, "__index__");
    if (number === undefined) {
      throw typeError(`%${spec.type} format: an integer is required, not ${typeName(value)}`);
    }
    return whole(toInt(number), spec, radix, spec.alternate ? prefix : "");
  };

function whole(value: number, spec: FormatSpec, radix: number, prefix: string): string {
  const digits = Math.abs(value)
    .toString(radix)
    .padStart(spec.precision ?? 0, "0");
  const shown = spec.type === "X" ? digits.toUpperCase() : digits;
  return layOut({ negative: value < 0, prefix, digits: shown, rest: "" }, spec);
}

const real: Conversion = (value, spec) => formatFloat(realOf(value), spec);

const character: Conversion = (value, spec) => {
  if (isInt(value)) {
    const code = Number(value);
    if (code < 0 || code > 0x10ffff) throw new PythonError("OverflowError", "%c arg not in range(0x110000)");
    if (code >= 0xd800 && code < 0xe000) throw new NotAnalysed("half a surrogate pair");
    return pad("", String.fromCodePoint(code), spec);
  }
  typeName(value);
  if (typeof value !== "string" || codePoints(value).length !== 1) throw typeError("%c requires int or char");
  return pad("", value, spec);
};

const conversions: Readonly<Record<string, Conversion>> = {
  ...{ s: text(str), r: text(repr), a: text(ascii), c: character },
  ...{ d: decimal, i: decimal, u: decimal, o: inBase(8, "0o"), x: inBase(16, "0x"), X: inBase(16, "0X") },
  ...{ e: real, E: real, f: real, F: real, g: real, G: real },
};
