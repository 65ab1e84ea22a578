import { type InlayHint, InlayHintKind, MarkupKind } from "vscode-languageserver-types";
import { parameterIndex } from "../analysis/parameters.js";
import type { Analysis, Layer } from "../analysis/types.js";
import type { Position, Range } from "../config/modelConfig.js";
import { comparePositions } from "../config/ranges.js";
import { textIndex } from "../config/textIndex.js";
import { numberText } from "./hover/number.js";
import { joinParts, outputsText, strideText } from "./layerText.js";
import { code, paragraphs } from "./markdown.js";
import type { Settings } from "./settings.js";
import { parameterDoc } from "./writtenSignature.js";

type HintSetting = Extract<keyof Settings, `inlayHints.${string}`>;
type Hints = (layer: Layer, analysis: Analysis, behindComma: (position: Position) => Position) => readonly InlayHint[];

const tooltip = (value: string) => ({ kind: MarkupKind.Markdown, value });

const rowIndex: Hints = ({ index, row }) => [
  {
    position: row.range.start,
    label: `#${index}`,
    paddingRight: true,
    tooltip: tooltip(`Row ${index} of ${row.section}. Rows that read it give this index in \`from\`.`),
  },
];

/** What `depth_multiple` makes of the number, where that is another one. */
const repeats: Hints = (layer, analysis) => {
  const { row, built } = layer;
  const written = row.number?.value;
  if (row.number === undefined || typeof written !== "number" || typeof built.repeats !== "number") return [];
  if (written === built.repeats) return [];
  const hint = { position: row.number.range.end, label: `×${built.repeats}`, paddingLeft: true };
  return [{ ...hint, tooltip: tooltip(numberText(layer, analysis)) }];
};

const shapes: Hints = (layer, _, behindComma) => {
  const { status, outputs, row, params } = layer;
  if (status === "error" || outputs.length === 0) return [];
  const text = `${code(layer.name)} gives ${outputsText(layer)}, channels×height×width`;
  const hint = { position: behindComma(row.range.end), label: outputsText(layer), paddingLeft: true };
  const cost = params === null ? undefined : `${params} params`;
  return [{ ...hint, tooltip: tooltip(paragraphs(`${text}.`, joinParts(strideText(layer), cost))) }];
};

/** The parameter before each arg, but for args that are called so: `nc`, `anchors`. */
const argNames: Hints = (layer, { options }) => {
  const { args } = layer.row;
  if (args?.kind !== "sequence") return [];
  return args.items.flatMap((node, argIndex) => {
    const index = parameterIndex(layer, options.version, argIndex);
    const parameter = index === undefined ? undefined : layer.cls?.parameters[index];
    const source = node.kind === "scalar" ? node.source : "";
    if (parameter === undefined || parameter.name.startsWith("*") || parameter.name === source) return [];
    const [position, label] = [node.range.start, `${parameter.name}:`];
    return [
      { position, label, kind: InlayHintKind.Parameter, paddingRight: true, tooltip: tooltip(parameterDoc(parameter)) },
    ];
  });
};

/** The hints by the setting that turns them on. */
const kinds: Readonly<Record<HintSetting, Hints>> = {
  "inlayHints.rowIndex": rowIndex,
  "inlayHints.repeats": repeats,
  "inlayHints.argNames": argNames,
  "inlayHints.shapes": shapes,
};

const overlap = (a: Range, b: Range): boolean =>
  comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;

/** The hints in the rows of a range, as the settings want them. */
export function inlayHints(analysis: Analysis, range: Range, settings: Settings): InlayHint[] {
  const wanted = (Object.keys(kinds) as HintSetting[]).filter((key) => settings[key]).map((key) => kinds[key]);
  const { text } = analysis.config;
  const index = textIndex(text);
  const behindComma = (position: Position): Position => {
    const comma = /^[ \t]*,/.exec(text.slice(index.offset(position), index.lineEnd(position.line)))?.[0].length ?? 0;
    return { ...position, character: position.character + comma };
  };
  const layers = analysis.layers.filter(({ row }) => overlap(row.range, range));
  return layers.flatMap((layer) => wanted.flatMap((hints) => hints(layer, analysis, behindComma)));
}
