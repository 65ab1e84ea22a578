import type { Row } from "../modelConfig.js";
import { referencesOf, type Reference } from "../references.js";
import { levelWord, ownIndexWord } from "../rowComment.js";
import type { TextEdit } from "../textEdits.js";

/** What becomes of the indices of rows when the table changes: the new index of a row, undefined for a deleted one. */
export interface Numbering {
  readonly count: number;
  readonly of: (index: number) => number | undefined;
}

/** P-levels that comments shall say, by the rows as they were. */
export type Levels = ReadonlyMap<number, string>;

/** The edits of a change, and what they make of the indices. */
export interface Rewriting {
  readonly edits: readonly TextEdit[];
  readonly numbering: Numbering;
}

/** What stands in `from` for a row that was deleted: no index, so that nobody takes it for another row. */
export const deletedRow = "deleted";

/**
 * The text of a reference in the row that has the index `reader` now. `-1` is the row above wherever it stands, the
 * image in the first row; every other reference follows the row that it names.
 */
export function renumbered({ written, target }: Reference, numbering: Numbering, reader: number): string {
  if (written === -1 || target < 0 || target >= numbering.count) return String(written);
  const index = numbering.of(target);
  if (index === undefined) return deletedRow;
  const back = index - reader;
  return String(written < 0 && back < -1 ? back : index);
}

/** The edits in a row that stays, so that its references and its comment are right again. */
export function renumberingEdits(row: Row, numbering: Numbering, levels?: Levels): readonly TextEdit[] {
  const index = numbering.of(row.index) ?? row.index;
  return [...referenceEdits(row, numbering, index), ...commentEdits(row, index, levels)];
}

export const referenceEdits = (row: Row, numbering: Numbering, index: number): readonly TextEdit[] =>
  referencesOf(row).flatMap((reference) => {
    const newText = renumbered(reference, numbering, index);
    return newText === String(reference.written) ? [] : [{ range: reference.node.range, newText }];
  });

/** An index that was wrong before stays as it is. */
export function commentEdits(row: Row, index: number, levels?: Levels): readonly TextEdit[] {
  const [own, level] = [ownIndexWord(row), levelWord(row)];
  const wanted = levels?.get(row.index);
  return [
    ...(own !== undefined && index !== row.index ? [{ range: own.range, newText: String(index) }] : []),
    ...(level === undefined || wanted === undefined ? [] : [{ range: level.range, newText: wanted }]),
  ];
}
