import type { Range } from "./modelConfig.js";
import { comparePositions } from "./ranges.js";
import { textIndex } from "./textIndex.js";

/** A change of a text as LSP has it: what stands in the range gives way to the new text. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** A change by offsets of the text. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Edits by offsets as an editor takes them; those that change nothing are left out. */
export function textEdits(text: string, edits: readonly OffsetEdit[]): readonly TextEdit[] {
  const { position } = textIndex(text);
  return edits
    .filter(({ start, end, newText }) => text.slice(start, end) !== newText)
    .map(({ start, end, newText }) => ({ range: { start: position(start), end: position(end) }, newText }));
}

/** The text after edits that do not overlap; of several at one place the first comes first. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const { offset } = textIndex(text);
  const ordered = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => comparePositions(a.edit.range.start, b.edit.range.start) || a.order - b.order);
  let [result, done] = ["", 0];
  for (const { edit } of ordered) {
    result += text.slice(done, offset(edit.range.start)) + edit.newText;
    done = Math.max(done, offset(edit.range.end));
  }
  return result + text.slice(done);
}

/** How the lines of a text end. */
export const lineEnding = (text: string): string => (text.includes("\r\n") ? "\r\n" : "\n");
