import { placesOf } from "../../config/places.js";
import { type Scan, scan } from "../../config/pyyaml/scanner.js";
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

/** All but where things stand. */
const signature = ({ tokens, comments, refusal }: Scan, text: string): string =>
  JSON.stringify([
    refusal !== undefined,
    tokens.map((token) => ({ ...token, start: 0, end: 0 })),
    comments.map(({ start, end }) => text.slice(start, end).trimEnd()),
  ]);

/** Whether two texts are the same to PyYAML and to readers of their comments. */
export function meanTheSame(before: string, after: string, dropNonAscii: boolean): boolean {
  const [one, other] = [placesOf(before, dropNonAscii).text, placesOf(after, dropNonAscii).text];
  return signature(scan(one), one) === signature(scan(other), other);
}
