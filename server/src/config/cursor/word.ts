import type { FlowText } from "../flowText.js";
import { lineEndOf, lineStartOf } from "../lines.js";
import type { Word } from "./place.js";

/** A word without quotes. */
export const plainWord = (start: number, end: number): Word => ({ start, end, quote: "" });

/**
 * The word of an item that an offset touches; an empty item has none yet. Undefined for an offset behind the item,
 * where nothing more can be written before the next separator.
 */
export function wordAt(
  text: string,
  { codeStart, codeEnd }: Pick<FlowText, "codeStart" | "codeEnd">,
  offset: number,
): Word | undefined {
  if (codeStart === codeEnd) return plainWord(offset, offset);
  if (offset > codeEnd) return undefined;
  const start = Math.max(Math.min(codeStart, offset), lineStartOf(text, offset));
  const end = Math.min(codeEnd, lineEndOf(text, offset));
  const quote = /^['"]/.exec(text.slice(start, offset))?.[0];
  if (quote === undefined) return plainWord(start, end);
  const isClosed = end > start + 1 && text[end - 1] === quote;
  if (isClosed && offset === end) return undefined;
  return { start: start + 1, end: isClosed ? end - 1 : end, quote };
}
