import type { ComparedSum, Comparison, ConfigFigures, RowFigures } from "../compare.js";
import { formatExact, formatGflopSum, formatParams, formatParamSum } from "../format.js";
import { type Align, paragraphs, table } from "../markdown.js";
import type { Sum } from "../sums.js";
import { gflopsCell } from "./answer.js";
import { formatRatio } from "./ratio.js";

const bare = (text: string): string => text.replace(/ (GFLOPs|params)$/, "");

/** A column of a table about several configs. */
interface Column<Figures> {
  readonly title: string;
  readonly align: Align;
  readonly text: (figures: Figures) => string;
}

const totalColumns: readonly Column<ConfigFigures>[] = [
  { title: "config", align: "left", text: ({ label }) => label },
  { title: "GFLOPs", align: "right", text: ({ gflops }) => bare(formatGflopSum(gflops)) },
  { title: "ratio", align: "right", text: ({ ratio }) => formatRatio(ratio) },
  {
    title: "params",
    align: "right",
    text: ({ params }) => `${params.complete ? "" : "≥ "}${formatExact(params.value)}`,
  },
  {
    title: "layers",
    align: "right",
    text: ({ layers, params }) => `${params.complete ? "" : "≥ "}${formatExact(layers)}`,
  },
  { title: "fused GFLOPs", align: "right", text: ({ fused }) => gflopsCell(fused.gflops) },
  {
    title: "fused params",
    align: "right",
    text: ({ fused, params }) => (fused.params === null || !params.complete ? "?" : formatExact(fused.params)),
  },
  {
    title: "GMACs by operator",
    align: "right",
    text: ({ macs }) => `${macs.complete ? "" : "≥ "}${(macs.value / 1e9).toFixed(2)}`,
  },
  { title: "version", align: "left", text: ({ version }) => version },
];

const sumColumns: readonly Column<Sum>[] = [
  { title: "rows", align: "right", text: ({ rows }) => String(rows) },
  { title: "params", align: "right", text: ({ params }) => bare(formatParamSum(params)) },
  { title: "GFLOPs", align: "right", text: ({ gflops }) => bare(formatGflopSum(gflops)) },
];

const rowColumns: readonly Column<RowFigures>[] = [
  { title: "row", align: "left", text: ({ index, module }) => `${index} ${module}` },
  { title: "output", align: "left", text: ({ output }) => output },
  { title: "params", align: "right", text: ({ params }) => bare(formatParams(params)) },
  { title: "GFLOPs", align: "right", text: ({ gflops }) => gflopsCell(gflops) },
];

/** A table with the same columns once per config, behind one that names the lines. */
function sideBySide<Figures>(
  configs: readonly ConfigFigures[],
  first: string,
  columns: readonly Column<Figures>[],
  lines: readonly { readonly name: string; readonly figures: readonly (Figures | null)[] }[],
): string {
  return table(
    [first, ...configs.flatMap(({ label }) => columns.map(({ title }) => `${label}: ${title}`))],
    lines.map(({ name, figures }) => [
      name,
      ...figures.flatMap((own) => columns.map(({ text }) => (own === null ? "" : text(own)))),
    ]),
    ["left", ...configs.flatMap(() => columns.map(({ align }) => align))],
  );
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");

/** A comparison as a Markdown document. */
export function comparisonMarkdown({
  configs,
  answers,
  sections,
  modules,
  rows,
  convention,
  notes,
}: Comparison): string {
  const sums = (groups: readonly ComparedSum[]) => groups.map(({ name, sums: figures }) => ({ name, figures }));
  const places = rows.map(({ section, position, rows: figures }) => ({ name: `${section} ${position}`, figures }));
  const totals = table(
    totalColumns.map(({ title }) => title),
    configs.map((config) => totalColumns.map(({ text }) => text(config))),
    totalColumns.map(({ align }) => align),
  );
  return `${paragraphs(
    "# Comparison of GFLOPs",
    list(answers),
    totals,
    `*${convention}*`,
    list(notes),
    "## Sections",
    sideBySide(configs, "section", sumColumns, sums(sections)),
    "## Modules",
    sideBySide(configs, "module", sumColumns, sums(modules)),
    "## Rows",
    sideBySide(configs, "place", rowColumns, places),
  )}\n`;
}
