import { repr } from "../../values/repr.js";
import { isUnknown } from "../../values/value.js";
import type { ConfigNode, ModelConfig, Row } from "../modelConfig.js";
import { readConfig } from "../readConfig.js";
import { sectionNames } from "../rows.js";
import { applyEdits, type TextEdit } from "../textEdits.js";
import { type ChangedNumbering, type Entry, fromText, type TableChange } from "./change.js";
import { referencesOf } from "../references.js";
import { type Numbering, renumbered } from "./numbering.js";

/** A row as it shall be read: `from` and the rest of it, which is undefined for a row that is new. */
export interface ExpectedRow {
  readonly section: string;
  readonly from: string;
  readonly rest: string | undefined;
}

const source = (node: ConfigNode | undefined): string => (node === undefined ? "" : repr(node.value));

/** What follows `from` in a row. */
export const restOf = ({ node }: Row): string =>
  node.kind === "sequence" ? node.items.slice(1).map(source).join(", ") : source(node);

/** `from` of a row that stays, as it shall be read. */
export function expectedFrom(row: Row, numbering: Numbering, index: number): string {
  const references = new Map(referencesOf(row).map((reference) => [reference.node, reference]));
  const one = (node: ConfigNode): string => {
    const reference = references.get(node);
    const text = reference === undefined ? undefined : renumbered(reference, numbering, index);
    return text === undefined ? source(node) : /^-?\d+$/.test(text) ? text : `'${text}'`;
  };
  const { from } = row;
  if (from === undefined) return "";
  return from.kind === "sequence" ? `[${from.items.map(one).join(", ")}]` : one(from);
}

/** Whether edits of a text give the rows that are expected and leave all else as it was. */
export function givesRows(config: ModelConfig, edits: readonly TextEdit[], expected: readonly ExpectedRow[]): boolean {
  if (isUnknown(config.value)) return false;
  const after = readConfig(applyEdits(config.text, edits), config.options);
  if (isUnknown(after.value) || after.rows.length !== expected.length) return false;
  return keysOf(after) === keysOf(config) && after.rows.every((row, i) => isAs(row, expected[i] as ExpectedRow));
}

const isAs = (row: Row, { section, from, rest }: ExpectedRow): boolean =>
  row.section === section && source(row.from) === from && (rest === undefined || restOf(row) === rest);

const isSection = (name: string): boolean => sectionNames.some((section) => section === name);

const keysOf = ({ keys }: ModelConfig): string =>
  [...keys].map(([name, { node }]) => (isSection(name) ? name : `${name}: ${source(node)}`)).join("\n");

export function verified(
  config: ModelConfig,
  edits: readonly TextEdit[],
  entries: readonly Entry[],
  { sources }: TableChange,
  numbering: ChangedNumbering,
): boolean {
  const sectionOf = (index: number): string => config.rows[index]?.section ?? "";
  const expected = entries.map((entry, index): ExpectedRow => {
    if ("added" in entry) {
      const from = fromText(entry.added.from, numbering);
      return { section: sectionOf(entry.beside), from, rest: undefined };
    }
    const row = config.rows[entry.old] as Row;
    const [first, ...more] = sources?.get(entry.old) ?? [];
    const list = row.from?.kind === "sequence";
    const from =
      first === undefined ? expectedFrom(row, numbering, index) : fromText(list ? [first, ...more] : first, numbering);
    return { section: row.section, from, rest: restOf(row) };
  });
  return givesRows(config, edits, expected);
}
