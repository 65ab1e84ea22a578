import type { Layer } from "../../analysis/types.js";
import type { Context } from "./context.js";

/** Height×width of what leaves a row; undefined where it is no map or not known. */
export function mapOf(layer: Layer | undefined): string | undefined {
  const shape = layer?.outputs.length === 1 ? layer.outputs[0] : undefined;
  if (shape?.length !== 4 || shape.includes(null)) return undefined;
  return shape.slice(2).join("×");
}

/** Rows with parameters of their own, which heads read: no Concat and no Upsample. */
const isBlock = ({ params, stride }: Layer): boolean => (params ?? 0) > 0 && stride !== null;

/** The rows before an index whose map is as large as another row's, the nearest first. */
export function rowsOfSameMap(index: number, other: number, context: Context): readonly number[] {
  const map = mapOf(context.layer(other));
  if (map === undefined) return [];
  return context.before(index).flatMap((row) => {
    const fits = row.index !== other && mapOf(context.layer(row.index)) === map;
    return fits ? [row.index] : [];
  });
}

/** How many levels the anchors are given for; undefined where they are no list. */
function levelsOf({ draft }: Context): number | undefined {
  const node = draft.analysis.config.keys.get("anchors")?.node;
  return node?.kind === "sequence" && node.items.length > 0 ? node.items.length : undefined;
}

/** The rows that a head at an index reads: of each stride the last block of the head section, the largest map first. */
export function rowsForHead(index: number, context: Context): readonly number[] {
  const last = new Map<number, number>();
  for (const { index: at, section } of context.before(index).toReversed()) {
    const layer = context.layer(at);
    if (section === "head" && layer !== undefined && isBlock(layer)) last.set(layer.stride ?? 0, at);
  }
  const levels = [...last].filter(([stride]) => stride >= 4).sort(([a], [b]) => a - b);
  return levels.slice(-(levelsOf(context) ?? levels.length)).map(([, at]) => at);
}

/** The other rows that heads may read: blocks, the nearest first. */
export const blocksBefore = (index: number, context: Context): readonly number[] =>
  context.before(index).flatMap((row) => {
    const layer = context.layer(row.index);
    return layer !== undefined && isBlock(layer) ? [row.index] : [];
  });
