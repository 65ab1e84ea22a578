import { takesRepeats } from "../../../analysis/parameters.js";
import type { Analysis, Layer } from "../../../analysis/types.js";
import type { NewRow, RowSource } from "../../../config/table/change.js";
import { textIndex } from "../../../config/textIndex.js";
import { writtenChannels } from "../newConv.js";

const above: RowSource = { kind: "above" };
export const rowSource = (index: number): RowSource => ({ kind: "row", index });
export const newSource = (row: NewRow): RowSource => ({ kind: "new", row });

export const conv = (channels: number, kernel: number, stride: number): NewRow => ({
  from: above,
  rest: `1, Conv, [${channels}, ${kernel}, ${stride}]`,
});

/** A Conv that halves the map, marked as the stock files mark it where it begins a level of the backbone. */
export const downsample = (channels: number, level?: string): NewRow => {
  const row = conv(channels, 3, 2);
  return level === undefined ? row : { ...row, note: `-${level}` };
};

export const upsample = (): NewRow => ({ from: above, rest: "1, nn.Upsample, [None, 2, nearest]" });

export const concat = (other: RowSource): NewRow => ({ from: [above, other], rest: "1, Concat, [1]" });

/** The block of a level with other channels; a C3 without shortcut where it is none that can change them. */
export function block(analysis: Analysis, like: Layer, channels: number, level?: string): NewRow {
  const rest = blockText(analysis, like, channels);
  return level === undefined ? { from: above, rest } : { from: above, rest, note: ` (${level})` };
}

function blockText(analysis: Analysis, like: Layer, channels: number): string {
  const { number, module, args } = like.row;
  const isStacked = !takesRepeats(like, analysis.options.version) && like.built.repeats !== 1;
  if (writtenChannels(analysis, like) === undefined || isStacked || args?.kind !== "sequence" || number === undefined) {
    return `3, C3, [${channels}, False]`;
  }
  const { offset } = textIndex(analysis.config.text);
  const text = ({ range }: { readonly range: typeof args.range }): string =>
    analysis.config.text.slice(offset(range.start), offset(range.end));
  const written = [String(channels), ...args.items.slice(1).map(text)];
  return `${text(number)}, ${module === undefined ? "C3" : text(module)}, [${written.join(", ")}]`;
}
