import type { Comparison, ConfigFigures } from "../../features/compare.js";
import { formatRatio } from "../../features/compare/ratio.js";
import { type Bound, formatExact, formatGflops, formatGflopSum } from "../../features/format.js";

const bare = (text: string): string => text.replace(" GFLOPs", "");
const exact = ({ value, complete }: Bound): string => `${complete ? "" : "≥ "}${formatExact(value)}`;
const gflopsOf = (bound: Bound | undefined): string => (bound === undefined ? "" : bare(formatGflopSum(bound)));

type Column = readonly [title: string, text: (config: ConfigFigures, index: number) => string];

const columnsOf = ({ sections }: Comparison): readonly Column[] => [
  ["config", ({ label }) => label],
  ["GFLOPs", ({ gflops }) => gflopsOf(gflops)],
  ["ratio", ({ ratio }) => formatRatio(ratio)],
  ...sections.map(({ name, sums }): Column => [name, (_, index) => gflopsOf(sums[index]?.gflops)]),
  ["fused", ({ fused }) => bare(formatGflops(fused.gflops))],
  ["parameters", ({ params }) => exact(params)],
  ["layers", ({ layers }) => formatExact(layers)],
];

/** Cells in columns: the first one to the left, figures to the right. */
function align(lines: readonly (readonly string[])[]): readonly string[] {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) =>
    line.map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0))).join("  "),
  );
}

/** A comparison for a terminal: the answer first, then the totals, a line per config, the baseline last. */
export function comparisonTable(comparison: Comparison): string {
  const columns = columnsOf(comparison);
  const { configs, answers, convention, notes } = comparison;
  const [baseline, ...others] = configs.map((config, i) => columns.map(([, text]) => text(config, i)));
  const lines = [columns.map(([title]) => title), ...others, ...(baseline === undefined ? [] : [baseline])];
  return [...answers, "", ...align(lines), "", convention, ...notes].map((line) => `${line}\n`).join("");
}
