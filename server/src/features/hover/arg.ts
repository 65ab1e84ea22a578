import type { Analysis, Layer } from "../../analysis/types.js";
import type { ConfigNode } from "../../config/modelConfig.js";
import { numberOf } from "../../values/kinds.js";
import type { Value } from "../../values/value.js";
import { headerCounts } from "../../yolov5/parseModel.js";
import type { Hyper } from "../../yolov5/parsing.js";
import { registeredName, type VersionProfile } from "../../yolov5/versions.js";
import { formatPlural, formatValue, shorten } from "../format.js";
import { boundArgs, hasChannels, parameterIndex } from "../../analysis/parameters.js";
import { code, codeValue, paragraphs } from "../markdown.js";

/** What channels are rounded up to a multiple of. */
export const divisorOf = (hyper: Hyper, version: VersionProfile): number => {
  const own = version.channelMultiple ? numberOf(hyper.channelMultiple) : undefined;
  return own === undefined || own === 0 ? 8 : own;
};

const isScaled = (layer: Layer, version: VersionProfile, index: number): boolean =>
  (hasChannels(layer, version) && index === 1) ||
  (layer.cls !== undefined && registeredName(layer.cls) === "Segment" && index === 3);

function scalingText(written: Value, resolved: Value, { model, options }: Analysis): string {
  const { hyper } = model;
  const counts = headerCounts(hyper);
  const no = counts.kind === "value" ? numberOf(counts.value.no) : undefined;
  if (no !== undefined && written === no && resolved === no) {
    return `not scaled, since it equals na × (nc + 5) = ${no}, which parse_model takes for an output`;
  }
  const divisor = divisorOf(hyper, options.version);
  return `× width_multiple ${codeValue(hyper.widthMultiple)}, rounded up to a multiple of ${divisor}`;
}

const sourceText = (node: ConfigNode): string =>
  shorten(node.kind === "scalar" ? node.source : formatValue(node.value), 60);

function valueText(layer: Layer, index: number, node: ConfigNode, analysis: Analysis): string | undefined {
  const bound = boundArgs(layer, analysis.options.version)[index];
  if (bound === undefined) return undefined;
  const [source, used] = [code(sourceText(node)), codeValue(bound.value)];
  const scaling = isScaled(layer, analysis.options.version, index)
    ? `, ${scalingText(node.value, bound.value, analysis)}`
    : "";
  return source === used ? `${source}${scaling}` : `${source} → **${used}**${scaling}`;
}

function surplusText(layer: Layer, version: VersionProfile): string {
  const parameters = layer.cls?.parameters.length ?? 0;
  const filledIn = (parameterIndex(layer, version, 1) ?? 1) - 1;
  return `${code(layer.name)} takes no arg here; ${formatPlural(parameters - filledIn, "arg")} at most.`;
}

/** Which parameter an arg is, what it does and what becomes of it; undefined where nothing is known of it. */
export function argText(layer: Layer, node: ConfigNode, argIndex: number, analysis: Analysis): string | undefined {
  const { version } = analysis.options;
  if (layer.cls === undefined) return undefined;
  const index = parameterIndex(layer, version, argIndex);
  if (index === undefined)
    return `parse_model ignores the args of ${code(layer.name)} and gives it the input channels.`;
  const parameter = layer.cls.parameters[index];
  if (parameter === undefined) return surplusText(layer, version);
  const { name, type, doc, default: fallback } = parameter;
  return paragraphs(
    `**${code(name)}** of ${code(layer.name)}: ${doc}`,
    `${type}, ${fallback === undefined ? "required" : `default ${codeValue(fallback)}`}`,
    valueText(layer, index, node, analysis),
  );
}
