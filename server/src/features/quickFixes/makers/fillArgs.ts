import { parameterOf } from "../../../analysis/rules/blame.js";
import { hasChannels, placeOf } from "../../../analysis/parameters.js";
import { mapOf, sourcesOf } from "../../../analysis/rules/wiring.js";
import { isRegistered } from "../../../analysis/rules/workspace/registration.js";
import type { Analysis, Layer } from "../../../analysis/types.js";
import type { ParameterSpec } from "../../../torch/signature.js";
import { argText } from "../argText.js";
import { insert, layerOf, type Maker, replace } from "../fix.js";
import { channelsAbove } from "./channelsAbove.js";

/** What the rows of heads give, where `parse_model` takes it by position. */
const written: Readonly<Record<string, readonly string[]>> = {
  Detect: ["nc", "anchors"],
  Segment: ["nc", "anchors", "32", "256"],
};

/** Adds the args that a module lacks: channels that keep the width, a kernel of 1, a parameter's default. */
export const fillArgs: Maker = (analysis, problem) => {
  const layer = layerOf(analysis, problem);
  const args = layer?.row.args;
  if (layer === undefined || args?.kind !== "sequence") return [];
  const last = args.items.at(-1);
  const text = isCounted(analysis, layer, args.items.length)
    ? String(channelsAbove(analysis, layer.index))
    : (missing(analysis, layer, args.items.length) ?? []).join(", ");
  if (text === "") return [];
  const edit = last === undefined ? replace(args, `[${text}]`) : insert(last, "end", `, ${text}`);
  return [{ title: `Add ${text} to the args`, edits: [edit], isPreferred: true }];
};

/** A row without args whose class a checkout registers: what is filled in is not seen, as the row fails before. */
const isCounted = (analysis: Analysis, layer: Layer, count: number): boolean =>
  count === 0 && placeOf(layer.cls) !== undefined && isRegistered(analysis, layer.name);

/** The args from one on that have to be written; undefined where one has no sensible value. */
function missing(analysis: Analysis, layer: Layer, count: number): readonly string[] | undefined {
  const ofHead = written[layer.cls?.type.name ?? ""];
  if (ofHead !== undefined) return ofHead.slice(count);
  const texts: string[] = [];
  for (let arg = count; ; arg++) {
    const parameter = parameterOf(analysis.options.version, layer, arg);
    if (parameter === undefined || (arg > 0 && parameter.default !== undefined)) return texts;
    const text = sensible(analysis, layer, parameter);
    if (text === undefined) return undefined;
    texts.push(text);
  }
}

function sensible(analysis: Analysis, layer: Layer, { name, default: fallback }: ParameterSpec): string | undefined {
  if (fallback !== undefined) return argText(fallback);
  if (name === "kernel_size") return "1";
  if (!channelNames.has(name)) return undefined;
  if (hasChannels(layer, analysis.options.version)) return String(channelsAbove(analysis, layer.index));
  const [source = -1] = sourcesOf(layer);
  const channels = source < 0 ? 3 : mapOf(analysis.layers[source])?.[1];
  return typeof channels === "number" ? String(channels) : undefined;
}

const channelNames = new Set(["c1", "c2", "in_channels", "out_channels", "num_features", "num_channels"]);
