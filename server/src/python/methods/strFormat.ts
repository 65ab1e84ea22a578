import { indexError, PythonError, valueError } from "../../values/errors.js";
import { format } from "../../values/format/format.js";
import { readFieldName, readTemplate } from "../../values/format/template.js";
import { checkSize } from "../../values/kinds.js";
import { ascii, repr, str } from "../../values/repr.js";
import { subscript } from "../../values/subscript.js";
import type { Value } from "../../values/value.js";
import { getAttribute } from "../attributes.js";
import { type Methods, one } from "./method.js";

/** Where the fields of a text find their values. */
interface Source {
  /** Undefined where there are none. */
  readonly positional: readonly Value[] | undefined;
  readonly named: (name: string) => Value;
}

/** How fields without a number are counted; a text keeps to one way. */
interface Numbering {
  way?: "automatic" | "manual";
  next: number;
}

function fill(text: string, source: Source, numbering: Numbering, depth: number): string {
  if (depth === 0) throw valueError("Max string recursion exceeded");
  let result = "";
  for (const part of readTemplate(text)) {
    if (typeof part === "string") result += part;
    else {
      const value = valueOf(part.name, source, numbering);
      const shown = part.conversion === "" ? value : converted(value, part.conversion);
      result += format(shown, /[{}]/.test(part.spec) ? fill(part.spec, source, numbering, depth - 1) : part.spec);
    }
    checkSize(result.length);
  }
  return result;
}

function valueOf(name: string, source: Source, numbering: Numbering): Value {
  const [first, steps] = readFieldName(name);
  const value =
    typeof first === "string" && first !== "" ? source.named(first) : numberedValue(first, source, numbering);
  return steps.reduce(
    (object, step) => (step.kind === "item" ? subscript(object, step.name) : getAttribute(object, String(step.name))),
    value,
  );
}

function numberedValue(first: string | number, source: Source, numbering: Numbering): Value {
  const way = first === "" ? "automatic" : "manual";
  numbering.way ??= way;
  const names = { automatic: "automatic field numbering", manual: "manual field specification" };
  if (numbering.way !== way) throw valueError(`cannot switch from ${names[numbering.way]} to ${names[way]}`);
  const index = first === "" ? numbering.next++ : Number(first);
  if (source.positional === undefined) throw valueError("Format string contains positional fields");
  const value = source.positional[index];
  if (value === undefined) throw indexError(`Replacement index ${index} out of range for positional args tuple`);
  return value;
}

function converted(value: Value, conversion: string): Value {
  const convert = conversions[conversion];
  if (convert !== undefined) return convert(value);
  const shown = /[!-~]/.test(conversion) ? conversion : `\\x${conversion.codePointAt(0)?.toString(16)}`;
  throw valueError(`Unknown conversion specifier ${shown}`);
}

/** What `!r`, `!s` and `!a` make of a value. */
export const conversions: Readonly<Record<string, (value: Value) => string>> = { a: ascii, r: repr, s: str };

/** The methods of str that fill it in. */
export const strFormat: Methods<string> = {
  format: (text, args, keywords) => {
    const named = (name: string): Value => {
      const value = keywords.get(name);
      if (value === undefined) throw new PythonError("KeyError", repr(name));
      return value;
    };
    return fill(text, { positional: args, named }, { next: 0 }, 2);
  },
  format_map: one((text, mapping) =>
    fill(text, { positional: undefined, named: (name) => subscript(mapping, name) }, { next: 0 }, 2),
  ),
};
