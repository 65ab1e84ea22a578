import type { SectionName } from "../../config/modelConfig.js";
import type { ParameterSpec } from "../../torch/signature.js";
import { commonValues } from "./commonValues.js";
import { channelsAt, channelsInto, doubled, isChannels, isInputChannels } from "./channels.js";
import type { Context } from "./context.js";
import { quoted } from "./quotes.js";
import { joined, type Snippet, stop } from "./snippet.js";

/** Where a row stands. */
export interface RowSpot {
  readonly index: number;
  readonly section: SectionName;
}

/** The args that rows usually have behind the output channels where the module takes those, as in the stock models. */
const usual: Readonly<Record<string, readonly string[]>> = {
  Conv: ["3", "2"],
  GhostConv: ["3", "2"],
  DWConv: ["3", "2"],
  MixConv2d: ["[1, 3]", "1"],
  CrossConv: ["3", "1"],
  Focus: ["3"],
  SPP: ["[5, 9, 13]"],
  SPPF: ["5"],
  DWConvTranspose2d: ["2", "2"],
  "nn.ConvTranspose2d": ["2", "2"],
  Concat: ["1"],
  Contract: ["2"],
  Expand: ["2"],
  Detect: ["nc", "anchors"],
  Segment: ["nc", "anchors", "32", "256"],
  "nn.Upsample": ["None", "2", "nearest"],
  "nn.MaxPool2d": ["2", "2", "0"],
  "nn.ZeroPad2d": ["[0, 1, 0, 1]"],
};

/** Names and bools, which are never quoted. */
const names = new Set(["None", "True", "False", "nc", "anchors"]);

const asWritten = (arg: string, context: Context): string =>
  /^[A-Za-z]\w*$/.test(arg) && !names.has(arg) ? quoted(arg, context) : arg;

/** Blocks of the stock heads do not add their input: `[256, False]`. */
const withoutShortcut = /^(?:C3\w*|Bottleneck(?:CSP)?)$/;

const isRequired = ({ name, default: fallback }: ParameterSpec): boolean =>
  fallback === undefined && !name.startsWith("*");

/** What a row of a module is likely to have as args: as near rows of it, as the stock models, or what it requires. */
export function usualArgs(name: string, spot: RowSpot, context: Context): Snippet {
  const written = context.parametersOf(name)?.written ?? [];
  const takesChannels = isChannels(written[0]?.name ?? "");
  const parameters = takesChannels ? written.slice(1) : written;
  const nearby = context
    .nearest(spot.index, spot.section)
    .get(name)
    ?.args.slice(takesChannels ? 1 : 0);
  const args =
    nearby ??
    stockArgs(name, spot, context)?.slice(0, parameters.length) ??
    parameters.filter(isRequired).map((own) => requiredValue(own, spot, context));
  const channels = channelsAt(spot.index, context);
  const halves = /stride|^s$/.test(parameters[1]?.name ?? "") && args[1] === "2" && !/Transpose/.test(name);
  const first = takesChannels ? [[stop(String(halves ? doubled(channels) : channels))]] : [];
  return ["[", ...joined([...first, ...args.map((arg) => (names.has(arg) ? [arg] : [stop(arg)]))], ", "), "]"];
}

/** A value for a parameter without a default, its name where nothing is known of it. */
function requiredValue({ name }: ParameterSpec, { index }: RowSpot, context: Context): string {
  if (isInputChannels(name)) return String(channelsInto(index, context) ?? name);
  return isChannels(name) ? String(channelsAt(index, context)) : (commonValues(name)[0] ?? name);
}

function stockArgs(name: string, { section }: RowSpot, context: Context): readonly string[] | undefined {
  if (Object.hasOwn(usual, name)) return usual[name]?.map((arg) => asWritten(arg, context));
  return section === "head" && withoutShortcut.test(name) ? ["False"] : undefined;
}
