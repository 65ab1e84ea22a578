import { NotAnalysed, PythonError, valueError } from "../errors.js";
import { formatFloat } from "./float.js";
import { layOut } from "./number.js";
import { type FormatSpec, unknownCode } from "./spec.js";

const radixes: Readonly<Record<string, { readonly radix: number; readonly prefix: string }>> = {
  "": { radix: 10, prefix: "" },
  b: { radix: 2, prefix: "0b" },
  d: { radix: 10, prefix: "" },
  n: { radix: 10, prefix: "" },
  o: { radix: 8, prefix: "0o" },
  x: { radix: 16, prefix: "0x" },
  X: { radix: 16, prefix: "0X" },
};

/** `format(value, spec)` of an int or bool. Throws Python's ValueErrors and the OverflowError of a character. */
export function formatInt(value: number, spec: FormatSpec, kind: string): string {
  const { type } = spec;
  if (type !== "" && "eEfFgG%".includes(type)) return formatFloat(value, spec, kind);
  if (type === "c") return formatCharacter(value, spec);
  const base = radixes[type];
  if (base === undefined) throw unknownCode(type, kind);
  refuse(spec);
  const digits = Math.abs(value).toString(base.radix);
  const prefix = spec.alternate ? base.prefix : "";
  const shown = type === "X" ? digits.toUpperCase() : digits;
  return layOut({ negative: value < 0, prefix, digits: shown, rest: "" }, spec, base.radix === 10 ? 3 : 4);
}

function refuse(spec: FormatSpec): void {
  if (spec.precision !== undefined) throw valueError("Precision not allowed in integer format specifier");
  if (!spec.noNegativeZero) return;
  throw valueError("Negative zero coercion (z) not allowed in integer format specifier");
}

function formatCharacter(value: number, spec: FormatSpec): string {
  refuse(spec);
  const what = spec.sign !== "" ? "Sign" : spec.alternate ? "Alternate form (#)" : undefined;
  if (what !== undefined) throw valueError(`${what} not allowed with integer format specifier 'c'`);
  if (value < 0 || value > 0x10ffff) throw new PythonError("OverflowError", "%c arg not in range(0x110000)");
  if (value >= 0xd800 && value < 0xe000) throw new NotAnalysed("half a surrogate pair");
  return layOut({ negative: false, digits: "", rest: String.fromCodePoint(value) }, spec);
}
