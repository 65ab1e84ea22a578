import { outputChannels } from "../../analysis/rules/workspace/registration.js";
import type { RowText } from "../../config/rowTexts.js";
import type { Context } from "./context.js";

/** Whether a parameter is the output channels of its module, by its name. */
export const isChannels = (name: string): boolean => outputChannels.test(name) && !/size|ratio|pad/i.test(name);

/** Whether a parameter is the input channels of its module, which rows of classes that are not registered give. */
export const isInputChannels = (name: string): boolean =>
  /^(?:c1|c_?in|in|inp|dim|ch_?in|in_?(?:ch|channels?|planes|features|dim)|channels?|embed_dim|num_features)$/i.test(
    name,
  );

/** The channels of what the row before an index gives, by its figures. */
export function channelsInto(index: number, context: Context): number | undefined {
  const [only, ...more] = context.layer(index - 1)?.outputs ?? [];
  return more.length === 0 ? (only?.[1] ?? undefined) : undefined;
}

/** Whether the first arg of a module is its output channels. */
const givesChannels = (name: string, context: Context): boolean =>
  isChannels(context.parametersOf(name)?.written[0]?.name ?? "");

/** The output channels that a row writes, before `width_multiple`. */
function channelsOf(row: RowText, context: Context): number | undefined {
  const written = Number(row.args[0]);
  return Number.isInteger(written) && written > 0 && givesChannels(row.module, context) ? written : undefined;
}

/** The channels that the rows around write, the nearest row's first, each once. */
export const channelsAround = (index: number, context: Context): readonly number[] => [
  ...new Set(context.around(index).flatMap((row) => channelsOf(row, context) ?? [])),
];

/** The channels written nearest above a row; 64 at the start of a model. */
export const channelsAt = (index: number, context: Context): number =>
  context
    .before(index)
    .map((row) => channelsOf(row, context))
    .find((channels) => channels !== undefined) ?? 64;

/** Channels after a row that halves the map: twice as many, up to the 1024 that the stock models end with. */
export const doubled = (channels: number): number => Math.max(channels, Math.min(channels * 2, 1024));
