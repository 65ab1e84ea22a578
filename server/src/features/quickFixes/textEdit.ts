import type { Range } from "../../config/modelConfig.js";
import { lineEnding } from "../../config/textEdits.js";

/** A change of a file that a quick fix proposes. */
export interface FileEdit {
  readonly path: string;
  readonly range: Range;
  readonly text: string;
}

/** An insertion at an offset of a text. Its line ends become those of the text. */
export function insertion(path: string, source: string, offset: number, text: string): FileEdit {
  const before = source.slice(0, offset).split("\n");
  const start = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return { path, range: { start, end: start }, text: text.replaceAll("\n", lineEnding(source)) };
}
