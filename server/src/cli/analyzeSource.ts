import path from "node:path";
import { analyzeText } from "../analysis/analyze.js";
import type { Analysis, Problem } from "../analysis/types.js";
import { sectionNames } from "../config/rows.js";
import { isUnknown } from "../values/value.js";
import type { Checkout } from "../workspace/checkout.js";
import { Checkouts } from "../workspace/checkouts.js";
import { DiskFiles } from "../workspace/diskFiles.js";
import { Snapshot } from "../workspace/snapshot.js";
import { pathOfNative } from "../workspace/uris.js";
import { analysisOptionsOf, type ModelValues } from "./modelOptions.js";
import type { Source } from "./source.js";

/** Why a text is no model config: the second half of a sentence. */
function lack({ config }: Analysis, text: string): string {
  if (text.trim() === "") return "is empty";
  const start = "is no YOLOv5 model config:";
  if (config.value === null) return `${start} it holds nothing but comments`;
  if (isUnknown(config.value) && config.problems.length === 0) return `${start} ${config.value.reason}`;
  const missing = sectionNames.filter((name) => !config.keys.has(name));
  if (missing.length === 0) return `${start} its backbone and head are no lists of [from, number, module, args] rows`;
  return `${start} it has no ${missing.join(" and ")} ${missing.length === 1 ? "list" : "lists"}`;
}

function familyProblems(analysis: Analysis, { text }: Source): readonly Problem[] {
  const { family, problems } = analysis.config;
  const start = { line: 0, character: 0 };
  const range = { start, end: { line: 0, character: /^.*/.exec(text)?.[0].length ?? 0 } };
  if (family === "other") {
    const message = "The file is a model config of another YOLO family, which YOLOv5 does not read. It is not checked.";
    return [{ code: "config.other-family", message, range }];
  }
  return [
    { code: "config.not-model", message: `The file ${lack(analysis, text)}.`, range },
    ...problems.map(({ code, message, range }) => ({ code, message, range })),
  ];
}

/** The checkouts on the disk, as it is now. */
export const checkoutsOnDisk = (): Checkouts => new Checkouts(new Snapshot(new DiskFiles()));

function checkoutAround(source: Source, values: ModelValues, checkouts: Checkouts): Checkout | undefined {
  if (source.path === undefined) return undefined;
  const folders = values.workspace === undefined ? [] : [pathOfNative(path.resolve(values.workspace))];
  return checkouts.around(pathOfNative(path.resolve(source.path)), { parseModel: values["parse-model"], folders });
}

/**
 * Analyses a config with the Python around it. What is no YOLOv5 model has no rows and no totals, and a finding that
 * says so.
 */
export function analyzeSource(source: Source, values: ModelValues, checkouts = checkoutsOnDisk()): Analysis {
  const checkout = checkoutAround(source, values, checkouts);
  const options = analysisOptionsOf(values, source.stem);
  const analysis = analyzeText(source.text, checkout === undefined ? options : { ...options, checkout });
  if (analysis.config.family === "yolov5") return analysis;
  const nothing = { layers: 0, params: null, gflops: null };
  return {
    ...analysis,
    layers: [],
    totals: { ...nothing, fused: nothing, macs: 0, layerGflops: 0, complete: false, summary: "" },
    problems: familyProblems(analysis, source),
  };
}
