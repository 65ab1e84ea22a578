import type { Comment } from "./modelConfig.js";
import type { Places } from "./places.js";
import type { CommentSpan } from "./pyyaml/scanner.js";

/** The comments of a text by the line they stand on. */
export function commentsByLine(spans: readonly CommentSpan[], places: Places): ReadonlyMap<number, Comment> {
  const comments = new Map<number, Comment>();
  for (const { start, end } of spans) {
    const range = places.range(start, end);
    comments.set(range.start.line, { text: places.text.slice(start + 1, end), range });
  }
  return comments;
}
