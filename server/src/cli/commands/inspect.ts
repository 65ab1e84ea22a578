import type { Analysis } from "../../analysis/types.js";
import { formatPlural } from "../../features/format.js";
import { inspectJson, inspectTable } from "../../features/inspect.js";
import { traceJson } from "../../torch/traceJson.js";
import { analyzeSource } from "../analyzeSource.js";
import { command } from "../command.js";
import { findingsText } from "../formats/human.js";
import { jsonText } from "../formats/json.js";
import { modelOptions } from "../modelOptions.js";
import { choice, flag } from "../readers.js";
import { countOf, reportOf } from "../report.js";
import { colorChoices, styleFor } from "../style.js";
import { exitCodes, misuse } from "../terminal.js";
import { readOne } from "./one.js";

/** The totals after `fuse()`, or that the totals above are not those of the whole model. */
function fusedLine({ options, layers: rows, totals }: Analysis): string {
  const { layers, params, gflops } = totals.fused;
  if (!totals.complete || params === null) {
    const known = rows.filter(({ status }) => status === "known").length;
    return `The totals are incomplete: ${known} of ${formatPlural(rows.length, "row")} could be worked out.\n`;
  }
  const cost = gflops === null ? "" : `, ${gflops.toFixed(1)} ${options.version.summary.unit}`;
  return `Fused: ${layers} layers, ${params} parameters${cost}\n`;
}

const tableText = (analysis: Analysis): string =>
  analysis.config.family === "yolov5" ? `${inspectTable(analysis)}${fusedLine(analysis)}` : "";

/** Shows every row of a config with its shapes and its cost. */
export const inspect = command({
  name: "inspect",
  operands: "FILE",
  summary: "Show the table that YOLOv5 prints, with output shapes and GFLOPs.",
  details: ["The findings follow below the table."],
  options: {
    json: flag("Print JSON, for programs"),
    trace: flag("With --json: every operator of the forward pass too, in the order of execution"),
    color: choice("WHEN", colorChoices, "auto", `Colours: ${colorChoices.join(", ")}. Default: auto`),
    ...modelOptions,
  },
  async run(values, operands, terminal) {
    const [operand, ...others] = operands;
    if (operand === undefined || others.length > 0) return misuse(terminal, "Name the one config to inspect.");
    const source = await readOne(operand, terminal, values);
    if (typeof source === "string") return misuse(terminal, source);
    const analysis = analyzeSource(source, values);
    const report = reportOf(source, analysis);
    if (values.json) {
      const { model, run } = analysis;
      const trace = values.trace ? { trace: traceJson(run.pass, model.root) } : {};
      terminal.write(jsonText({ ...inspectJson(analysis, source.name), ...trace }));
    } else {
      const table = tableText(analysis);
      const findings = findingsText(report, styleFor(values.color, terminal));
      terminal.write([table, findings].filter((part) => part !== "").join("\n"));
    }
    return countOf([report], "error") > 0 ? exitCodes.errors : exitCodes.fine;
  },
});
