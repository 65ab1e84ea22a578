import type { ModelConfig, TopLevelKey } from "../../config/modelConfig.js";
import { holdsRows } from "../../config/rows.js";
import type { OffsetEdit } from "../../config/textEdits.js";
import type { TextIndex } from "../../config/textIndex.js";
import { headingEdits } from "./comments.js";
import { type CodeLine, Layout, type Outer } from "./layout.js";
import type { Piece } from "./pieces.js";

/** A list of rows as it is to be, but for the comments behind the rows. */
export interface Section {
  readonly lines: readonly CodeLine[];
  readonly edits: readonly OffsetEdit[];
}

/** How the lists of rows in a file are laid out. */
export const sectionsOf = (config: ModelConfig, index: TextIndex, pieces: readonly Piece[]): readonly Section[] =>
  [...config.keys.values()].flatMap((key) => sectionOf(key, config.text, index, pieces) ?? []);

function sectionOf(
  { node, keyRange }: TopLevelKey,
  text: string,
  index: TextIndex,
  pieces: readonly Piece[],
): Section | undefined {
  if (!holdsRows(node)) return undefined;
  const [start, end] = [index.offset(node.range.start), index.offset(node.range.end)];
  const own = pieces.filter((piece) => piece.start >= start && piece.end <= end);
  if (own.some(({ line, lastLine }) => line !== lastLine)) return undefined;
  const isFlow = node.kind === "sequence" && node.flow;
  const layout = new Layout(text, index, isFlow ? outerOf(own, keyRange.start.character + 2, index) : undefined);
  const lines: CodeLine[] = [];
  const edits: OffsetEdit[] = [];
  let above = keyRange.end.line;
  for (const group of byLine(own)) {
    const code = layout.line(group, group[0]);
    lines.push(code);
    edits.push(...code.edits, ...headingEdits(above + 1, code, text, index));
    above = code.line;
  }
  return { lines, edits };
}

/** Rows below a bracket on a line of its own stand one column in where the author has them so, else two. */
function outerOf([bracket, row]: readonly Piece[], column: number, index: TextIndex): Outer {
  const written = row === undefined ? 0 : row.start - index.lineStart(row.line);
  const from = bracket === undefined ? 0 : bracket.start - index.lineStart(bracket.line);
  return { column, step: written - from === 1 ? 1 : 2 };
}

function byLine(pieces: readonly Piece[]): readonly (readonly [Piece, ...Piece[]])[] {
  const groups: [Piece, ...Piece[]][] = [];
  for (const piece of pieces) {
    const group = groups.at(-1);
    if (group?.[0].line === piece.line) group.push(piece);
    else groups.push([piece]);
  }
  return groups;
}
