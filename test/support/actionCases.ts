import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { cursor, type Marked } from "./cursor.js";

/** A config with a cursor, the code action that is taken there, and the text after it. */
export interface ActionCase extends Marked {
  readonly name: string;
  readonly title: string;
  /** The kind of action that is asked for; every kind where it is left out. */
  readonly kind: string | undefined;
  readonly want: string;
  /** What changes in other files, by their paths from the root of the checkout: lines with `-` and `+` before them. */
  readonly changes: ReadonlyMap<string, string>;
}

/** What two texts differ in, from the first line to the last that does. */
export function changedLines(before: string, after: string): string {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const lines = (mark: string, text: readonly string[]) =>
    text.slice(start, text.length - end).map((line) => `${mark}${line}\n`);
  return [...lines("-", old), ...lines("+", now)].join("");
}

const separator = /^# want(?: (\S+))?: (.+)\n/m;

/**
 * The cases of a folder, a file each: a config with a `|` for the cursor, a line `# want: ` and the title of the
 * action (`# want source.fixAll: ` where that kind is asked for), and the text that it makes; then, behind lines
 * `# changes ` and a path, what changes in other files.
 */
export const actionCases = (folder: string): readonly ActionCase[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => {
      const text = readFileSync(path.join(folder, name), "utf8");
      const found = separator.exec(text);
      const [line = "", kind, title] = found ?? [];
      if (found === null || title === undefined) throw new Error(`${name} lacks a line "# want: title".`);
      const [want = "", ...others] = text.slice(found.index + line.length).split(/^# changes (?=\S+\n)/m);
      const changes = new Map(others.map((other) => [other.split("\n", 1)[0] ?? "", other.replace(/^.*\n/, "")]));
      const marked = cursor(text.slice(0, found.index));
      return { name: name.replaceAll(path.sep, "/"), title, kind, want, changes, ...marked };
    });
