import type { ModelConfig } from "../../../server/src/config/modelConfig.js";
import { repr } from "../../../server/src/values/repr.js";
import { isList } from "../../../server/src/values/value.js";

type Source = "above" | "deleted" | { readonly row: number };

/** A row by an identity that it keeps wherever it goes. */
export interface AbstractRow {
  readonly id: number;
  readonly section: string;
  readonly list: boolean;
  readonly sources: readonly Source[];
  readonly rest: string;
}

/** What a table means, told apart from how it is written. */
export type AbstractTable = readonly AbstractRow[];

export function tableOf({ rows }: ModelConfig): AbstractTable {
  return rows.map((row): AbstractRow => {
    const from = row.from?.value ?? null;
    const entries = isList(from) ? from.items : [from];
    const sources = entries.map((entry): Source => {
      if (entry === "deleted") return "deleted";
      if (typeof entry !== "number") throw new Error(`row ${row.index} reads ${repr(entry)}`);
      return entry === -1 ? "above" : { row: entry < 0 ? row.index + entry : entry };
    });
    const rest = [row.number, row.module, row.args].map((node) => repr(node?.value ?? null)).join(", ");
    return { id: row.index, section: row.section, list: isList(from), sources, rest };
  });
}

/** The table with indices in place of identities, to be compared with one that was read. */
export function numbered(table: AbstractTable): AbstractTable {
  const indices = new Map(table.map(({ id }, index) => [id, index]));
  const follow = (source: Source): Source => {
    if (typeof source === "string") return source;
    const row = indices.get(source.row);
    return row === undefined ? "deleted" : { row };
  };
  return table.map((row, id) => ({ ...row, id, sources: row.sources.map(follow) }));
}

export const inserted = (table: AbstractTable, at: number, row: AbstractRow): AbstractTable => [
  ...table.slice(0, at),
  row,
  ...table.slice(at),
];

/** A reference to a deleted row stays one to it, whatever comes later. */
export const removed = (table: AbstractTable, at: number): AbstractTable => {
  const gone = table[at]?.id;
  return table
    .filter((_, index) => index !== at)
    .map((row) => ({
      ...row,
      sources: row.sources.map((source) => (typeof source === "object" && source.row === gone ? "deleted" : source)),
    }));
};

/** Exchanges a row with the next one. */
export function swapped(table: AbstractTable, at: number): AbstractTable {
  const [first, second] = [table[at], table[at + 1]];
  if (!first || !second) return table;
  return [...table.slice(0, at), second, first, ...table.slice(at + 2)];
}

/** The rows as text, all references absolute or -1. */
export const written = (table: AbstractTable): readonly { readonly section: string; readonly text: string }[] =>
  numbered(table).map(({ section, list, sources, rest }) => {
    const entries = sources.map((source) =>
      source === "above" ? "-1" : source === "deleted" ? "deleted" : String(source.row),
    );
    return { section, text: `[${list ? `[${entries.join(", ")}]` : (entries[0] ?? "")}, ${rest}]` };
  });
