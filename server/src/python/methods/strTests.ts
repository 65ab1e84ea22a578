import { NotAnalysed } from "../../values/errors.js";
import { type Method, type Methods, none } from "./method.js";

const matching = (pattern: RegExp): Method<string> => none((text) => pattern.test(text));

/** Letters of no case at all decide nothing. */
const cased = (allowed: RegExp, forbidden: RegExp): Method<string> =>
  none((text) => allowed.test(text) && !forbidden.test(text));

/** Digits that are no decimal ones are too many kinds to tell apart. */
const numeric = (pattern: RegExp): Method<string> =>
  none((text) => {
    if (/(?!\p{Nd})\p{N}/u.test(text)) throw new NotAnalysed("numbers of other scripts");
    return pattern.test(text);
  });

/** Every word begins with a capital and goes on without one. */
function isTitle(text: string): boolean {
  const words = text.match(/[\p{Lowercase}\p{Uppercase}\p{Lt}]+/gu) ?? [];
  return words.length > 0 && words.every((word) => /^[\p{Uppercase}\p{Lt}]\p{Lowercase}*$/u.test(word));
}

/** The methods of str that answer yes or no. */
export const strTests: Methods<string> = {
  isalnum: numeric(/^[\p{L}\p{Nd}]+$/u),
  isalpha: matching(/^\p{L}+$/u),
  isascii: matching(/^[\0-\x7f]*$/),
  isdecimal: matching(/^\p{Nd}+$/u),
  isdigit: numeric(/^\p{Nd}+$/u),
  isidentifier: matching(/^[\p{XID_Start}_]\p{XID_Continue}*$/u),
  islower: cased(/\p{Lowercase}/u, /[\p{Uppercase}\p{Lt}]/u),
  isnumeric: numeric(/^\p{Nd}+$/u),
  isprintable: matching(/^(?:[^\p{C}\p{Z}]| )*$/u),
  isspace: matching(/^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/),
  istitle: none(isTitle),
  isupper: cased(/\p{Uppercase}/u, /[\p{Lowercase}\p{Lt}]/u),
};
