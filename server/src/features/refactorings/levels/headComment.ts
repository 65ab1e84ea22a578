import type { TextEdit } from "../../../config/textEdits.js";
import type { Layer } from "../../../analysis/types.js";
import { levelNumber } from "./detection.js";

/** `(P3, P4, P5)` in the comment of the head, as the stock files have it. */
const listed = /\(\s*P\d(?:\s*,\s*P\d)*\s*\)/d;

/** Has the comment of the head list the levels of these strides; no edits where it lists none. */
export function headCommentEdits(head: Layer, strides: readonly number[]): readonly TextEdit[] {
  const { comment } = head.row;
  const place = comment && listed.exec(comment.text)?.indices?.[0];
  if (comment === undefined || !place) return [];
  const { line, character } = comment.range.start;
  const [start, end] = place.map((offset) => ({ line, character: character + 1 + offset }));
  const newText = `(${strides.map((stride) => `P${levelNumber(stride)}`).join(", ")})`;
  return start && end ? [{ range: { start, end }, newText }] : [];
}
