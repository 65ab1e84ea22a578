import type { Analysis, Layer } from "../../analysis/types.js";
import type { SectionName } from "../../config/modelConfig.js";
import { numberOf } from "../../values/kinds.js";
import { isList, isSequence, type Value } from "../../values/value.js";
import { headerCounts } from "../../yolov5/parseModel.js";
import { formatGflopSum, formatParamSum, formatPlural, formatShare, formatValue, levelOf } from "../format.js";
import { convention, joinParts, rowsText } from "../layerText.js";
import { hasChannels } from "../../analysis/parameters.js";
import type { Preview } from "../preview/preview.js";
import { presentScale } from "../preview/scales.js";
import { scaleTable } from "../preview/scaleTable.js";
import { settingsPrefix } from "../settings.js";
import { layersOfSection, shareOf, sumOf } from "../sums.js";
import { divisorOf } from "./arg.js";
import { code, codeValue, paragraphs, table } from "../markdown.js";

type KeyText = (analysis: Analysis, preview?: Preview) => string;

/** Layers in groups of one key, in the order in which the keys appear. */
function groupBy(layers: readonly Layer[], keyOf: (layer: Layer) => string): ReadonlyMap<string, readonly Layer[]> {
  const groups = new Map<string, Layer[]>();
  for (const layer of layers) {
    const key = keyOf(layer);
    groups.set(key, [...(groups.get(key) ?? []), layer]);
  }
  return groups;
}

const indicesOf = (layers: readonly Layer[]): readonly number[] => layers.map(({ index }) => index);

const bullets = (groups: ReadonlyMap<string, readonly Layer[]>): string =>
  [...groups].map(([change, layers]) => `- ${change}: ${rowsText(indicesOf(layers))}`).join("\n");

function costByScale(analysis: Analysis): string | undefined {
  const costs = scaleTable(analysis);
  return costs === undefined ? undefined : paragraphs(costs, `*${convention(analysis)}.*`);
}

const depthText: KeyText = (analysis) => {
  const { layers, model } = analysis;
  const repeated = layers.filter(({ row }) => (numberOf(row.number?.value ?? null) ?? 0) > 1);
  const changes = groupBy(
    repeated,
    ({ row, built }) => `${formatValue(row.number?.value ?? null)} → **${formatValue(built.repeats)}**`,
  );
  return paragraphs(
    `Scales how often blocks are repeated: a number above 1 becomes max(round(number × ` +
      `${formatValue(model.hyper.depthMultiple)}), 1).`,
    repeated.length === 0 ? "No row here has a number above 1." : bullets(changes),
    costByScale(analysis),
  );
};

const widthText: KeyText = (analysis) => {
  const { layers, model, options } = analysis;
  const scaled = layers.filter((layer) => hasChannels(layer, options.version));
  const changes = groupBy(scaled, ({ row, args }) => {
    const written = row.args?.kind === "sequence" ? row.args.items[0]?.value : undefined;
    return `${formatValue(written ?? null)} → **${formatValue(args[1] ?? null)}**`;
  });
  const others = new Set(layers.filter((layer) => !scaled.includes(layer)).map(({ name }) => code(name)));
  const divisor = divisorOf(model.hyper, options.version);
  return paragraphs(
    `Scales the output channels: ceil(channels × ${formatValue(model.hyper.widthMultiple)} / ${divisor}) × ${divisor}.`,
    bullets(changes),
    others.size === 0 ? undefined : `Not scaled: ${[...others].join(", ")}.`,
    costByScale(analysis),
  );
};

function replaced(key: "nc" | "ch", { options }: Analysis, preview: Preview | undefined): string | undefined {
  const value = options.overrides?.[key];
  if (value === undefined) return undefined;
  const what = preview?.[key] === undefined ? `setting \`${settingsPrefix}.${key}\`` : "preview";
  return `The ${what} replaces it by ${value}.`;
}

function outputsPerCell({ model }: Analysis): string | undefined {
  const { head, hyper } = model;
  const counts = headerCounts(hyper);
  const nc = numberOf(hyper.nc);
  if (counts.kind !== "value" || nc === undefined) return undefined;
  const na = head?.parts.na ?? numberOf(counts.value.na);
  if (na === undefined) return undefined;
  const masks = head?.isSegment === true ? head.parts.no - head.parts.nc - 5 : 0;
  const [terms, own] = masks === 0 ? ["nc + 5", nc + 5] : [`nc + 5 + ${masks} masks`, nc + 5 + masks];
  const product = `na × (${terms}) = ${na} × ${own} = **${na * own}**`;
  const each = `box, objectness and classes for each of ${formatPlural(na, "anchor")}`;
  return `The head gives ${product} channels per map: ${each}.`;
}

const ncText: KeyText = (analysis, preview) =>
  paragraphs(
    `Number of classes: ${codeValue(analysis.model.hyper.nc)}.`,
    replaced("nc", analysis, preview),
    outputsPerCell(analysis),
  );

function anchorPairs(level: Value): string {
  const numbers = isSequence(level) ? level.items.map(formatValue) : [formatValue(level)];
  const pairs = numbers.flatMap((width, i) => (i % 2 === 0 ? [`${width}×${numbers[i + 1] ?? "?"}`] : []));
  return pairs.join(", ");
}

function anchorsTable({ model }: Analysis): string | undefined {
  const { anchors } = model.hyper;
  if (!isList(anchors)) return undefined;
  const { strides } = model;
  const levels = anchors.items.map((level, i) => {
    const stride = strides?.[model.anchorsReversed ? anchors.items.length - 1 - i : i];
    return [
      stride === undefined ? String(i) : (levelOf(stride) ?? String(i)),
      String(stride ?? "?"),
      anchorPairs(level),
    ];
  });
  return table(["level", "stride", "anchors, width×height"], levels);
}

const anchorsText: KeyText = (analysis) => {
  const { anchors } = analysis.model.hyper;
  return paragraphs(
    isList(anchors)
      ? "Sizes of the boxes that the head starts from, in pixels, a row per level."
      : `${codeValue(anchors)} anchors per level without sizes; training finds the sizes from the data (AutoAnchor).`,
    anchorsTable(analysis),
    analysis.model.anchorsReversed ? "They run against the strides, so YOLOv5 turns their order round." : undefined,
    outputsPerCell(analysis),
  );
};

const chText: KeyText = (analysis, preview) =>
  paragraphs(
    `Channels of the image: ${codeValue(analysis.model.hyper.ch)}. Without this key it has 3.`,
    replaced("ch", analysis, preview),
  );

const activationText: KeyText = ({ model, options }) =>
  options.version.sharedActivation
    ? `Activation of every convolution that names none itself: ${codeValue(model.library.defaultAct)}. ` +
      "Without this key it is `SiLU()`."
    : `YOLOv5 ${options.version.name} ignores this key; v7.0 and later read it.`;

const multipleText: KeyText = ({ model, options }) =>
  options.version.channelMultiple
    ? `Output channels are rounded up to a multiple of ${divisorOf(model.hyper, options.version)}.`
    : `YOLOv5 ${options.version.name} ignores this key and rounds output channels up to a multiple of 8.`;

const scalesText: KeyText = (analysis) =>
  paragraphs(
    `Depth and width by scale. This file has ${codeValue(presentScale(analysis) ?? null)}: by its name, or by the ` +
      `setting \`${settingsPrefix}.scale\`.`,
    costByScale(analysis),
  );

const sectionText =
  (section: SectionName): KeyText =>
  (analysis) => {
    const layers = layersOfSection(analysis, section);
    if (layers.length === 0) return "No row here is understood.";
    const sum = sumOf(layers);
    const share = shareOf(analysis, sum);
    const modules = groupBy(layers, ({ name }) => name);
    return paragraphs(
      `Rows ${layers[0]?.index ?? 0} to ${layers.at(-1)?.index ?? 0}: ` +
        [...modules].map(([name, { length }]) => `${length} ${code(name)}`).join(", "),
      joinParts(
        formatParamSum(sum.params),
        formatGflopSum(sum.gflops),
        share === undefined || !analysis.totals.complete ? undefined : `${formatShare(share)} of the model`,
      ),
      `*${convention(analysis)}.*`,
    );
  };

const texts: Readonly<Record<string, KeyText>> = {
  nc: ncText,
  depth_multiple: depthText,
  width_multiple: widthText,
  anchors: anchorsText,
  ch: chText,
  activation: activationText,
  channel_multiple: multipleText,
  scales: scalesText,
  backbone: sectionText("backbone"),
  head: sectionText("head"),
};

/** What a top-level key does to this file; undefined for a key that YOLOv5 does not read. */
export const keyText = (name: string, analysis: Analysis, preview?: Preview): string | undefined =>
  Object.hasOwn(texts, name) ? texts[name]?.(analysis, preview) : undefined;
