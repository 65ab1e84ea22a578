import { analyzeSource, checkoutsOnDisk } from "../analyzeSource.js";
import { command } from "../command.js";
import { type Entry, findFiles } from "../files.js";
import type { Format } from "../formats/format.js";
import { github } from "../formats/github.js";
import { human } from "../formats/human.js";
import { json } from "../formats/json.js";
import { sarif } from "../formats/sarif.js";
import { modelOptions, type ModelValues } from "../modelOptions.js";
import { choice, flag } from "../readers.js";
import type { Checkouts } from "../../workspace/checkouts.js";
import { countOf, errorsOnly, type Report, reportOf } from "../report.js";
import { readSource } from "../source.js";
import { colorChoices, styleFor } from "../style.js";
import { complain, exitCodes, misuse, type Terminal } from "../terminal.js";

const formats = { human, json, github, sarif } as const satisfies Record<string, Format>;
type FormatName = keyof typeof formats;
const formatNames = Object.keys(formats) as FormatName[];

/** A report, a sentence on why there is none, or undefined for a file in a folder that is no model config. */
async function checkEntry(
  entry: Entry,
  values: ModelValues,
  terminal: Terminal,
  checkouts: Checkouts,
): Promise<Report | string | undefined> {
  const named = entry.kind !== "file" || entry.named;
  const read = await readSource(entry, terminal, values.yolov5);
  if (read.kind !== "source") return named || read.kind === "unreadable" ? read.message : undefined;
  const report = reportOf(read.source, analyzeSource(read.source, values, checkouts));
  return named || report.family !== "none" ? report : undefined;
}

/** Finds what is wrong in configs. */
export const check = command({
  name: "check",
  operands: "FILE|DIR...",
  summary: "Find what is wrong in model configs.",
  details: ["In a folder, all *.yaml and *.yml that are model configs are checked."],
  options: {
    format: choice<FormatName>(
      "FORMAT",
      formatNames,
      "human",
      `How findings are written: ${formatNames.join(", ")}. Default: human`,
    ),
    quiet: flag("Tell errors only: no warnings, no notes, no summary", "q"),
    color: choice("WHEN", colorChoices, "auto", `Colours: ${colorChoices.join(", ")}. Default: auto`),
    ...modelOptions,
  },
  async run(values, operands, terminal) {
    if (operands.length === 0) return misuse(terminal, "Name the files or folders to check, or - for standard input.");
    const { entries, problems } = findFiles(operands, values.workspace);
    const reports: Report[] = [];
    const refusals = [...problems];
    const checkouts = checkoutsOnDisk();
    for (const entry of entries) {
      const result = await checkEntry(entry, values, terminal, checkouts);
      if (typeof result === "string") refusals.push(result);
      else if (result !== undefined) reports.push(result);
    }
    for (const sentence of refusals) complain(terminal, sentence);
    const { format, quiet } = values;
    if (refusals.length === 0 || reports.length > 0) {
      const options = { style: styleFor(values.color, terminal), quiet, version: terminal.version };
      terminal.write(formats[format](quiet ? reports.map(errorsOnly) : reports, options));
    }
    if (refusals.length > 0) return exitCodes.misuse;
    return countOf(reports, "error") > 0 ? exitCodes.errors : exitCodes.fine;
  },
});
