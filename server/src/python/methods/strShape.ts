import { NotAnalysed, typeError } from "../../values/errors.js";
import { checkSize, typeName } from "../../values/kinds.js";
import { asIndex, codePoints } from "../../values/sequence.js";
import type { Value } from "../../values/value.js";
import { type Method, type Methods, named, none, one, some } from "./method.js";

/** Refuses letters whose mapping JavaScript does not have. */
function ascii(text: string, what: string): string {
  if (/[^\0-\x7f]/.test(text)) throw new NotAnalysed(what);
  return text;
}

const capitalised = (word: string): string => {
  const [first = "", ...rest] = codePoints(word);
  const [capital = "", ...others] = codePoints(first.toUpperCase());
  return capital + (others.join("") + rest.join("")).toLowerCase();
};

const swap = (character: string): string => {
  const upper = character.toUpperCase();
  return upper === character ? character.toLowerCase() : upper;
};

/** `ljust` and its kin: how many blanks of the missing ones stand before the text. */
const padding = (before: (missing: number, width: number) => number): Method<string> =>
  some(1, 2, (text, [width = 0, fill = " "]) => {
    const wide = asIndex(width);
    if (typeof fill !== "string")
      throw typeError(`The fill character must be a unicode character, not ${typeName(fill)}`);
    if (codePoints(fill).length !== 1) throw typeError("The fill character must be exactly one character long");
    return pad(text, fill, wide, before);
  });

function pad(text: string, fill: string, width: number, before: (missing: number, width: number) => number): string {
  const missing = Math.max(0, width - codePoints(text).length);
  checkSize(missing);
  const left = before(missing, width);
  return fill.repeat(left) + text + fill.repeat(missing - left);
}

const centred = (missing: number, width: number): number => Math.floor(missing / 2) + (missing & width & 1);

function replaced(text: string, old: string, by: string, most: number): string {
  const parts = old === "" ? ["", ...codePoints(text), ""] : text.split(old);
  const count = most < 0 ? parts.length - 1 : Math.min(most, parts.length - 1);
  checkSize(text.length + count * by.length);
  return (
    parts.slice(0, count + 1).join(by) +
    parts
      .slice(count + 1)
      .map((part) => old + part)
      .join("")
  );
}

function textArgument(value: Value, at: number): string {
  if (typeof value === "string") return value;
  throw typeError(`replace() argument ${at} must be str, not ${value === null ? "None" : typeName(value)}`);
}

function expandTabs(text: string, size: number): string {
  let column = 0;
  const result = codePoints(text).map((character) => {
    if (character === "\t") {
      const width = size > 0 ? size - (column % size) : 0;
      column += width;
      checkSize(column);
      return " ".repeat(width);
    }
    column = character === "\n" || character === "\r" ? 0 : column + 1;
    return character;
  });
  return result.join("");
}

/** The methods of str that give it another case, width or content. */
export const strShape: Methods<string> = {
  capitalize: none(capitalised),
  casefold: none((text) => ascii(text, "casefold() of such letters").toLowerCase()),
  center: padding(centred),
  expandtabs: named(["tabsize"], (text, [size = 8]) => expandTabs(text, asIndex(size))),
  ljust: padding(() => 0),
  lower: none((text) => text.toLowerCase()),
  replace: some(2, 3, (text, [old = null, by = null, count = -1]) =>
    replaced(text, textArgument(old, 1), textArgument(by, 2), asIndex(count)),
  ),
  rjust: padding((missing) => missing),
  swapcase: none((text) => codePoints(text).map(swap).join("")),
  title: none((text) => text.replace(/[\p{L}\p{Mn}]+/gu, capitalised)),
  upper: none((text) => text.toUpperCase()),
  zfill: one((text, width) => {
    const sign = /^[+-]/.exec(text)?.[0] ?? "";
    return sign + pad(text.slice(sign.length), "0", asIndex(width) - sign.length, (missing) => missing);
  }),
};
