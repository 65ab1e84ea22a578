import { compareConfigs, type ComparedConfig, type Comparison } from "../../features/compare.js";
import { comparisonCsv } from "../../features/compare/csv.js";
import { comparisonMarkdown } from "../../features/compare/markdown.js";
import { formatPlural } from "../../features/format.js";
import { analyzeSource } from "../analyzeSource.js";
import { command } from "../command.js";
import { comparisonTable } from "../formats/comparisonTable.js";
import { jsonText } from "../formats/json.js";
import { modelOptions } from "../modelOptions.js";
import { choice } from "../readers.js";
import { countOf, reportOf } from "../report.js";
import type { Source } from "../source.js";
import { complain, exitCodes, misuse } from "../terminal.js";
import { readOne } from "./one.js";

const formats = {
  table: comparisonTable,
  markdown: comparisonMarkdown,
  csv: comparisonCsv,
  json: jsonText,
} as const satisfies Record<string, (comparison: Comparison) => string>;
type FormatName = keyof typeof formats;
const formatNames = Object.keys(formats) as FormatName[];

/** The stems, or the whole names where two configs have one stem. */
function labelsOf(sources: readonly Source[]): readonly string[] {
  const stems = sources.map(({ stem, name }) => stem ?? name);
  return sources.map(({ name }, i) => {
    const stem = stems[i] ?? name;
    return stems.filter((other) => other === stem).length > 1 ? name : stem;
  });
}

/** Puts configs side by side. */
export const compare = command({
  name: "compare",
  operands: "CONFIG... BASELINE",
  summary: "Compare the GFLOPs and parameters of configs with those of the last one.",
  details: ["A config is a file or stock:NAME, e.g. yolo-config compare mine.yaml stock:yolov5l."],
  options: {
    format: choice<FormatName>(
      "FORMAT",
      formatNames,
      "table",
      `How the comparison is written: ${formatNames.join(", ")}. Default: table`,
    ),
    ...modelOptions,
  },
  async run(values, operands, terminal) {
    if (operands.length < 2) {
      return misuse(terminal, "Name at least two configs, the last one to compare with, e.g. mine.yaml stock:yolov5l.");
    }
    const sources: Source[] = [];
    for (const operand of operands) {
      const source = await readOne(operand, terminal, values);
      if (typeof source === "string") return misuse(terminal, source);
      sources.push(source);
    }
    const labels = labelsOf(sources);
    const entries: ComparedConfig[] = [];
    const failing: string[] = [];
    for (const [i, source] of sources.entries()) {
      const analysis = analyzeSource(source, values);
      const report = reportOf(source, analysis);
      const { family, name, findings } = report;
      if (family !== "yolov5") return misuse(terminal, `${name}: ${findings[0]?.message ?? "no model config."}`);
      entries.push({ label: labels[i] ?? name, analysis });
      const errors = countOf([report], "error");
      if (errors > 0) failing.push(`${name} has ${formatPlural(errors, "error")}; yolo-config check tells them.`);
    }
    const baseline = entries.at(-1);
    const comparison = compareConfigs([...(baseline === undefined ? [] : [baseline]), ...entries.slice(0, -1)]);
    terminal.write(formats[values.format](comparison));
    for (const sentence of failing) complain(terminal, sentence);
    return failing.length > 0 ? exitCodes.errors : exitCodes.fine;
  },
});
