import { formatExact, formatGflops } from "../format.js";
import type { Bound } from "../format.js";
import { type Align, code, paragraphs, table } from "../markdown.js";
import { changeText, signs } from "./changeText.js";
import type { ConfigDiff, DiffRow, RowSide } from "./diffConfigs.js";
import { gflopsChange, paramsChange, sumChange } from "./figures.js";
import { diffSummary, indexRuns, runTarget, spanText } from "./summary.js";

const bound = ({ value, complete }: Bound, format: (value: number) => string): string =>
  `${complete ? "" : "≥ "}${format(value)}`;

const gflopsText = (value: number | null): string => formatGflops(value).replace(" GFLOPs", "");

function totalsTable({ label, baseLabel, own, base }: ConfigDiff): string {
  return table(
    ["", baseLabel, label, "change"],
    [
      [
        "params",
        bound(base.params, formatExact),
        bound(own.params, formatExact),
        sumChange(own.params, base.params, paramsChange),
      ],
      [
        "GFLOPs",
        bound(base.gflops, gflopsText),
        bound(own.gflops, gflopsText),
        sumChange(own.gflops, base.gflops, gflopsChange),
      ],
    ],
    ["left", "right", "right", "right"],
  );
}

interface Column {
  readonly title: string;
  readonly align: Align;
  readonly text: (row: DiffRow) => string;
}

const none = { params: 0, gflops: 0 } as const;
const indexText = (side: RowSide | null): string => (side === null ? "" : String(side.index));
const unlessZero = (text: string): string => (text === "0" ? "" : text);

const paramsColumn: Column = {
  title: "± params",
  align: "right",
  text: ({ own, base }) => unlessZero(paramsChange((own ?? none).params, (base ?? none).params)),
};
const gflopsColumn: Column = {
  title: "± GFLOPs",
  align: "right",
  text: ({ own, base }) => unlessZero(gflopsChange((own ?? none).gflops, (base ?? none).gflops)),
};

const firstColumns = ({ label, baseLabel }: ConfigDiff): readonly Column[] => [
  { title: "", align: "left", text: ({ kind }) => signs[kind] },
  { title: baseLabel, align: "right", text: ({ base }) => indexText(base) },
  { title: label, align: "right", text: ({ own }) => indexText(own) },
  { title: "row", align: "left", text: ({ own, base }) => code((own ?? base)?.text ?? "") },
];

const changeColumns: readonly Column[] = [
  { title: "what changed", align: "left", text: (row) => changeText(row) },
  paramsColumn,
  gflopsColumn,
];

const figureColumns: readonly Column[] = [
  {
    title: "params",
    align: "right",
    text: ({ own }) => (own === null ? "" : own.params === null ? "?" : formatExact(own.params)),
  },
  paramsColumn,
  { title: "GFLOPs", align: "right", text: ({ own }) => (own === null ? "" : gflopsText(own.gflops)) },
  gflopsColumn,
];

const rowsTable = (columns: readonly Column[], rows: readonly DiffRow[]): string =>
  table(
    columns.map(({ title }) => title),
    rows.map((row) => columns.map(({ text }) => text(row))),
    columns.map(({ align }) => align),
  );

const keysTable = ({ label, baseLabel, keys }: ConfigDiff): string =>
  table(
    ["key", baseLabel, label],
    keys.map(({ key, base, own }) => [code(key), base === null ? "" : code(base), own === null ? "" : code(own)]),
  );

const indexTable = ({ label, baseLabel, indexMap }: ConfigDiff): string =>
  table(
    [`row of ${baseLabel}`, `row of ${label}`],
    indexRuns(indexMap).map((run) => [spanText(run.first, run.last), runTarget(run) ?? "deleted"]),
  );

/** A diff as a Markdown document. `convention` says what the GFLOPs mean. */
export function diffMarkdown(diff: ConfigDiff, convention: string): string {
  const { label, baseLabel, rows, keys, indexMap } = diff;
  const first = firstColumns(diff);
  const changed = rows.filter(({ kind }) => kind !== "same");
  return `${paragraphs(
    `# ${label} against ${baseLabel}`,
    diffSummary(diff),
    totalsTable(diff),
    `*${convention}.*`,
    ...(keys.length === 0 ? [] : ["## Keys", keysTable(diff)]),
    ...(changed.length === 0 ? [] : ["## Changed rows", rowsTable([...first, ...changeColumns], changed)]),
    ...(indexMap.length === 0 ? [] : ["## Index map", indexTable(diff)]),
    "## All rows",
    rowsTable([...first, ...figureColumns], rows),
  )}\n`;
}
