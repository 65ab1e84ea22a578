import { NotAnalysed } from "./errors.js";
import type { PyTuple, Value } from "./value.js";

/** What `repr(value)` prints. Throws `NotAnalysed` where it holds an unknown value. */
export function repr(value: Value): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return value.toString();
  if (typeof value === "string") return reprString(value);
  switch (value.kind) {
    case "float":
      return reprFloat(value.value);
    case "list":
      return `[${value.items.map(repr).join(", ")}]`;
    case "tuple":
      return reprTuple(value);
    case "dict":
      return `{${value.entries.map(([key, item]) => `${repr(key)}: ${repr(item)}`).join(", ")}}`;
    case "object":
      return value.repr();
    case "unknown":
      throw new NotAnalysed(value.reason);
  }
}

function reprTuple({ items, subclass }: PyTuple): string {
  const shown = items.map(repr);
  if (subclass?.fields !== undefined) {
    return `${subclass.name}(${shown.map((item, i) => `${subclass.fields?.[i]}=${item}`).join(", ")})`;
  }
  if (subclass !== undefined) return `${subclass.name}([${shown.join(", ")}])`;
  return `(${shown.join(", ")}${items.length === 1 ? "," : ""})`;
}

/** What `str(value)` gives, which `print` shows. */
export const str = (value: Value): string => (typeof value === "string" ? value : repr(value));

/** The shortest digits that read back as the same float, in Python's choice of notation. */
export function reprFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const [digits = "", power = ""] = value.toExponential().split("e");
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) {
    return `${digits}e${exponent < 0 ? "-" : "+"}${Math.abs(exponent).toString().padStart(2, "0")}`;
  }
  if (exponent < 0) {
    const sign = value < 0 ? "-" : "";
    return `${sign}0.${"0".repeat(-exponent - 1)}${digits.replace(/[-.]/g, "")}`;
  }
  const plain = value.toString();
  return plain.includes(".") ? plain : `${plain}.0`;
}

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function reprString(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  const body = value.replace(/[\\'"\p{C}\p{Z}]/gu, (character) => {
    if (character === " ") return character;
    if (character === "'" || character === '"') return character === quote ? `\\${character}` : character;
    return escapes[character] ?? escapeCode(character.codePointAt(0) ?? 0);
  });
  return quote + body + quote;
}

function escapeCode(code: number): string {
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
