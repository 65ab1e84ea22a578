import type { Piece } from "./pieces.js";

type Type = Piece["type"];

interface Gap {
  readonly before?: Type;
  readonly after?: Type;
  readonly spaces: string;
}

/** What stands between two pieces of a row on one line; the first entry that fits counts, others stay as they are. */
const gaps: readonly Gap[] = [
  { before: "]", spaces: "" },
  { before: ",", spaces: "" },
  { after: "[", spaces: "" },
  { after: ",", spaces: " " },
  { after: "-", before: "[", spaces: " " },
];

/** The blanks that belong between two pieces; undefined where the author decides. */
export const spacesBetween = (one: Type, next: Type): string | undefined =>
  gaps.find(({ before = next, after = one }) => before === next && after === one)?.spaces;
