import { typeError, valueError } from "../../values/errors.js";
import { lacks, special, typeName } from "../../values/kinds.js";
import { asIndex, codePoints } from "../../values/sequence.js";
import { isInt, isTuple, tuple, type Value } from "../../values/value.js";
import { type Method, type Methods, one, parsed } from "./method.js";

/** The text between two bounds, and where it begins; undefined where it would begin after the end. */
function segment(text: string, start: Value = null, stop: Value = null): readonly [number, string] | undefined {
  if (start === null && stop === null) return [0, text];
  const characters = codePoints(text);
  const bound = (value: Value, fallback: number): number => {
    if (value === null) return fallback;
    if (!isInt(value) && special(value, "__index__") === undefined) {
      throw lacks("slice indices must be integers or None or have an __index__ method", value);
    }
    const index = asIndex(value);
    return Math.max(0, index < 0 ? index + characters.length : index);
  };
  const [from, to] = [bound(start, 0), Math.min(bound(stop, characters.length), characters.length)];
  return from > to ? undefined : [from, characters.slice(from, to).join("")];
}

function wanted(value: Value): string {
  if (typeof value === "string") return value;
  throw typeError(`must be str, not ${typeName(value)}`);
}

/** Where a text is found, or -1, counted in characters. */
function find(text: string, [sought = null, start, stop]: readonly Value[], last: boolean): number {
  const part = segment(text, start, stop);
  const needle = wanted(sought);
  if (part === undefined) return -1;
  const at = last ? part[1].lastIndexOf(needle) : part[1].indexOf(needle);
  return at < 0 ? -1 : part[0] + codePoints(part[1].slice(0, at)).length;
}

const finding = (last: boolean): Method<string> => parsed(1, 3, (text, args) => find(text, args, last));

const indexing = (last: boolean): Method<string> =>
  parsed(1, 3, (text, args) => {
    const at = find(text, args, last);
    if (at < 0) throw valueError("substring not found");
    return at;
  });

const testing = (test: (text: string, affix: string) => boolean): Method<string> =>
  parsed(1, 3, (text, [affix = null, start, stop], name) => {
    const part = segment(text, start, stop);
    if (typeof affix !== "string" && !isTuple(affix)) {
      throw typeError(`${name} first arg must be str or a tuple of str, not ${typeName(affix)}`);
    }
    const affixes = typeof affix === "string" ? [affix] : affix.items;
    return affixes.some((each) => {
      if (typeof each !== "string") throw typeError(`tuple for ${name} must only contain str, not ${typeName(each)}`);
      return part !== undefined && test(part[1], each);
    });
  });

/** `partition` and `rpartition`: what stands before and after a separator. */
const parting = (last: boolean): Method<string> =>
  one((text, value) => {
    const separator = wanted(value);
    if (separator === "") throw valueError("empty separator");
    const at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
    if (at < 0) return tuple(last ? ["", "", text] : [text, "", ""]);
    return tuple([text.slice(0, at), separator, text.slice(at + separator.length)]);
  });

const removing = (remove: (text: string, affix: string) => string): Method<string> =>
  one((text, affix, name) => {
    if (typeof affix === "string") return remove(text, affix);
    throw typeError(`${name}() argument must be str, not ${affix === null ? "None" : typeName(affix)}`);
  });

/** The methods of str that look for a text in another. */
export const strSearch: Methods<string> = {
  count: parsed(1, 3, (text, [sought = null, start, stop]) => {
    const part = segment(text, start, stop);
    const needle = wanted(sought);
    if (part === undefined) return 0;
    return needle === "" ? codePoints(part[1]).length + 1 : part[1].split(needle).length - 1;
  }),
  endswith: testing((text, affix) => text.endsWith(affix)),
  find: finding(false),
  index: indexing(false),
  partition: parting(false),
  removeprefix: removing((text, prefix) => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  removesuffix: removing((text, suffix) =>
    suffix !== "" && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  ),
  rfind: finding(true),
  rindex: indexing(true),
  rpartition: parting(true),
  startswith: testing((text, affix) => text.startsWith(affix)),
};
