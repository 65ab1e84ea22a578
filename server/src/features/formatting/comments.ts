import type { OffsetEdit } from "../../config/textEdits.js";
import type { TextIndex } from "../../config/textIndex.js";
import type { CodeLine } from "./layout.js";

/** A line with a comment behind its code. */
interface Commented extends CodeLine {
  readonly comment: number;
  /** Of the comment, as it is written. */
  readonly column: number;
}

function commentOf(code: CodeLine, text: string, index: TextIndex): Commented | undefined {
  const blanks = /^\s*(?=#)/.exec(text.slice(code.end, index.lineEnd(code.line)))?.[0];
  if (blanks === undefined) return undefined;
  const comment = code.end + blanks.length;
  return { ...code, comment, column: comment - index.lineStart(code.line) };
}

/** Lines without a blank one or a comment between them. */
function groupsOf(lines: readonly CodeLine[]): readonly (readonly CodeLine[])[] {
  const groups: CodeLine[][] = [];
  for (const code of lines) {
    const group = groups.at(-1);
    if (group?.at(-1)?.line === code.line - 1) group.push(code);
    else groups.push([code]);
  }
  return groups;
}

/** Comments that the author has put below each other though their rows end in several columns. */
const isColumn = (group: readonly Commented[]): boolean =>
  new Set(group.map(({ column }) => column)).size === 1 && new Set(group.map(({ width }) => width)).size > 1;

/** One blank where most comments have one, as in YOLOv5's main branch, else two, as in its releases. */
function usualGap(comments: readonly Commented[]): number {
  const single = comments.filter(({ comment, end }) => comment === end + 1);
  return single.length > comments.length / 2 ? 1 : 2;
}

/** Puts the comments behind rows in their place. `sections` are the lines of code of each. */
export function commentEdits(
  sections: readonly (readonly CodeLine[])[],
  text: string,
  index: TextIndex,
): readonly OffsetEdit[] {
  const groups = sections.flatMap(groupsOf).map((group) => group.flatMap((code) => commentOf(code, text, index) ?? []));
  const gap = usualGap(groups.filter((group) => !isColumn(group)).flat());
  return groups.flatMap((group) => {
    const widest = isColumn(group) ? Math.max(...group.map(({ width }) => width)) : undefined;
    return group.map(({ end, comment, width }) => {
      return { start: end, end: comment, newText: " ".repeat((widest ?? width) - width + gap) };
    });
  });
}

/** Puts the comments on lines of their own above a line of code in their place. `from`: the line to look from. */
export function headingEdits(
  from: number,
  { line, commentColumn }: CodeLine,
  text: string,
  index: TextIndex,
): readonly OffsetEdit[] {
  if (commentColumn === undefined) return [];
  const edits: OffsetEdit[] = [];
  for (let above = from; above < line; above++) {
    const start = index.lineStart(above);
    const written = text.slice(start, index.lineEnd(above));
    if (!written.trimStart().startsWith("#")) continue;
    const end = start + written.length - written.trimStart().length;
    edits.push({ start, end, newText: " ".repeat(commentColumn) });
  }
  return edits;
}
