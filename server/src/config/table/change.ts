import type { Numbering } from "./numbering.js";
import { deletedRow } from "./numbering.js";

/** What one entry of `from` shall read: the row above, a row of the table as it was, or one that is new. */
export type RowSource =
  | { readonly kind: "above" }
  | { readonly kind: "row"; readonly index: number }
  | { readonly kind: "new"; readonly row: NewRow };

/** A row to be written. */
export interface NewRow {
  /** A list gives a list, also of one. */
  readonly from: RowSource | readonly RowSource[];
  /** What follows `from`, e.g. `1, Conv, [64, 3, 2]`. */
  readonly rest: string;
  /** What its comment says behind the index, e.g. ` (P2/4)`; it has one only beside rows whose comments give theirs. */
  readonly note?: string;
}

export interface Insertion {
  readonly place: "before" | "after";
  readonly row: number;
  readonly rows: readonly NewRow[];
}

/** A change of the table of rows; indices are those before it. Rows beside which others are inserted stay. */
export interface TableChange {
  readonly insertions?: readonly Insertion[];
  readonly deletions?: ReadonlySet<number>;
  /** Rows that shall read others than before. */
  readonly sources?: ReadonlyMap<number, readonly RowSource[]>;
}

/** A row of the table after a change: one that was there, by its index, or a new one. */
export type Entry = { readonly old: number } | { readonly added: NewRow; readonly beside: number };

/** The rows after a change, in their order. */
export function entriesAfter(count: number, { insertions = [], deletions }: TableChange): readonly Entry[] {
  const added = (index: number, place: Insertion["place"]): readonly Entry[] =>
    insertions
      .filter((insertion) => insertion.row === index && insertion.place === place)
      .flatMap(({ rows }) => rows.map((row) => ({ added: row, beside: index })));
  return Array.from({ length: count }, (_, index) => [
    ...added(index, "before"),
    ...(deletions?.has(index) === true ? [] : [{ old: index }]),
    ...added(index, "after"),
  ]).flat();
}

/** The indices after a change. */
export interface ChangedNumbering extends Numbering {
  readonly ofNew: (row: NewRow) => number;
}

export function numberingOf(count: number, entries: readonly Entry[]): ChangedNumbering {
  const kept = new Map(entries.flatMap((entry, index) => ("old" in entry ? [[entry.old, index] as const] : [])));
  const added = new Map(entries.flatMap((entry, index) => ("added" in entry ? [[entry.added, index] as const] : [])));
  return { count, of: (index) => kept.get(index), ofNew: (row) => added.get(row) ?? -1 };
}

/** `from` as it is written. */
export function fromText(from: RowSource | readonly RowSource[], numbering: ChangedNumbering): string {
  const one = (source: RowSource): string => {
    switch (source.kind) {
      case "above":
        return "-1";
      case "row":
        return String(numbering.of(source.index) ?? deletedRow);
      case "new":
        return String(numbering.ofNew(source.row));
    }
  };
  return isList(from) ? `[${from.map(one).join(", ")}]` : one(from);
}

const isList = (from: RowSource | readonly RowSource[]): from is readonly RowSource[] => Array.isArray(from);
