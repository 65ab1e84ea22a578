import { placesOf } from "../../config/places.js";
import { scan } from "../../config/pyyaml/scanner.js";
import type { Token } from "../../config/pyyaml/tokens.js";
import type { TextIndex } from "../../config/textIndex.js";

/** A token that is written, at offsets of the editor's text. */
export interface Piece {
  readonly type: Token["type"];
  readonly start: number;
  readonly end: number;
  /** The lines that it starts and ends on. */
  readonly line: number;
  readonly lastLine: number;
}

/** What is written in a text besides blanks, comments left out. */
export function piecesOf(text: string, index: TextIndex, dropNonAscii: boolean): readonly Piece[] {
  const places = placesOf(text, dropNonAscii);
  return scan(places.text).tokens.flatMap(({ type, start: from, end: to }) => {
    if (to <= from) return [];
    const [start, end] = [places.original(from), places.original(to - 1) + 1];
    return [{ type, start, end, line: index.position(start).line, lastLine: index.position(end).line }];
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Whether two texts are the same to PyYAML and to readers of their comments: the same tokens, each written the same
 * way.
 */
export function meanTheSame(before: string, after: string, dropNonAscii: boolean): boolean {
  const [text, changed] = [placesOf(before, dropNonAscii).text, placesOf(after, dropNonAscii).text];
  const [one, other] = [scan(text), scan(changed)];
  const isWrittenAlike = (a: Span, b: Span | undefined): boolean =>
    b !== undefined && text.slice(a.start, a.end) === changed.slice(b.start, b.end);
  const isSameRemark = (a: Span, b: Span | undefined): boolean =>
    b !== undefined && text.slice(a.start, a.end).trimEnd() === changed.slice(b.start, b.end).trimEnd();
  return (
    one.refusal === undefined &&
    other.refusal === undefined &&
    one.tokens.length === other.tokens.length &&
    one.comments.length === other.comments.length &&
    one.tokens.every((token, i) => token.type === other.tokens[i]?.type && isWrittenAlike(token, other.tokens[i])) &&
    one.comments.every((comment, i) => isSameRemark(comment, other.comments[i]))
  );
}
