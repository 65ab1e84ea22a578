import { readersOf } from "../../analysis/rules/wiring.js";
import type { Analysis, Layer } from "../../analysis/types.js";
import type { ParameterSpec } from "../../torch/signature.js";
import { Head } from "../../yolov5/modules/heads.js";
import { formatExact, formatGflops, formatShape, formatShare } from "../format.js";
import { convention, joinParts, outputsText, reasonOf, rowsText, strideText } from "../layerText.js";
import { boundArgs, placeOf, takesRepeats } from "../../analysis/parameters.js";
import { pathIn } from "../../workspace/paths.js";
import { uriOfPath } from "../../workspace/uris.js";
import { code, codeValue, paragraphs, signature, table } from "../markdown.js";

function argsTable(layer: Layer, { options }: Analysis): string | undefined {
  const args = boundArgs(layer, options.version);
  if (args.length === 0) return undefined;
  const rows = args.map(({ parameter, value }) => [
    parameter === undefined ? "one too many" : code(parameter.name),
    codeValue(value),
    parameter === undefined ? "" : meaningOf(parameter),
  ]);
  return table(["arg", "value", "meaning"], rows);
}

const meaningOf = ({ doc, type }: ParameterSpec): string => (type === "" ? doc : `${doc} (${type})`.trim());

function shapesText(layer: Layer): string | undefined {
  if (layer.outputs.length === 0) return undefined;
  const inputs = layer.inputs.map(formatShape).join(", ");
  return joinParts(`${inputs} → **${outputsText(layer)}**`, strideText(layer));
}

const costText = ({ params, gflops, share }: Layer): string =>
  joinParts(
    `${params === null ? "?" : formatExact(params)} params`,
    formatGflops(gflops) + (share === null ? "" : `, ${formatShare(share)} of the model`),
  );

const states = {
  known: () => undefined,
  unknown: (layer: Layer) => `Not analysed: ${reasonOf(layer)}.`,
  error: (layer: Layer) => `YOLOv5 fails here: ${code(reasonOf(layer))}`,
} as const;

function stackText(layer: Layer, { options }: Analysis): string | undefined {
  const { repeats } = layer.built;
  if (takesRepeats(layer, options.version) || typeof repeats !== "number" || repeats < 2) return undefined;
  return `${repeats} of them one after another, all with these args.`;
}

function readersText(layer: Layer, { layers }: Analysis): string | undefined {
  const readers = readersOf(layers)[layer.index] ?? [];
  if (readers.length > 0) return `Read by ${rowsText(readers)}.`;
  return layer.built.module instanceof Head || layer.index === layers.length - 1 ? undefined : "No row reads it.";
}

/** Where the checkout defines the class, as a link to the line. */
function definedIn({ cls }: Layer, { options }: Analysis): string | undefined {
  const place = placeOf(cls);
  if (place === undefined) return undefined;
  const shown = options.checkout === undefined ? place.path : pathIn(options.checkout.root, place.path);
  return `[${shown}:${place.line}](${uriOfPath(place.path)}#L${place.line})`;
}

/** What a row's module is, what it is built with, what comes out of it and what it costs. */
export const moduleText = (layer: Layer, analysis: Analysis): string =>
  paragraphs(
    layer.cls === undefined ? `Row ${layer.index}: ${code(layer.name)}` : signature(layer.name, layer.cls),
    layer.cls?.doc,
    definedIn(layer, analysis),
    states[layer.status](layer),
    layer.status === "error" ? undefined : shapesText(layer),
    layer.params === null && layer.gflops === null ? undefined : costText(layer),
    argsTable(layer, analysis),
    stackText(layer, analysis),
    `Row ${layer.index} of ${layer.row.section}. ${readersText(layer, analysis) ?? ""}`.trim(),
    layer.gflops === null ? undefined : `*${convention(analysis)}.*`,
  );
