import type { Range } from "../../config/modelConfig.js";

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** Characters that a terminal would obey, or not show, made visible. */
const printable = (text: string): string => text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\ufeff]/g, "\ufffd");

/** Blanks as wide as a text in a terminal. */
const blanks = (text: string): string =>
  [...text].map((char) => (char === "\t" ? "\t" : wide.test(char) ? "  " : " ")).join("");

const longest = 160;

/**
 * The line that a range begins on, and a line of carets under the range. Undefined where a range says nothing about
 * its place: on an empty line, and over several lines.
 */
export function snippet(text: string, { start, end }: Range): readonly [string, string] | undefined {
  const line = printable(text.split(/\r\n|\n|\r/)[start.line] ?? "");
  if (start.line !== end.line || line.trim() === "" || line.length > longest) return undefined;
  const marked = blanks(line.slice(start.character, end.character));
  const carets = "^".repeat(Math.max(1, marked.length));
  return [line, blanks(line.slice(0, start.character)) + carets];
}
