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
}

const separator = /^# want(?: (\S+))?: (.+)\n/m;

/**
 * The cases of a folder, a file each: a config with a `|` for the cursor, a line `# want: ` and the title of the
 * action (`# want source.fixAll: ` where that kind is asked for), and the text that it makes.
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
      const want = text.slice(found.index + line.length);
      return { name: name.replaceAll(path.sep, "/"), title, kind, want, ...cursor(text.slice(0, found.index)) };
    });
