import { fixed, significant } from "../decimal.js";
import { reprFloat } from "../repr.js";
import { layOut } from "./number.js";
import { type FormatSpec, unknownCode } from "./spec.js";

/** The digits of a positive finite float in one notation. */
type Notation = (value: number, precision: number, alternate: boolean) => string;

const exponential: Notation = (value, precision, alternate) => {
  const { digits, exponent } = significant(value, precision + 1);
  const point = precision > 0 || alternate ? "." : "";
  return `${digits[0] ?? ""}${point}${digits.slice(1)}e${shownExponent(exponent)}`;
};

const shownExponent = (exponent: number): string =>
  (exponent < 0 ? "-" : "+") + Math.abs(exponent).toString().padStart(2, "0");

const plain: Notation = (value, precision, alternate) =>
  fixed(value, precision) + (alternate && precision === 0 ? "." : "");

/** `g`: fixed or exponential, whichever C would choose. `most` is the exponent from which on it is exponential. */
function general(value: number, precision: number, alternate: boolean, most = Math.max(1, precision)): string {
  const count = Math.max(1, precision);
  const { digits, exponent } = significant(value, count);
  const kept = alternate ? digits : digits.replace(/(?<=.)0+$/, "");
  if (exponent < -4 || exponent >= most) {
    const point = kept.length > 1 || alternate ? "." : "";
    return `${kept[0] ?? ""}${point}${kept.slice(1)}e${shownExponent(exponent)}`;
  }
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${kept}`;
  const whole = kept.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const fraction = kept.slice(exponent + 1);
  return whole + (fraction !== "" || alternate ? `.${fraction}` : "");
}

/** The shortest digits, or so many of them, always with a point or an exponent. */
function shortest(value: number, precision: number | undefined, alternate: boolean): string {
  if (precision === undefined) return alternate ? reprFloat(value).replace(/^(\d+)e/, "$1.e") : reprFloat(value);
  const text = general(value, precision, alternate, Math.max(1, precision) - 1);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

const notations: Readonly<Record<string, Notation>> = {
  e: exponential,
  f: plain,
  g: (value, precision, alternate) => general(value, precision, alternate),
  n: (value, precision, alternate) => general(value, precision, alternate),
  "%": plain,
};

/** `format(value, spec)` of a float. Throws ValueError for another type's letter. */
export function formatFloat(value: number, spec: FormatSpec, kind = "float"): string {
  const letter = spec.type.toLowerCase();
  const notation = spec.type === "N" ? undefined : notations[letter];
  if (spec.type !== "" && notation === undefined) throw unknownCode(spec.type, kind);
  const size = Math.abs(value) * (letter === "%" ? 100 : 1);
  const text = unsigned(size, spec, notation);
  const isZero = spec.noNegativeZero && !/[1-9]/.test(text.split(/e/i)[0] ?? "");
  const negative = !isZero && (value < 0 || Object.is(value, -0));
  const [digits = ""] = /^\d*/.exec(text) ?? [];
  const rest = text.slice(digits.length) + (letter === "%" ? "%" : "");
  return layOut({ negative, digits, rest }, spec);
}

function unsigned(size: number, spec: FormatSpec, notation: Notation | undefined): string {
  const isUpper = /[EFG]/.test(spec.type);
  const text = !Number.isFinite(size)
    ? Number.isNaN(size)
      ? "nan"
      : "inf"
    : notation === undefined
      ? shortest(size, spec.precision, spec.alternate)
      : notation(size, spec.precision ?? 6, spec.alternate);
  return isUpper ? text.toUpperCase() : text;
}
