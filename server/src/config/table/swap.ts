import type { ModelConfig, Row } from "../modelConfig.js";
import { applyEdits, type OffsetEdit, type TextEdit, textEdits } from "../textEdits.js";
import { textIndex, type TextIndex } from "../textIndex.js";
import { layoutOf, type RowLayout } from "./layout.js";
import {
  commentEdits,
  type Levels,
  type Numbering,
  referenceEdits,
  renumberingEdits,
  type Rewriting,
} from "./numbering.js";
import { expectedFrom, givesRows, restOf } from "./verify.js";

/**
 * The edits that exchange a row with the next one of its section, their comments with them; blank lines and comments on
 * lines of their own stay. Undefined where there is no such row or the text does not take it.
 */
export function swapWithNext(config: ModelConfig, upper: number, levels?: Levels): Rewriting | undefined {
  const { rows } = config;
  const [first, second] = [rows[upper], rows[upper + 1]];
  if (first === undefined || second === undefined || first.section !== second.section) return undefined;
  const numbering: Numbering = {
    count: rows.length,
    of: (index) => (index === upper ? upper + 1 : index === upper + 1 ? upper : index),
  };
  const index = textIndex(config.text);
  const [a, b] = [layoutOf(config, index, first), layoutOf(config, index, second)];
  /** Writes a row and its comment at the place of the other one. */
  const placed = (place: RowLayout, { row, start, end, comment }: RowLayout): readonly OffsetEdit[] => {
    const own = numbering.of(row.index) ?? row.index;
    const list = rewritten(config.text, start, end, referenceEdits(row, numbering, own), index);
    const moved = { start: place.start, end: place.end, newText: list };
    if (place.comment === undefined || comment === undefined) return [moved];
    const edits = commentEdits(row, own, levels);
    return [moved, { ...place.comment, newText: rewritten(config.text, comment.start, comment.end, edits, index) }];
  };
  const kept = rows
    .filter((row) => row !== first && row !== second)
    .flatMap((row) => renumberingEdits(row, numbering, levels));
  const edits = [...kept, ...textEdits(config.text, [...placed(a, b), ...placed(b, a)])];
  const order = rows.map((_, at) => rows[numbering.of(at) ?? at] as Row);
  const expected = order.map((row, at) => ({
    section: row.section,
    from: expectedFrom(row, numbering, at),
    rest: restOf(row),
  }));
  return givesRows(config, edits, expected) ? { edits, numbering } : undefined;
}

/** A part of a text after edits that lie in it. */
function rewritten(text: string, start: number, end: number, edits: readonly TextEdit[], index: TextIndex): string {
  const inner = edits.map(({ range, newText }) => ({
    start: index.offset(range.start) - start,
    end: index.offset(range.end) - start,
    newText,
  }));
  const part = text.slice(start, end);
  return applyEdits(part, textEdits(part, inner));
}
