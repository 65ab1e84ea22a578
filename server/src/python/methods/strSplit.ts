import { typeError, valueError } from "../../values/errors.js";
import { iterateOr } from "../../values/items.js";
import { checkSize, plainValue, typeName } from "../../values/kinds.js";
import { asIndex, codePoints } from "../../values/sequence.js";
import { list, type Value } from "../../values/value.js";
import { type Method, type Methods, named, one, some } from "./method.js";

/** What `str.isspace` calls a space. */
const space = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const spaces = new RegExp(`${space}+`);
const leading = new RegExp(`^${space}+`);
const trailing = new RegExp(`${space}+$`);

/** The parts between separators, at most so many of them parted off; -1 for all. */
function splitText(text: string, separator: string | null, most: number): readonly string[] {
  if (separator !== null) return atMost(text.split(separator), most, separator);
  const result: string[] = [];
  let rest = text.replace(leading, "");
  while (rest !== "") {
    const gap = most < 0 || result.length < most ? spaces.exec(rest) : null;
    result.push(gap === null ? rest : rest.slice(0, gap.index));
    rest = gap === null ? "" : rest.slice(gap.index + gap[0].length);
  }
  return result;
}

function atMost(parts: readonly string[], most: number, separator: string): readonly string[] {
  if (most < 0 || parts.length <= most + 1) return parts;
  return [...parts.slice(0, most), parts.slice(most).join(separator)];
}

const backwards = (text: string): string => codePoints(text).toReversed().join("");

/** Splits from the end: the text is turned round, and what comes out turned back. */
function splitFromEnd(text: string, separator: string | null, most: number): readonly string[] {
  const parts = splitText(backwards(text), separator === null ? null : backwards(separator), most);
  return parts.map(backwards).toReversed();
}

const splitting = (split: typeof splitText): Method<string> =>
  named(["sep", "maxsplit"], (text, [separator = null, most = -1]) => {
    const limit = asIndex(most);
    if (separator !== null && typeof separator !== "string") {
      throw typeError(`must be str or None, not ${typeName(separator)}`);
    }
    if (separator === "") throw valueError("empty separator");
    const parts = split(text, separator, limit);
    checkSize(parts.length);
    return list(parts);
  });

const line = /[^\n\v\f\r\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]|$)/g;

const stripping = (start: boolean, end: boolean): Method<string> =>
  some(0, 1, (text, [characters = null], name) => {
    if (characters !== null && typeof characters !== "string") throw typeError(`${name} arg must be None or str`);
    if (characters === null) {
      const cut = start ? text.replace(leading, "") : text;
      return end ? cut.replace(trailing, "") : cut;
    }
    const unwanted = new Set(codePoints(characters));
    const all = codePoints(text);
    let [from, to] = [0, all.length];
    while (start && from < to && unwanted.has(all[from]!)) from++;
    while (end && to > from && unwanted.has(all[to - 1]!)) to--;
    return all.slice(from, to).join("");
  });

/** The methods of str that part and join. */
export const strSplit: Methods<string> = {
  join: one((text, values) => {
    const parts = iterateOr(values, "can only join an iterable").map((item, i) => {
      const text = plainValue(item);
      if (typeof text === "string") return text;
      throw typeError(`sequence item ${i}: expected str instance, ${typeName(item)} found`);
    });
    checkSize(parts.reduce((total, part) => total + part.length + text.length, 0));
    return parts.join(text);
  }),
  lstrip: stripping(true, false),
  rsplit: splitting(splitFromEnd),
  rstrip: stripping(false, true),
  split: splitting(splitText),
  splitlines: named(["keepends"], (text, [keepends = false]) => {
    const lines = (text.match(line) ?? []).filter((each) => each !== "");
    return list(asIndex(keepends) !== 0 ? lines : lines.map((each): Value => each.replace(/(?:\r\n|[^])$/, endOf)));
  }),
  strip: stripping(true, true),
};

/** A line without the character that ends it; the last one may have none. */
const endOf = (end: string): string => (/[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/.test(end) ? "" : end);
