import type { RowText } from "../../config/rowTexts.js";
import type { ParameterSpec } from "../../torch/signature.js";
import { formatValue } from "../format.js";
import { channelsAround, channelsAt, channelsInto, doubled, isChannels, isInputChannels } from "./channels.js";
import { commonValues } from "./commonValues.js";
import type { Context } from "./context.js";
import { quoted } from "./quotes.js";

/** Values of parameters of one module, by name. */
const byModule: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "nn.Upsample": { size: ["None"], scale_factor: ["2", "4"] },
  "nn.MaxPool2d": { kernel_size: ["2", "3", "5"], stride: ["2", "1"], padding: ["0", "1", "2"] },
  "nn.AvgPool2d": { kernel_size: ["2", "3"], stride: ["2", "1"], padding: ["0", "1"] },
  "nn.AdaptiveAvgPool2d": { output_size: ["1"] },
  "nn.ConvTranspose2d": { kernel_size: ["2", "4"], stride: ["2"], padding: ["0", "1"] },
  "nn.ZeroPad2d": { padding: ["[0, 1, 0, 1]", "1"] },
  Concat: { dimension: ["1"] },
  Contract: { gain: ["2", "4"] },
  Expand: { gain: ["2", "4"] },
  SPP: { k: ["[5, 9, 13]", "[3, 5, 7]"] },
  C3SPP: { k: ["[5, 9, 13]", "[3, 5, 7]"] },
  SPPF: { k: ["5", "3"] },
  MixConv2d: { k: ["[1, 3]", "[3, 5]"] },
};

/** Texts that a parameter can have, by name. */
const texts: Readonly<Record<string, readonly string[]>> = {
  mode: ["nearest", "bilinear", "bicubic", "area", "nearest-exact"],
  padding_mode: ["zeros", "reflect", "replicate", "circular"],
};

const byType: Readonly<Record<string, readonly string[]>> = { bool: ["True", "False"] };

/** The channels of rows nearby, and those that the stock models have. */
function channelValues({ index }: RowText, context: Context): readonly string[] {
  const before = channelsAt(index, context);
  return [before, doubled(before), ...channelsAround(index, context), 64, 128, 256, 512, 1024].map(String);
}

const own = <Type>(table: Readonly<Record<string, Type>>, key: string): Type | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** What rows of the same module have there, the nearest first, those of the same section before others. */
function usedValues(row: RowText, argIndex: number, context: Context): readonly string[] {
  const others = context.around(row.index).filter(({ module }) => module === row.module);
  const near = [
    ...others.filter(({ section }) => section === row.section),
    ...others.filter(({ section }) => section !== row.section),
  ];
  return near.flatMap(({ args }) => args[argIndex] ?? []);
}

/** A default as a row writes it; undefined for what no row can write. */
export function writtenDefault({ default: fallback }: ParameterSpec, context: Context): string | undefined {
  if (fallback === undefined) return undefined;
  if (typeof fallback === "string") return quoted(fallback, context);
  const text = formatValue(fallback);
  return /^(?:None|True|False|-?[\d.]+(?:e[-+]?\d+)?|\[[-\d., ]*\])$/.test(text) ? text : undefined;
}

const usualValues = ({ name, type }: ParameterSpec): readonly string[] => {
  const common = commonValues(name);
  return common.length > 0 ? common : (own(byType, type) ?? []);
};

/** Sensible values of a parameter, the likeliest first, as a row writes them. */
export function valuesOf(
  parameter: ParameterSpec,
  row: RowText,
  argIndex: number,
  context: Context,
): readonly string[] {
  const { name, type } = parameter;
  const into = isInputChannels(name) ? channelsInto(row.index, context) : undefined;
  if (into !== undefined) return [String(into)];
  if (argIndex === 0 && isChannels(name)) return [...new Set(channelValues(row, context))].slice(0, 12);
  const known = own(own(byModule, row.module) ?? {}, name) ?? usualValues(parameter);
  const words = type === "" || /str/.test(type) ? (own(texts, name) ?? []).map((text) => quoted(text, context)) : [];
  const fallback = writtenDefault(parameter, context);
  const values = [
    ...usedValues(row, argIndex, context),
    ...known,
    ...words,
    ...(fallback === undefined ? [] : [fallback]),
  ];
  const bools = typeof parameter.default === "boolean" ? (byType.bool ?? []) : [];
  return [...new Set([...values, ...bools])].slice(0, 15);
}
