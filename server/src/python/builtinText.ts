import { NotAnalysed, typeError, valueError } from "../values/errors.js";
import { format } from "../values/format/format.js";
import { hashOf } from "../values/keys.js";
import { special, typeName } from "../values/kinds.js";
import { ascii, repr } from "../values/repr.js";
import { asIndex, codePoints } from "../values/sequence.js";
import { isFloat, isInt, isObject, type Value } from "../values/value.js";
import { type Call, checkCount, unaryCall, withoutKeywords } from "./callables.js";

/** Python's functions that make texts of values and numbers of texts, by name. */
export const textFunctions: Readonly<Record<string, Call>> = {
  ascii: unaryCall("ascii", ascii),
  bin: unaryCall("bin", (value) => inBase(asIndex(value), 2, "0b")),
  chr: unaryCall("chr", (value) => {
    const code = asIndex(value);
    if (code < 0 || code > 0x10ffff) throw valueError("chr() arg not in range(0x110000)");
    if (code >= 0xd800 && code < 0xe000) throw new NotAnalysed("half a surrogate pair");
    return String.fromCodePoint(code);
  }),
  format: withoutKeywords("format", (args) => {
    checkCount("format", args, 1, 2);
    const [value = null, spec = ""] = args;
    if (typeof spec === "string") return format(value, spec);
    throw typeError(`format() argument 2 must be str, not ${spec === null ? "None" : typeName(spec)}`);
  }),
  hash: unaryCall("hash", hash),
  hex: unaryCall("hex", (value) => inBase(asIndex(value), 16, "0x")),
  id: unaryCall("id", id),
  oct: unaryCall("oct", (value) => inBase(asIndex(value), 8, "0o")),
  ord: unaryCall("ord", (value) => {
    if (typeof value !== "string") throw typeError(`ord() expected string of length 1, but ${typeName(value)} found`);
    const { length } = codePoints(value);
    if (length !== 1) throw typeError(`ord() expected a character, but string of length ${length} found`);
    return value.codePointAt(0) ?? 0;
  }),
  print: (_, keywords) => {
    for (const [name, value] of keywords) checkPrint(name, value);
    return null;
  },
  repr: unaryCall("repr", repr),
};

const inBase = (value: number, radix: number, prefix: string): string =>
  (value < 0 ? "-" : "") + prefix + Math.abs(value).toString(radix);

/** The hash of a number is the number; other hashes differ from run to run. */
function hash(value: Value): Value {
  const own = hashOf(value);
  const said = special(value, "__hash__");
  if (said !== undefined && isInt(said)) return said;
  const isNumber = typeof value === "number" || typeof value === "boolean" || isFloat(value);
  if (!isNumber || typeof own !== "number" || !Number.isSafeInteger(own)) {
    throw new NotAnalysed(`the hash of ${typeName(value)}`);
  }
  return own === -1 ? -2 : own;
}

const ids = new WeakMap<object, number>();
let nextId = 0x7f0000000000;

/** A number that no other object has, as an address would be. */
function id(value: Value): Value {
  typeName(value);
  if (typeof value !== "object" || value === null || isFloat(value)) throw new NotAnalysed("the address of a value");
  const known = ids.get(value);
  if (known !== undefined) return known;
  nextId += 16;
  ids.set(value, nextId);
  return nextId;
}

/** What is printed goes nowhere, but a wrong keyword is refused. */
function checkPrint(name: string, value: Value): void {
  if (name === "file" || name === "flush") return;
  if (name !== "sep" && name !== "end") throw typeError(`'${name}' is an invalid keyword argument for print()`);
  if (value === null || typeof value === "string" || isObject(value)) return;
  throw typeError(`${name} must be None or a string, not ${typeName(value)}`);
}
