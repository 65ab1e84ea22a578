import type { Position } from "../../server/src/config/modelConfig.js";

export interface Marked {
  readonly text: string;
  readonly position: Position;
}

/** Takes the one `|` out of a text and tells where it stood. */
export function cursor(marked: string): Marked {
  const [before, after, ...more] = marked.split("|");
  if (before === undefined || after === undefined || more.length > 0) throw new Error("The text needs one | marker.");
  const lines = before.split("\n");
  return { text: before + after, position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 } };
}

/** The text with the marker in front of the one place where `target` stands, `column` characters in. */
export function cursorAt(text: string, target: string, column = 0): Marked {
  const offset = text.indexOf(target);
  if (offset < 0) throw new Error(`The text lacks ${target}.`);
  const before = text.slice(0, offset + column).split("\n");
  return { text, position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
}
