import type { ConfigNode, Row } from "./modelConfig.js";

/** One index in a row's `from`, and what it means. */
export interface Reference {
  readonly row: Row;
  readonly node: ConfigNode;
  /** As written: negative ones count back from the row. */
  readonly written: number;
  /** The row that is read, absolute; -1 for the image, and below or not before the row where it reads nothing. */
  readonly target: number;
}

/** The indices in a row's `from`, in the order of the list; items that are no ints are left out. */
export function referencesOf(row: Row): readonly Reference[] {
  const { from, index } = row;
  const nodes = from?.kind === "sequence" ? from.items : from === undefined ? [] : [from];
  return nodes.flatMap((node) => {
    const { value } = node;
    if (typeof value !== "number" || !Number.isSafeInteger(value)) return [];
    return [{ row, node, written: value, target: value < 0 ? index + value : value }];
  });
}

/** The indices that read a row. */
export const readersOfRow = (rows: readonly Row[], target: number): readonly Reference[] =>
  rows.flatMap((row) => (row.index > target ? referencesOf(row).filter((found) => found.target === target) : []));
