import { typeError, valueError } from "../errors.js";
import { lacks, numberOf, special, typeName } from "../kinds.js";
import { codePoints } from "../sequence.js";
import { str } from "../repr.js";
import { isFloat, isInt, type Value } from "../value.js";
import { formatFloat } from "./float.js";
import { formatInt } from "./int.js";
import { pad } from "./number.js";
import { type FormatSpec, parseSpec, unknownCode } from "./spec.js";

/** `format(value, spec)`. Throws ValueError where the specification does not fit, TypeError where the type has none. */
export function format(value: Value, spec = ""): string {
  const kind = typeName(value);
  const own = special(value, "__format__", spec);
  if (own !== undefined) {
    if (typeof own === "string") return own;
    throw typeError(`__format__ must return a str, not ${typeName(own)}`);
  }
  if (spec === "") return str(value);
  if (typeof value === "string") return formatText(value, parseSpec(spec, "<", "s", kind));
  if (isInt(value)) return formatInt(Number(value), parseSpec(spec, ">", "d", kind), kind);
  if (isFloat(value)) return formatFloat(numberOf(value)!, parseSpec(spec, ">", "", kind));
  throw lacks(`unsupported format string passed to ${kind}.__format__`, value);
}

function formatText(text: string, spec: FormatSpec): string {
  const refused = spec.sign === " " ? "Space" : spec.sign !== "" ? "Sign" : refusedFlag(spec);
  if (spec.type !== "" && spec.type !== "s") throw unknownCode(spec.type, "str");
  if (refused !== undefined) throw valueError(`${refused} not allowed in string format specifier`);
  const kept = spec.precision === undefined ? text : codePoints(text).slice(0, spec.precision).join("");
  return pad("", kept, spec);
}

function refusedFlag(spec: FormatSpec): string | undefined {
  if (spec.noNegativeZero) return "Negative zero coercion (z)";
  if (spec.alternate) return "Alternate form (#)";
  return spec.align === "=" ? "'=' alignment" : undefined;
}
