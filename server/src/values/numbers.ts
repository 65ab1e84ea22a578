import { add } from "./arithmetic.js";
import { compare, isTruthy } from "./compare.js";
import { scaled } from "./decimal.js";
import { NotAnalysed, PythonError, typeError, valueError } from "./errors.js";
import { int, lacks, numberOf, sizeOf, special, typeName } from "./kinds.js";
import { repr } from "./repr.js";
import { asIndex, iterate } from "./sequence.js";
import { float, isFloat, isInt, type PyFloat, type Value } from "./value.js";
import { charge } from "./work.js";

/** `round(value, digits)`: half to even, an int where no digits are asked for. */
export function round(value: Value, digits: Value = null): Value {
  const kind = typeName(value);
  const isNumber = numberOf(value) !== undefined;
  const places = digits === null || !isNumber ? undefined : asIndex(digits);
  if (isInt(value)) return places === undefined || places >= 0 ? Number(value) : roundToPower(Number(value), -places);
  if (isFloat(value)) return places === undefined ? wholeOf(halfEven(value.value)) : roundTo(value.value, places);
  const answer = special(value, "__round__", ...(digits === null ? [] : [digits]));
  if (answer === undefined) throw lacks(`type ${kind} doesn't define __round__ method`, value);
  return answer;
}

/** `math.ceil(value)`. Throws `TypeError: must be real number, not str`. */
export const ceil = (value: Value): Value => special(value, "__ceil__") ?? wholeOf(Math.ceil(realOf(value)));

/** `math.floor(value)`. Throws `TypeError: must be real number, not str`. */
export const floor = (value: Value): Value => special(value, "__floor__") ?? wholeOf(Math.floor(realOf(value)));

/**
 * `int(value)`, or `int(value, base)`. Throws ValueError for a string that is no whole number, TypeError for anything
 * but a number.
 */
export function toInt(value: Value, base?: number): number {
  if (base !== undefined && ((base !== 0 && base < 2) || base > 36)) {
    throw valueError("int() base must be >= 2 and <= 36, or 0");
  }
  if (base !== undefined && typeof value !== "string") {
    typeName(value);
    throw typeError("int() can't convert non-string with explicit base");
  }
  const number = numberOf(value);
  if (number !== undefined) return wholeOf(Math.trunc(number));
  if (typeof value === "string") {
    checkDigits(value);
    const result = readInt(trim(value), base ?? 10);
    if (result === undefined) throw valueError(`invalid literal for int() with base ${base ?? 10}: ${repr(value)}`);
    return result;
  }
  const answer = special(value, "__int__") ?? special(value, "__index__");
  if (answer !== undefined) return toInt(answer);
  const wanted = "a string, a bytes-like object or a real number";
  throw lacks(`int() argument must be ${wanted}, not '${typeName(value)}'`, value);
}

const prefixes: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16 };

/** The number that digits of a base make, or undefined. Base 0 reads the prefix that the digits have. */
function readInt(text: string, base: number): number | undefined {
  const [, sign = "", letter = "", rest = ""] = /^([+-]?)(?:0([box])_?(?=[0-9a-z]))?(.*)$/is.exec(text) ?? [];
  const own = prefixes[letter.toLowerCase()];
  const isPrefix = own !== undefined && (base === 0 || base === own);
  const radix = base !== 0 ? base : (own ?? 10);
  const digits = isPrefix || own === undefined ? rest : text.slice(sign.length);
  if (!/^[0-9a-z]+(_[0-9a-z]+)*$/i.test(digits)) return undefined;
  if (base === 0 && own === undefined && /^0[0_]*[1-9]/.test(digits)) return undefined;
  let result = 0;
  for (const character of digits.replaceAll("_", "")) {
    const digit = parseInt(character, 36);
    if (digit >= radix) return undefined;
    result = result * radix + digit;
  }
  return int(sign === "-" ? -result : result);
}

/** `float(value)`. Throws ValueError for a string that is no number, TypeError for anything but a number. */
export function toFloat(value: Value): PyFloat {
  const number = numberOf(value);
  if (number !== undefined) return float(number);
  if (typeof value === "string") {
    checkDigits(value);
    const text = trim(value).toLowerCase();
    if (/^[+-]?(inf|infinity|nan)$/.test(text)) {
      return float(text.endsWith("nan") ? NaN : text.startsWith("-") ? -Infinity : Infinity);
    }
    const digits = "\\d+(?:_\\d+)*";
    const decimal = new RegExp(`^[+-]?(?:${digits}(?:\\.(?:${digits})?)?|\\.${digits})(?:e[+-]?${digits})?$`);
    if (decimal.test(text)) return float(Number(text.replaceAll("_", "")));
    throw valueError(`could not convert string to float: ${repr(value)}`);
  }
  const answer = special(value, "__float__") ?? special(value, "__index__");
  if (answer !== undefined) return toFloat(answer);
  throw lacks(`float() argument must be a string or a real number, not '${typeName(value)}'`, value);
}

/** `max(...)`: of one iterable or of several values. */
export const max = (...args: readonly Value[]): Value => extreme("max", args);

/** `max` or `min` with Python's `key` and `default`. */
export function extreme(
  name: "max" | "min",
  args: readonly Value[],
  key: (value: Value) => Value = (value) => value,
  fallback?: Value,
): Value {
  if (args.length === 0) throw typeError(`${name} expected at least 1 argument, got 0`);
  const items = args.length === 1 ? iterate(args[0]!) : args;
  const operator = name === "max" ? ">" : "<";
  let best: readonly [item: Value, rank: Value] | undefined;
  for (const item of items) {
    const rank = key(item);
    typeName(rank);
    if (best === undefined || isTruthy(compare(operator, rank, best[1]))) best = [item, rank];
  }
  if (best !== undefined) return best[0];
  if (fallback !== undefined) return fallback;
  throw valueError(`${name}() arg is an empty sequence`);
}

/** `sum(values, start)`. */
export function sum(values: Value, start: Value = 0): Value {
  const items = iterate(values);
  if (typeof start === "string") throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
  return items.reduce((total, item) => {
    const next = add(total, item);
    charge(sizeOf(next));
    return next;
  }, start);
}

/** `math.gcd(...)`. Throws `TypeError: 'float' object cannot be interpreted as an integer`. */
export const gcd = (...args: readonly Value[]): number =>
  args.map(asIndex).reduce((a, b) => {
    while (b !== 0) [a, b] = [b, a % b];
    return Math.abs(a);
  }, 0);

/** Rounds half to even; exact, since a float beyond 2^52 is whole already. */
function halfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** An int from a whole float. Throws as `int(float("inf"))` does. */
function wholeOf(value: number): number {
  if (Number.isNaN(value)) throw valueError("cannot convert float NaN to integer");
  if (!Number.isFinite(value)) throw new PythonError("OverflowError", "cannot convert float infinity to integer");
  return int(value);
}

/** Decimal rounding of the float's exact digits, as CPython does it; half to even where they are a tie. */
function roundTo(value: number, places: number): PyFloat {
  if (!Number.isFinite(value) || value === 0 || places > 323) return float(value);
  if (places < -308) return float(value < 0 ? -0 : 0);
  const sign = value < 0 ? -1 : 1;
  return float(sign * Number(`${scaled(value, places)}e${-places}`));
}

function roundToPower(value: number, places: number): number {
  if (places > 16) return 0;
  const power = BigInt(10) ** BigInt(places);
  const magnitude = BigInt(Math.abs(value));
  const [tens, rest] = [magnitude / power, magnitude % power];
  const up = rest * 2n > power || (rest * 2n === power && tens % 2n === 1n);
  return int(Math.sign(value) * Number((tens + (up ? 1n : 0n)) * power));
}

/** The number that a function of `math` or `%f` takes a value for. Throws `TypeError: must be real number, not str`. */
export function realOf(value: Value): number {
  const number = numberOf(value);
  if (number !== undefined) return number;
  if (typeof value !== "string" && special(value, "__float__") !== undefined) return toFloat(value).value;
  throw lacks(`must be real number, not ${typeName(value)}`, value);
}

/** Python's int() and float() read the digits of every script. */
function checkDigits(text: string): void {
  if (text.length > maxDigits) throw new NotAnalysed("a number of very many digits");
  if (/(?![0-9])\p{Nd}/u.test(text)) throw new NotAnalysed("digits other than 0 to 9");
}

const maxDigits = 400;

/** Strips what `str.strip` strips. */
const trim = (text: string): string => text.replace(/^[\s\x1c-\x1f\x85]+|[\s\x1c-\x1f\x85]+$/g, "");
