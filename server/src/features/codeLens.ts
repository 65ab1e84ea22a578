import type { CodeLens, DocumentUri } from "vscode-languageserver-types";
import type { Analysis, Layer } from "../analysis/types.js";
import { sectionNames } from "../config/rows.js";
import type { Position, Range } from "../config/modelConfig.js";
import { Head } from "../yolov5/modules/heads.js";
import { commands } from "./commands.js";
import {
  formatExact,
  formatGflops,
  formatGflopSum,
  formatImage,
  formatParams,
  formatParamSum,
  formatPlural,
  formatShape,
  formatShare,
} from "./format.js";
import type { Settings } from "./settings.js";
import { layersOfSection, modelGflops, modelParams, shareOf, sumOf } from "./sums.js";

/** A lens that only shows text; the empty command is what editors draw without a link. */
const label = (range: Range, title: string): CodeLens => ({ range, command: { title, command: "" } });

const at = (position: Position): Range => ({ start: position, end: position });

const join = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(" · ");

/** `128×80×80`, or the maps of a head: `3 maps: 80×80, 40×40, 20×20`. */
function outputText({ built, outputs }: Layer): string {
  if (!(built.module instanceof Head)) return outputs.map(formatShape).join(", ");
  const maps = outputs.filter((shape) => shape?.length === 5);
  const sizes = maps.map((shape) => (shape ?? []).slice(2, 4).map((size) => size ?? "?"));
  return `${formatPlural(maps.length, "map")}: ${sizes.map((size) => size.join("×")).join(", ")}`;
}

function rowTitle(layer: Layer): string {
  const { index, status, reason, params, gflops, share } = layer;
  if (status === "error") return `#${index} · error`;
  if (status === "unknown") return `#${index} · not analysed: ${reason ?? "its input is not known"}`;
  return join(
    `#${index}`,
    outputText(layer),
    formatParams(params),
    formatGflops(gflops),
    share === null ? undefined : formatShare(share),
  );
}

function sectionLenses(analysis: Analysis): CodeLens[] {
  return sectionNames.flatMap((name) => {
    const [key, layers] = [analysis.config.keys.get(name), layersOfSection(analysis, name)];
    if (key === undefined || layers.length === 0) return [];
    const sum = sumOf(layers);
    const share = shareOf(analysis, sum);
    const title = join(
      formatPlural(sum.rows, "row"),
      formatParamSum(sum.params),
      formatGflopSum(sum.gflops),
      // A share of a lower bound says nothing.
      share === undefined || !analysis.totals.complete ? undefined : formatShare(share),
    );
    return [label(at(key.keyRange.start), title)];
  });
}

function fileLenses(analysis: Analysis, uri: DocumentUri): CodeLens[] {
  const { totals, options, counter } = analysis;
  const params = modelParams(analysis);
  const range = at({ line: 0, character: 0 });
  const title = join(
    `${params.complete ? "" : "≥ "}${formatExact(totals.layers)} layers`,
    formatParamSum(params),
    `${formatGflopSum(modelGflops(analysis))} at ${formatImage(options.imgsz)} by ${counter}`,
  );
  const compare = { title: "Compare GFLOPs", command: commands.compareGflops, arguments: [uri] };
  return [label(range, title), { range, command: compare }];
}

/** The lenses of a model file, for the file, its sections and its rows as the settings want; none for other files. */
export function codeLenses(analysis: Analysis, settings: Settings, uri: DocumentUri): CodeLens[] {
  if (analysis.config.family !== "yolov5") return [];
  return [
    ...(settings["codeLens.file"] ? fileLenses(analysis, uri) : []),
    ...(settings["codeLens.sections"] ? sectionLenses(analysis) : []),
    ...(settings["codeLens.rows"]
      ? analysis.layers.map((layer) => label(at(layer.row.range.start), rowTitle(layer)))
      : []),
  ];
}
