import type { Display } from "../../python/membership.js";
import { type FileEdit, insertion } from "./textEdit.js";

const longestLine = 120;

/** One more item at the end of a list that a source writes out, in the way its items are laid out. */
export function addItem(path: string, source: string, display: Display, item: string): readonly FileEdit[] {
  const { items, comma, close } = display;
  const insert = (offset: number, text: string): FileEdit => insertion(path, source, offset, text);
  const [previous, last] = [items.at(-2), items.at(-1)];
  if (last === undefined) return [insert(close, item)];
  const isBroken = (from: number, to: number): boolean => source.slice(from, to).includes("\n");
  const indent = " ".repeat(columnOf(source, last.from, items));
  if (!isBroken(last.to, close) || (previous !== undefined && !isBroken(previous.to, last.from))) {
    const line = source.slice(lineStart(source, last.from), last.to);
    return [insert(last.to, line.length + item.length + 4 > longestLine ? `,\n${indent}${item}` : `, ${item}`)];
  }
  const end = comma ?? last.to;
  const behind = end + (/^[ \t]*#[^\r\n]*/.exec(source.slice(end, close))?.[0].length ?? 0);
  if (comma !== undefined) return [insert(behind, `\n${indent}${item},`)];
  return behind === end
    ? [insert(end, `,\n${indent}${item}`)]
    : [insert(end, ","), insert(behind, `\n${indent}${item}`)];
}

const lineStart = (source: string, offset: number): number => source.lastIndexOf("\n", offset - 1) + 1;

/** The column of the first item on the line of an offset. */
function columnOf(source: string, offset: number, items: Display["items"]): number {
  const start = lineStart(source, offset);
  return (items.find(({ from }) => from >= start)?.from ?? start) - start;
}
