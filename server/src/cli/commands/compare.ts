import { compareConfigs, type Comparison } from "../../features/compare.js";
import { comparisonCsv } from "../../features/compare/csv.js";
import { comparisonMarkdown } from "../../features/compare/markdown.js";
import { command } from "../command.js";
import { comparisonTable } from "../formats/comparisonTable.js";
import { jsonText } from "../formats/json.js";
import { modelOptions } from "../modelOptions.js";
import { choice } from "../readers.js";
import { complain, exitCodes, misuse } from "../terminal.js";
import { labelled, readConfig, type ReadConfig } from "./configs.js";

const formats = {
  table: comparisonTable,
  markdown: comparisonMarkdown,
  csv: comparisonCsv,
  json: jsonText,
} as const satisfies Record<string, (comparison: Comparison) => string>;
type FormatName = keyof typeof formats;
const formatNames = Object.keys(formats) as FormatName[];

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
    const configs: ReadConfig[] = [];
    for (const operand of operands) {
      const config = await readConfig(operand, terminal, values);
      if (typeof config === "string") return misuse(terminal, config);
      configs.push(config);
    }
    const entries = labelled(configs);
    const comparison = compareConfigs([...entries.slice(-1), ...entries.slice(0, -1)]);
    terminal.write(formats[values.format](comparison));
    const failing = configs.flatMap((config) => config.failing ?? []);
    for (const sentence of failing) complain(terminal, sentence);
    return failing.length > 0 ? exitCodes.errors : exitCodes.fine;
  },
});
