import type { ModelConfig, SequenceNode } from "../modelConfig.js";
import { comparePositions } from "../ranges.js";
import { lineEnding, type TextEdit, textEdits } from "../textEdits.js";
import { textIndex, type TextIndex } from "../textIndex.js";
import { deleteItem } from "./deletion.js";
import { insertAfter, insertBefore, type WrittenRow } from "./insertion.js";
import { type ItemLayout, itemLayout } from "./layout.js";

/** Where an item of a list that is written in the text stands, with its comment. */
export function layoutOfItem(
  { text, comments }: ModelConfig,
  index: TextIndex,
  { flow, items }: SequenceNode,
  item: number,
): ItemLayout | undefined {
  const node = items[item];
  if (node === undefined) return undefined;
  const { end } = node.range;
  const comment = comments.find(({ range }) => range.start.line === end.line && comparePositions(range.start, end) > 0);
  return itemLayout(text, index, { range: node.range, comment }, flow);
}

/** Writes items before or behind one of a list, in the way in which it is laid out. */
export function addItems(
  config: ModelConfig,
  node: SequenceNode,
  place: "before" | "after",
  item: number,
  written: readonly WrittenRow[],
): readonly TextEdit[] {
  const layout = layoutOfItem(config, textIndex(config.text), node, item);
  if (layout === undefined || written.length === 0) return [];
  const eol = lineEnding(config.text);
  const own = layout.comment === undefined ? "" : config.text.slice(layout.comment.start, layout.comment.end);
  const edits = place === "before" ? insertBefore(layout, written, eol) : insertAfter(layout, written, eol, own);
  return textEdits(config.text, edits);
}

/** Takes all items but those from one to before another out of a list, with the lines that they have for themselves. */
export function keepItems(config: ModelConfig, node: SequenceNode, from: number, to: number): readonly TextEdit[] {
  const index = textIndex(config.text);
  const layouts = node.items.flatMap((_, item) => layoutOfItem(config, index, node, item) ?? []);
  const [first, kept, lastKept, last] = [layouts[0], layouts[from], layouts[to - 1], layouts.at(-1)];
  if (first === undefined || kept === undefined || lastKept === undefined || last === undefined) return [];
  const dropped = layouts.filter((_, item) => item < from || item >= to);
  const haveLines = dropped.every(({ before, endsLine }) => /^[\s-]*$/.test(before) && endsLine);
  const edits = haveLines
    ? dropped.flatMap((layout) => deleteItem(layout, index))
    : [
        { start: first.start, end: kept.start, newText: "" },
        { start: lastKept.end, end: last.end, newText: "" },
      ];
  return textEdits(config.text, edits);
}
