import { float, unknown, type Value } from "../../values/value.js";
import type { Kind } from "./resolve.js";
import { timestamp } from "./timestamp.js";

/** Python's `int()` refuses longer decimal text. */
const MOST_DIGITS = 4300;

/** Python's `strip()`: unlike JavaScript's, it keeps a byte order mark, which no number can hold. */
const strip = (text: string): string => (text.includes("\uFEFF") ? text : text.trim());

/** Python's `int(text, base)` on text without underscores; undefined where it raises. */
function digits(text: string, base: number): number | undefined {
  const trimmed = strip(text);
  const form = { 2: /^[-+]?[01]+$/, 8: /^[-+]?[0-7]+$/, 10: /^[-+]?\d+$/, 16: /^[-+]?[0-9a-f]+$/i }[base];
  if (form === undefined || !form.test(trimmed)) return undefined;
  return base === 10 && trimmed.length > MOST_DIGITS ? undefined : Number.parseInt(trimmed, base);
}

/** `1:30` is 90: each part counts sixty times the next. */
const sexagesimal = (parts: readonly (number | undefined)[]): number | undefined =>
  parts.reduce((sum, part) => (sum === undefined || part === undefined ? undefined : sum * 60 + part), 0);

const splitSign = (text: string): readonly [number, string] =>
  text.startsWith("-") ? [-1, text.slice(1)] : [1, text.startsWith("+") ? text.slice(1) : text];

function int(text: string): Value | undefined {
  const [sign, value] = splitSign(text.replaceAll("_", ""));
  let size: number | undefined;
  if (value.startsWith("0b")) size = digits(value.slice(2), 2);
  else if (value.startsWith("0x")) size = digits(value.slice(2), 16);
  else if (value.startsWith("0") && value !== "0") size = digits(value.replace(/^0o/i, ""), 8);
  else if (value.includes(":")) size = sexagesimal(value.split(":").map((part) => digits(part, 10)));
  else size = digits(value, 10);
  if (size === undefined) return undefined;
  if (!Number.isSafeInteger(size)) return unknown("an int beyond 2^53 is not analysed");
  return sign * size || 0;
}

/** Python's `float()`. */
function real(text: string): number | undefined {
  const trimmed = strip(text);
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(trimmed)) return Number(trimmed);
  const name = /^([-+]?)(?:(inf|infinity)|nan)$/i.exec(trimmed);
  if (name === null) return undefined;
  return name[2] === undefined ? Number.NaN : name[1] === "-" ? -Infinity : Infinity;
}

function floating(text: string): Value | undefined {
  const [sign, value] = splitSign(text.replaceAll("_", "").toLowerCase());
  if (text === "") return undefined;
  if (value === ".inf") return float(sign * Infinity);
  if (value === ".nan") return float(Number.NaN);
  const size = value.includes(":") ? sexagesimal(value.split(":").map(real)) : real(value);
  return size === undefined ? undefined : float(sign * size);
}

const truths: Readonly<Record<string, boolean>> = {
  yes: true,
  no: false,
  true: true,
  false: false,
  on: true,
  off: false,
};

/** Python's lenient base64: other characters are skipped, only the padding must fit. */
function isBase64(text: string): boolean {
  let taken = 0;
  let padding = 0;
  for (const char of text) {
    if (char === "=") {
      padding++;
      if (taken >= 2 && taken + padding >= 4) return true;
    } else if (/[A-Za-z0-9+/]/.test(char)) {
      padding = 0;
      taken = (taken + 1) % 4;
    }
  }
  return taken === 0;
}

function binary(text: string): Value | undefined {
  if (/[^\0-\x7F]/.test(text) || !isBase64(text)) return undefined;
  return { kind: "object", typeName: "bytes", repr: () => `bytes from base64 ${JSON.stringify(text)}` };
}

const constructors: Readonly<Partial<Record<Kind, (text: string) => Value | undefined>>> = {
  bool: (text) => (Object.hasOwn(truths, text.toLowerCase()) ? truths[text.toLowerCase()] : undefined),
  float: floating,
  int,
  null: () => null,
  timestamp,
  str: (text) => text,
  binary,
};

/** The value that SafeLoader constructs from a scalar of this kind; undefined where Python raises. */
export const constructScalar = (kind: Kind, text: string): Value | undefined => constructors[kind]?.(text);
