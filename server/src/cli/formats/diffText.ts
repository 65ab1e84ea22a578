import { changeText } from "../../features/diff/changeText.js";
import type { ConfigDiff, DiffRow } from "../../features/diff/diffConfigs.js";
import { gflopsChange, paramsChange, sumChange } from "../../features/diff/figures.js";
import { diffSummary } from "../../features/diff/summary.js";
import { type Bound, formatExact, formatGflopSum } from "../../features/format.js";

const exact = ({ value, complete }: Bound): string => `${complete ? "" : "≥ "}${formatExact(value)}`;
const bare = (bound: Bound): string => formatGflopSum(bound).replace(" GFLOPs", "");

const signs: Readonly<Record<DiffRow["kind"], string>> = {
  same: " ",
  changed: "~",
  replaced: "~",
  inserted: "+",
  deleted: "-",
};

const none = { params: 0, gflops: 0 } as const;

/** `+1,234 params, +0.12 GFLOPs`; empty for a row that costs what it did. */
function costText({ own, base }: DiffRow): string {
  const [after, before] = [own ?? none, base ?? none];
  const params = paramsChange(after.params, before.params);
  const gflops = gflopsChange(after.gflops, before.gflops);
  return [params === "0" ? "" : `${params} params`, gflops === "0" ? "" : `${gflops} GFLOPs`]
    .filter((part) => part !== "")
    .join(", ");
}

/** The row with its number, then what is different about it on lines of their own. */
function rowLines(row: DiffRow, width: number): readonly string[] {
  const { own, base, kind } = row;
  const side = own ?? base;
  if (side === null) return [];
  const was = own !== null && base !== null && own.index !== base.index ? `row ${base.index} before` : "";
  const notes = [row.changes.length === 0 ? "" : changeText(row, (text) => text), was, costText(row)];
  const indent = " ".repeat(width + 3);
  return [
    `${signs[kind]} ${String(side.index).padStart(width)} ${side.text}`,
    ...notes.filter((note) => note !== "").map((note) => indent + note),
  ];
}

const widthOf = ({ own, base }: DiffRow): number => String((own ?? base)?.index ?? "").length;

/** A diff for a terminal: the summary, the totals, then keys and rows that changed. */
export function diffText(diff: ConfigDiff, convention: string): string {
  const { label, baseLabel, keys, rows, own, base } = diff;
  const changed = rows.filter(({ kind }) => kind !== "same");
  const width = changed.reduce((most, row) => Math.max(most, widthOf(row)), 0);
  const parts = [
    [
      `${label} against ${baseLabel}: ${diffSummary(diff)}`,
      `params  ${exact(base.params)} → ${exact(own.params)}  ${sumChange(own.params, base.params, paramsChange)}`,
      `GFLOPs  ${bare(base.gflops)} → ${bare(own.gflops)}  ${sumChange(own.gflops, base.gflops, gflopsChange)}`,
    ],
    keys.map(({ key, base: before, own: after }) => `~ ${key}: ${before ?? "(none)"} → ${after ?? "(none)"}`),
    changed.flatMap((row) => rowLines(row, width)),
    [`${convention}.`],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line}\n`).join(""))
    .join("\n");
}
