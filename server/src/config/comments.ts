import type { Comment } from "./modelConfig.js";
import type { Places } from "./places.js";
import type { CommentSpan } from "./pyyaml/scanner.js";

/** The comments of a text, as it stands in the editor, by their line. */
export function commentsByLine(
  text: string,
  spans: readonly CommentSpan[],
  places: Places,
): ReadonlyMap<number, Comment> {
  const comments = new Map<number, Comment>();
  for (const { start, end } of spans) {
    const range = places.range(start, end);
    comments.set(range.start.line, { text: text.slice(places.original(start) + 1, places.original(end)), range });
  }
  return comments;
}
