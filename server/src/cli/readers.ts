import path from "node:path";
import { DiskFiles } from "../workspace/diskFiles.js";
import { refusalOf } from "../workspace/findCheckout.js";
import { pathOfNative } from "../workspace/uris.js";
import { suggest } from "./suggest.js";
import type { Option, Read } from "./option.js";
import { statOf } from "./stat.js";

export const flag = (help: string, short?: string): Option<boolean> => ({
  ...(short === undefined ? {} : { short }),
  help,
  default: false,
  read: () => ({ value: true }),
});

/** One of some words. */
export function choice<Name extends string>(
  placeholder: string,
  names: readonly Name[],
  fallback: Name,
  help: string,
): Option<Name> {
  return { placeholder, help, default: fallback, read: (text) => readName(text, names) };
}

export function readName<Name extends string>(text: string, names: readonly Name[]): Read<Name> {
  const found = names.find((name) => name === text);
  return found === undefined
    ? { wanted: `one of ${names.join(", ")}, not ${text || "empty"}${suggest(text, names)}` }
    : { value: found };
}

/** A word without blanks. */
export const readWord = (text: string): Read<string> =>
  /^\S+$/.test(text) ? { value: text } : { wanted: `one word, not ${text.trim() || "empty"}` };

/** A whole number above 0. */
export function readCount(text: string): Read<number> {
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  return value > 0 && Number.isSafeInteger(value)
    ? { value }
    : { wanted: `a whole number above 0, not ${text || "empty"}` };
}

/** A number above 0. */
export function readMultiple(text: string): Read<number> {
  const value = /^(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : 0;
  return value > 0 && Number.isFinite(value) ? { value } : { wanted: `a number above 0, not ${text || "empty"}` };
}

const largestSide = 65_536;

/** `640`, or height and width as `480x640` or `480,640`. */
export function readImage(text: string): Read<readonly [number, number]> {
  const [, first, second = first] = /^(\d+)(?:[x,](\d+))?$/.exec(text) ?? [];
  const [height, width] = [Number(first), Number(second)];
  const fits = (side: number): boolean => side >= 1 && side <= largestSide;
  return fits(height) && fits(width)
    ? { value: [height, width] }
    : { wanted: `pixels up to ${largestSide}, e.g. 640, or height x width, e.g. 480x640, not ${text || "empty"}` };
}

/** A folder that exists. */
export function readFolder(text: string): Read<string> {
  return statOf(text)?.isDirectory() === true
    ? { value: text }
    : { wanted: `a folder that exists, not ${text || "empty"}` };
}

/** A Python file that defines `parse_model`, as a path of the workspace; or `auto`, or `builtin`. */
export function readParseModel(text: string): Read<string> {
  if (text === "auto" || text === "builtin") return { value: text };
  const file = pathOfNative(path.resolve(text));
  const refusal = refusalOf(file, new DiskFiles());
  return refusal === undefined
    ? { value: file }
    : { wanted: `auto, builtin or a Python file with a parse_model; ${text || "an empty name"} ${refusal}` };
}
