import type { OffsetEdit } from "../textEdits.js";
import type { TextIndex } from "../textIndex.js";
import type { ItemLayout, RowLayout } from "./layout.js";

/**
 * Takes rows out of their section, with their comments and their lines. `rows` are the layouts of a section's rows in
 * their order; some of them stay.
 */
export function deleteRows(
  rows: readonly RowLayout[],
  deleted: ReadonlySet<number>,
  index: TextIndex,
): readonly OffsetEdit[] {
  const first = rows.findIndex(({ row }) => !deleted.has(row.index));
  const [kept] = rows.slice(first);
  const [top] = rows;
  // Where the list begins on the line of its first row, the first row that stays moves up to there.
  if (first > 0 && kept !== undefined && top !== undefined && !/^[\s-]*$/.test(top.before)) {
    const rest = rows.slice(first).filter(({ row }) => deleted.has(row.index));
    return [{ start: top.start, end: kept.start, newText: "" }, ...rest.flatMap((row) => deleteItem(row, index))];
  }
  return rows.filter(({ row }) => deleted.has(row.index)).flatMap((row) => deleteItem(row, index));
}

export function deleteItem(layout: ItemLayout, index: TextIndex): readonly OffsetEdit[] {
  const { lastLine, start, behindComma, before, endsLine, lineStart, lineEnd } = layout;
  const isAlone = /^[\s-]*$/.test(before);
  if (isAlone && endsLine) {
    const next = lastLine + 1;
    const isLast = next >= index.lines;
    return isLast
      ? [{ start: index.lineEnd(index.position(start).line - 1), end: lineEnd, newText: "" }]
      : [{ start: lineStart, end: index.lineStart(next), newText: "" }];
  }
  const comment = layout.comment === undefined || endsLine ? [] : [{ ...layout.comment, newText: "" }];
  if (isAlone) return [{ start, end: behindComma, newText: "" }, ...comment];
  // The blanks before it go too, and the comma of the row before it stays.
  return [{ start: start - (/[ \t]*$/.exec(before)?.[0].length ?? 0), end: behindComma, newText: "" }, ...comment];
}
