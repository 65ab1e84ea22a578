import { asciiOf } from "../../../config/nonAscii.js";
import { type Maker, replace } from "../fix.js";
import { sourceOf } from "../source.js";

/** The ASCII characters that were meant. */
export const nonAscii: Maker = (analysis, problem) => {
  const chars = [...sourceOf(analysis, problem)];
  const texts = chars.map(asciiOf);
  if (texts.length === 0 || texts.includes(undefined)) return [];
  const text = texts.join("");
  const title = text === "" ? "Remove the invisible character" : `Type ${text.trim() === "" ? "a space" : text}`;
  return [{ title, edits: [replace(problem, text)], isPreferred: true, isSafe: true }];
};
