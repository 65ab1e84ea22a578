import { numberOf } from "../../values/kinds.js";
import type { ConfigNode, ModelConfig, SequenceNode } from "../modelConfig.js";
import { applyEdits, type OffsetEdit, type TextEdit, textEdits } from "../textEdits.js";
import { textIndex, type TextIndex } from "../textIndex.js";
import { deleteItem } from "./deletion.js";
import type { ItemLayout } from "./layout.js";
import { addItems, layoutOfItem } from "./listItems.js";

/** A row of anchors that is to be written beside another one, whose sizes it has times `factor`. */
export interface NewAnchors {
  readonly place: "before" | "after";
  readonly row: number;
  readonly factor: number;
  /** What its comment says where the other one has a comment, e.g. `P2/4`. */
  readonly comment: string;
}

/** The rows of `anchors`; undefined where it is a number, which holds for any count of levels. */
export function anchorRows({ keys }: ModelConfig): SequenceNode | undefined {
  const node = keys.get("anchors")?.node;
  return node?.kind === "sequence" && node.items.every(({ kind }) => kind === "sequence") ? node : undefined;
}

function* numbersIn(node: ConfigNode): Generator<ConfigNode> {
  if (node.kind === "sequence") for (const item of node.items) yield* numbersIn(item);
  else if (numberOf(node.value) !== undefined) yield node;
}

/** A row of anchors as it is written, its sizes times a factor and rounded, 1 pixel at least. */
function scaled(text: string, index: TextIndex, item: ConfigNode, { start, end }: ItemLayout, factor: number): string {
  const part = text.slice(start, end);
  const edits = [...numbersIn(item)].map((node): OffsetEdit => {
    const size = Math.max(1, Math.round((numberOf(node.value) ?? 0) * factor));
    return {
      start: index.offset(node.range.start) - start,
      end: index.offset(node.range.end) - start,
      newText: String(size),
    };
  });
  return applyEdits(part, textEdits(part, edits));
}

/** Adds a row to `anchors`; no edits where it is a number. */
export function addAnchors(config: ModelConfig, { place, row, factor, comment }: NewAnchors): readonly TextEdit[] {
  const node = anchorRows(config);
  const index = textIndex(config.text);
  const layout = node && layoutOfItem(config, index, node, row);
  const item = node?.items[row];
  if (node === undefined || layout === undefined || item === undefined) return [];
  const own = layout.comment === undefined ? "" : config.text.slice(layout.comment.start, layout.comment.end);
  const gap = /^([ \t]*)#\s*P\d/.exec(own)?.[1];
  const list = scaled(config.text, index, item, layout, factor);
  const written = [{ list, comment: gap === undefined ? "" : `${gap}# ${comment}` }];
  return addItems(config, node, place, row, written);
}

/** Takes a row out of `anchors`; no edits where it is a number. */
export function removeAnchors(config: ModelConfig, row: number): readonly TextEdit[] {
  const node = anchorRows(config);
  const index = textIndex(config.text);
  const layout = node && layoutOfItem(config, index, node, row);
  if (node === undefined || layout === undefined) return [];
  const next = node.items[row + 1];
  // The first of several on a line takes the comma and the blanks behind it along.
  if (layout.sharesLine && row === 0 && next !== undefined) {
    return textEdits(config.text, [{ start: layout.start, end: index.offset(next.range.start), newText: "" }]);
  }
  const previous = node.items[row - 1];
  if (layout.sharesLine && next === undefined && previous !== undefined) {
    return textEdits(config.text, [{ start: index.offset(previous.range.end), end: layout.behindComma, newText: "" }]);
  }
  return textEdits(config.text, deleteItem(layout, index));
}
