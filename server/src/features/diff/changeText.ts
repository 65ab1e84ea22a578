import { code } from "../markdown.js";
import type { DiffRow } from "./diffConfigs.js";
import type { RowChange } from "./rowChanges.js";

type Mark = (text: string) => string;

function partChange({ part, base, own, note }: RowChange, mark: Mark): string {
  const texts = base === own ? `${part} ${mark(own)}` : `${part} ${mark(base)} → ${mark(own)}`;
  return note === undefined ? texts : `${texts} (${note})`;
}

/** What is different about a row, on one line: `args [64] → [128]`. `mark` makes code of a text. */
export const changeText = ({ kind, changes }: DiffRow, mark: Mark = code): string =>
  changes.length === 0 ? (kind === "same" ? "" : kind) : changes.map((change) => partChange(change, mark)).join("; ");

/** The sign of a row in a list of changes. */
export const signs: Readonly<Record<DiffRow["kind"], string>> = {
  same: " ",
  changed: "~",
  replaced: "~",
  inserted: "+",
  deleted: "−",
};
