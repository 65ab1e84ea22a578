import { hasChannels } from "../../../analysis/parameters.js";
import { miscountOrigin, sourcesOf, tracedChannels } from "../../../analysis/rules/wiring.js";
import type { Analysis, Layer } from "../../../analysis/types.js";
import { argsOf, type Fix, isAt, layerOf, type Maker, replace } from "../fix.js";
import { rowsOfSize, sizeOf, written } from "./rows.js";

/** A row that takes other channels than it gets, unless another row is to blame for it. */
export const channelMismatch: Maker = (analysis, problem) => {
  const layer = layerOf(analysis, problem);
  if (layer === undefined) return [];
  const { number } = layer.row;
  if (number !== undefined && isAt(number, problem.range)) {
    return [{ title: "Write 1: run it once", edits: [replace(number, "1")], isPreferred: true }];
  }
  if (miscountOrigin(analysis, layer.index) !== undefined) return [];
  return [...channelArg(analysis, layer), ...otherSource(analysis, layer)];
};

/** The arg that a module which gets its args as they are written takes for its input channels. */
function channelArg(analysis: Analysis, layer: Layer): readonly Fix[] {
  const [node] = argsOf(layer);
  const [source = -1] = sourcesOf(layer);
  const channels = source < 0 ? 3 : tracedChannels(analysis, source);
  const { name = "" } = layer.cls?.parameters[0] ?? {};
  if (node === undefined || hasChannels(layer, analysis.options.version) || channels === undefined) return [];
  if (!["c1", "in_channels", "num_features", "in_features"].includes(name)) return [];
  return [{ title: `Write ${channels} for ${name}`, edits: [replace(node, String(channels))], isPreferred: true }];
}

/** Rows of the same size that give the channels that are taken. */
function otherSource(analysis: Analysis, layer: Layer): readonly Fix[] {
  const { from } = layer.row;
  const [source = -1] = sourcesOf(layer);
  const size = sizeOf(analysis.layers[source]);
  const [wanted] = layer.args;
  if (from?.kind !== "scalar" || size === undefined || typeof wanted !== "number") return [];
  return rowsOfSize(analysis, layer, size, source, (row) => tracedChannels(analysis, row) === wanted).map((row) => {
    const text = written(row, layer, Number(from.value));
    return { title: `Read layer ${row} (${wanted} channels): ${text}`, edits: [replace(from, text)] };
  });
}

/** A Concat that joins along another dimension than parse_model counts. */
export const channelBook: Maker = (analysis, problem) => {
  const layer = layerOf(analysis, problem);
  const [node] = argsOf(layer);
  if (layer?.name !== "Concat" || node === undefined) return [];
  return [{ title: "Write 1: join the channels", edits: [replace(node, "1")], isPreferred: true }];
};
