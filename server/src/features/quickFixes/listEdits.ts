import type { ConfigNode, Position, SequenceNode } from "../../config/modelConfig.js";
import { lineEnding, type TextEdit } from "../../config/textEdits.js";
import { textIndex } from "../../config/textIndex.js";

/** Whether an item has its lines for itself, but for a dash, a comma and a comment. */
function standsAlone(text: string, { range: { start, end } }: ConfigNode): boolean {
  const index = textIndex(text);
  const before = text.slice(index.lineStart(start.line), index.offset(start));
  const after = text.slice(index.offset(end), index.lineEnd(end.line));
  return /^[ \t]*(?:-[ \t]+)?$/.test(before) && /^[ \t]*,?[ \t]*(?:#.*)?$/.test(after);
}

/** Takes all items but those from one to before another out of a list: with their lines where they have their own. */
export function keepItems(text: string, { items }: SequenceNode, from: number, to: number): readonly TextEdit[] {
  const dropped = items.filter((_, i) => i < from || i >= to);
  const [first, kept, lastKept, last] = [items[0], items[from], items[to - 1], items.at(-1)];
  if (first === undefined || kept === undefined || lastKept === undefined || last === undefined) return [];
  const cut = (start: Position, end: Position): TextEdit => ({ range: { start, end }, newText: "" });
  if (!dropped.every((item) => standsAlone(text, item))) {
    return [cut(first.range.start, kept.range.start), cut(lastKept.range.end, last.range.end)];
  }
  const index = textIndex(text);
  const lineAt = (line: number): Position => index.position(index.lineStart(line));
  return dropped.map(({ range: { start, end } }) => cut(lineAt(start.line), lineAt(end.line + 1)));
}

/** Puts an item before one of a list, or behind the last, in the way in which the others are laid out. */
export function addItem(
  text: string,
  { items, flow }: SequenceNode,
  place: number,
  added: string,
): readonly TextEdit[] {
  const [next, last] = [items[place], items.at(-1)];
  const index = textIndex(text);
  const newLine = lineEnding(text);
  if (next !== undefined) {
    const { start } = next.range;
    const lead = text.slice(index.lineStart(start.line), index.offset(start));
    const between = standsAlone(text, next) ? `${flow ? "," : ""}${newLine}${lead}` : ", ";
    return [{ range: { start, end: start }, newText: added + between }];
  }
  if (last === undefined) return [];
  const { start, end } = last.range;
  if (!standsAlone(text, last)) return [{ range: { start: end, end }, newText: `, ${added}` }];
  const lead = text.slice(index.lineStart(start.line), index.offset(start));
  const at = index.position(index.lineEnd(end.line));
  const rest = text.slice(index.offset(end), index.lineEnd(end.line));
  const comma = flow && !/^[ \t]*,/.test(rest) ? [{ range: { start: end, end }, newText: "," }] : [];
  return [...comma, { range: { start: at, end: at }, newText: newLine + lead + added }];
}
