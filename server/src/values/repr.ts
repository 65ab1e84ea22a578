import { NotAnalysed, typeError } from "./errors.js";
import { maxItems, special, typeName } from "./kinds.js";
import { orderOf } from "./sets.js";
import { isObject, type PyDict, type PyList, type PySet, type PyTuple, type Value } from "./value.js";
import { charge } from "./work.js";

/** What `repr(value)` prints. Throws `NotAnalysed` where it holds an unknown value, or is too long. */
export function repr(value: Value): string {
  let left = maxItems;
  const open: Value[] = [];
  const write = (value: Value): string => {
    left -= 1;
    if (left < 0) throw new NotAnalysed(`a text of more than ${maxItems} items`);
    if (typeof value === "string") left -= value.length / 16;
    if (typeof value !== "object" || value === null) return reprPlain(value);
    if (value.kind === "float") return reprFloat(value.value);
    if (value.kind === "object") return value.repr();
    if (value.kind === "unknown") throw new NotAnalysed(value.reason);
    if (open.includes(value)) return cycles[value.kind];
    open.push(value);
    const text = writeItems(value, write);
    open.pop();
    return text;
  };
  const text = write(value);
  charge(text.length / 16);
  return text;
}

/** How a container shows where it holds itself. */
const cycles = { list: "[...]", tuple: "(...)", dict: "{...}", set: "set(...)" } as const;

function writeItems(value: PyList | PyTuple | PyDict | PySet, write: (value: Value) => string): string {
  switch (value.kind) {
    case "list":
      return `[${value.items.map(write).join(", ")}]`;
    case "tuple":
      return writeTuple(value, write);
    case "dict":
      if (value.subclass?.write !== undefined) return value.subclass.write(value, write);
      return `{${value.entries.map(([key, item]) => `${write(key)}: ${write(item)}`).join(", ")}}`;
    case "set": {
      const items = value.items.length === 0 ? "" : `{${orderOf(value).map(write).join(", ")}}`;
      return value.frozen || items === "" ? `${value.frozen ? "frozenset" : "set"}(${items})` : items;
    }
  }
}

function writeTuple({ items, subclass }: PyTuple, write: (value: Value) => string): string {
  const shown = items.map(write);
  if (subclass?.fields !== undefined) {
    return `${subclass.name}(${shown.map((item, i) => `${subclass.fields?.[i]}=${item}`).join(", ")})`;
  }
  if (subclass !== undefined) return `${subclass.name}([${shown.join(", ")}])`;
  return `(${shown.join(", ")}${items.length === 1 ? "," : ""})`;
}

function reprPlain(value: null | boolean | number | string): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "number" ? value.toString() : reprString(value);
}

/** What `str(value)` gives, which `print` shows. Throws `TypeError: __str__ returned non-string (type int)`. */
export function str(value: Value): string {
  if (typeof value === "string") return value;
  const own = isObject(value) ? special(value, "__str__") : undefined;
  if (own === undefined) return repr(value);
  if (typeof own !== "string") throw typeError(`__str__ returned non-string (type ${typeName(own)})`);
  return own;
}

/** What `ascii(value)` prints: `repr()` with every other character escaped. */
export const ascii = (value: Value): string =>
  repr(value).replace(/[^\0-\x7f]/gu, (character) => escapeCode(character.codePointAt(0) ?? 0));

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
