import type { Analysis } from "../analysis/types.js";
import { basename, pathIn } from "../workspace/paths.js";
import type { Severity } from "../analysis/rules/table.js";
import { severityOf } from "./diagnostics.js";
import { formatGflopSum, formatImage, formatParamSum, formatPlural } from "./format.js";
import { joinParts } from "./layerText.js";
import { type Preview, previewText } from "./preview/preview.js";
import type { Settings } from "./settings.js";
import { modelGflops, modelParams } from "./sums.js";

/** What is said of an open model in a few words, the line below them, and how grave it is. */
export interface Status {
  readonly text: string;
  readonly detail: string;
  readonly severity: "fine" | "warning" | "error";
  /** Whose modules the model is built of. */
  readonly modules: {
    readonly text: string;
    readonly detail: string;
    readonly severity: "fine" | "warning";
  };
}

function modulesOf({ options, model }: Analysis): Status["modules"] {
  const { checkout, version } = options;
  const builtIn = `Modules of YOLOv5 ${version.name}, built in`;
  if (checkout === undefined) return { text: builtIn, detail: "no checkout around the file", severity: "fine" };
  const { root, parseModelPath } = checkout;
  const file = `${basename(root)}/${pathIn(root, parseModelPath)}`;
  return model.origin === "workspace"
    ? { text: `Modules of ${file}`, detail: "read, never executed", severity: "fine" }
    : { text: builtIn, detail: `${file} could not be followed`, severity: "warning" };
}

/** How many findings of the file are shown as some severity. */
const countOf = ({ problems }: Analysis, settings: Settings, severity: Severity): number =>
  problems.filter(({ code }) => severityOf(code, settings) === severity).length;

/**
 * `YOLOv5 v7.0 · 16.6 GFLOPs · 7.2 M params`, and `at 640, by thop-0.1.1 · 2 errors`. `preview`: what is shown in
 * place of the file's figures.
 */
export function statusOf(analysis: Analysis, settings: Settings, preview?: Preview): Status {
  const [errors, warnings] = [countOf(analysis, settings, "error"), countOf(analysis, settings, "warning")];
  const open = analysis.layers.filter(({ status }) => status === "unknown").length;
  const counts = [
    errors > 0 ? formatPlural(errors, "error") : undefined,
    warnings > 0 ? formatPlural(warnings, "warning") : undefined,
    open > 0 ? `${formatPlural(open, "row")} not analysed` : undefined,
    preview && `preview: ${previewText(preview)}`,
  ];
  return {
    text: joinParts(
      `YOLOv5 ${analysis.options.version.name}`,
      formatGflopSum(modelGflops(analysis)),
      formatParamSum(modelParams(analysis)),
    ),
    detail: joinParts(`at ${formatImage(analysis.options.imgsz)}, by ${analysis.counter}`, ...counts),
    severity: errors > 0 ? "error" : open > 0 ? "warning" : "fine",
    modules: modulesOf(analysis),
  };
}

/** Of a model that another family's rules hold for. */
export const otherFamilyStatus: Status = {
  text: "YOLO model",
  detail: "of a later family than YOLOv5, not checked",
  severity: "fine",
  modules: { text: "No modules", detail: "a checkout that builds the model is not around it", severity: "fine" },
};
