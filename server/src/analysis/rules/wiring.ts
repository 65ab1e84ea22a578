import { isInt, isList, type Value } from "../../values/value.js";
import { isTensor, type Shape } from "../../torch/tensor.js";
import type { Figures, Layer } from "../types.js";

/** The rows whose outputs a row reads, as absolute indices in the order of `from`; -1 stands for the image. */
export function sourcesOf(layer: Layer): readonly number[] {
  const { from } = layer.built;
  const entries: readonly Value[] = isList(from) ? from.items : [from];
  return entries.filter(isInt).map((entry) => (Number(entry) < 0 ? layer.index + Number(entry) : Number(entry)));
}

/** The rows that read each row. */
export function readersOf(layers: readonly Layer[]): readonly (readonly number[])[] {
  const readers: number[][] = layers.map(() => []);
  for (const layer of layers) for (const source of sourcesOf(layer)) readers[source]?.push(layer.index);
  return readers;
}

const joiners: ReadonlySet<string> = new Set(["Concat", "nn.Upsample"]);

/** Whether a row only carries maps together or to another size: a head reads the block behind it. */
export const isJoiner = (layer: Layer | undefined): boolean => layer !== undefined && joiners.has(layer.name);

/** The single map that leaves a row in the user's pass. */
export function mapOf(layer: Layer | undefined): Shape | undefined {
  const [shape] = layer?.outputs ?? [];
  return layer?.outputs.length === 1 && shape?.length === 4 ? shape : undefined;
}

/** Rows before `before` whose output has the given height and width. */
export function rowsOfSize(layers: readonly Layer[], before: number, size: Shape): readonly number[] {
  const [height, width] = size.slice(-2);
  return layers
    .slice(0, before)
    .filter((layer) => {
      const [own, other] = mapOf(layer)?.slice(-2) ?? [];
      return own !== undefined && own !== null && own === height && other === width;
    })
    .map((layer) => layer.index);
}

/** Channels that really leave a row, from whichever pass knows them. */
export function tracedChannels(figures: Figures, index: number): number | undefined {
  for (const run of [figures.model.probe, figures.run]) {
    const output = run?.rows[index]?.output ?? null;
    const channels = isTensor(output) && output.shape?.length === 4 ? (output.shape[1] ?? null) : null;
    if (channels !== null) return channels;
  }
  return undefined;
}

/** Channels that `parse_model` believes leave a row. */
export function countedChannels(figures: Figures, index: number): number | undefined {
  const channels = figures.model.rows[index]?.channels;
  return typeof channels === "number" ? channels : undefined;
}

/** Whether what leaves a row is not what `parse_model` counts. */
function isMiscounted(figures: Figures, index: number): boolean {
  const [real, counted] = [tracedChannels(figures, index), countedChannels(figures, index)];
  return real !== undefined && counted !== undefined && real !== counted;
}

/** The first miscounted row among those that lead to `index`: the one that all others inherit the error from. */
export function miscountOrigin(figures: Figures, index: number): number | undefined {
  const seen = new Set<number>();
  let origin: number | undefined;
  const visit = (at: number): void => {
    if (seen.has(at) || at < 0) return;
    seen.add(at);
    const layer = figures.layers[at];
    if (!layer || (at !== index && !isMiscounted(figures, at))) return;
    if (at !== index && (origin === undefined || at < origin)) origin = at;
    for (const source of sourcesOf(layer)) visit(source);
  };
  visit(index);
  return origin;
}
