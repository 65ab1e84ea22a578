import type { CodeLens, DocumentUri } from "vscode-languageserver-types";
import type { Analysis, Layer } from "../analysis/types.js";
import { sectionNames } from "../config/rows.js";
import type { Position, Range } from "../config/modelConfig.js";
import { commands } from "./commands.js";
import {
  formatExact,
  formatGflops,
  formatGflopSum,
  formatImage,
  formatParams,
  formatParamSum,
  formatPlural,
  formatShare,
} from "./format.js";
import { joinParts, outputsText, reasonOf } from "./layerText.js";
import { type MeasuredRows, timeOfRow } from "./measured.js";
import { type Preview, previewText } from "./preview/preview.js";
import type { Settings } from "./settings.js";
import { layersOfSection, modelGflops, modelParams, shareOf, sumOf } from "./sums.js";

/** A lens that only shows text; the empty command is what editors draw without a link. */
const label = (range: Range, title: string): CodeLens => ({ range, command: { title, command: "" } });

const at = (position: Position): Range => ({ start: position, end: position });

function rowTitle(layer: Layer, measured: MeasuredRows | undefined): string {
  const { index, status, params, gflops, share } = layer;
  if (status === "error") return `#${index} · error`;
  if (status === "unknown") return `#${index} · not analysed: ${reasonOf(layer)}`;
  return joinParts(
    `#${index}`,
    outputsText(layer),
    formatParams(params),
    formatGflops(gflops),
    share === null || share === 0 ? undefined : formatShare(share),
    measured && timeOfRow(measured, index),
  );
}

function sectionLenses(analysis: Analysis): CodeLens[] {
  return sectionNames.flatMap((name) => {
    const [key, layers] = [analysis.config.keys.get(name), layersOfSection(analysis, name)];
    if (key === undefined || layers.length === 0) return [];
    const sum = sumOf(layers);
    const share = shareOf(analysis, sum);
    const title = joinParts(
      formatPlural(sum.rows, "row"),
      formatParamSum(sum.params),
      formatGflopSum(sum.gflops),
      // A share of a lower bound says nothing.
      share === undefined || !analysis.totals.complete ? undefined : formatShare(share),
    );
    return [label(at(key.keyRange.start), title)];
  });
}

function fileLenses(analysis: Analysis, uri: DocumentUri, preview: Preview | undefined): CodeLens[] {
  const { totals, options, counter } = analysis;
  const params = modelParams(analysis);
  const range = at({ line: 0, character: 0 });
  const title = joinParts(
    preview && `preview: ${previewText(preview)}`,
    `${params.complete ? "" : "≥ "}${formatExact(totals.layers)} layers`,
    formatParamSum(params),
    `${formatGflopSum(modelGflops(analysis))} at ${formatImage(options.imgsz)} by ${counter}`,
  );
  const compare = { title: "Compare GFLOPs", command: commands.compareGflops, arguments: [uri] };
  const benchmark = { title: "Benchmark", command: commands.benchmark, arguments: [uri] };
  const look = { title: "Preview scale", command: commands.previewScale, arguments: [uri] };
  const end = { title: "End preview", command: commands.endPreview, arguments: [uri] };
  const actions = preview === undefined ? [compare, benchmark, look] : [end, look, compare];
  return [label(range, title), ...actions.map((command) => ({ range, command }))];
}

/**
 * The lenses of a model file, for the file, its sections and its rows as the settings want; none for other files.
 * `preview`: what the analysis was looked at with.
 */
export function codeLenses(
  analysis: Analysis,
  settings: Settings,
  uri: DocumentUri,
  measured?: MeasuredRows,
  preview?: Preview,
): CodeLens[] {
  if (analysis.config.family !== "yolov5") return [];
  return [
    ...(settings["codeLens.file"] ? fileLenses(analysis, uri, preview) : []),
    ...(settings["codeLens.sections"] ? sectionLenses(analysis) : []),
    ...(settings["codeLens.rows"]
      ? analysis.layers.map((layer) => label(at(layer.row.range.start), rowTitle(layer, measured)))
      : []),
  ];
}
