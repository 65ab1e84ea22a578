import { readersOf } from "../../../analysis/rules/wiring.js";
import type { Analysis } from "../../../analysis/types.js";
import { removeAnchors } from "../../../config/table/anchors.js";
import type { Refactoring } from "../refactoring.js";
import { rowSource } from "./blocks.js";
import { type Detection, detectionOf, finest, type Level, levelNumber } from "./detection.js";
import { inputOf, levelEdits } from "./levelEdits.js";
import { levelAt } from "./place.js";

/** The rows that only one level needs: nothing reads them once the head does not read that level. */
function needless({ layers }: Analysis, level: Level, kept: ReadonlySet<number>): ReadonlySet<number> {
  const head = layers.length - 1;
  const readers = readersOf(layers).map((own) => own.filter((reader) => reader !== head));
  const gone = new Set<number>();
  for (let index = level.layer.index; index >= 0; index--) {
    const own = readers[index] ?? [];
    const isLeft = own.every((reader) => gone.has(reader)) && (own.length > 0 || index === level.layer.index);
    if (isLeft && !kept.has(index)) gone.add(index);
  }
  return gone;
}

/**
 * The way up to the finest level and down from it, and the row before it that has the next level's map: what
 * `addFinerLevel` adds. Undefined where the rows are laid out in another way.
 */
function detour({ layers }: Analysis, { layer }: Level, next: Level | undefined) {
  const names = (from: number, to: number): string =>
    layers
      .slice(from, to)
      .map(({ name }) => name)
      .join(" ");
  const start = layer.index - 3;
  const [before, end] = [layers[start - 1], next?.layer.index];
  if (before === undefined || end === undefined || end !== layer.index + 3 || before.stride !== next?.stride)
    return undefined;
  if (names(start, layer.index) !== "Conv nn.Upsample Concat" || names(layer.index + 1, end) !== "Conv Concat")
    return undefined;
  const readers = readersOf(layers);
  const inside = (index: number): boolean => index >= start && index <= end;
  const inner = layers
    .slice(start, end)
    .every(({ index }) => readers[index]?.every((reader) => inside(reader) || reader === layers.length - 1));
  return inner ? { start, end, before: before.index } : undefined;
}

/** The rows that go, and what the head reads without a level. */
function without(analysis: Analysis, detection: Detection, level: Level) {
  const rest = detection.levels.filter(({ item }) => item !== level.item);
  const next = rest.find(({ stride }) => stride === level.stride * 2);
  const way = level.item === finest(detection).item ? detour(analysis, level, next) : undefined;
  const inputs = rest.map((other) =>
    way !== undefined && other === next ? { ...inputOf(other), source: rowSource(way.before) } : inputOf(other),
  );
  const deletions =
    way === undefined
      ? needless(analysis, level, new Set(rest.map(({ layer }) => layer.index)))
      : new Set(Array.from({ length: way.end - way.start + 1 }, (_, i) => way.start + i));
  return { deletions, inputs };
}

/** Takes a level from the inputs of the head and from the anchors, and the rows that served it alone. */
export const removeLevel: Refactoring = {
  title(at) {
    const level = levelAt(at);
    const count = detectionOf(at.analysis)?.levels.length ?? 0;
    return level && count > 1 ? `Remove the P${levelNumber(level.stride)} level (stride ${level.stride})` : undefined;
  },
  edits(at) {
    const { analysis } = at;
    const [detection, level] = [detectionOf(analysis), levelAt(at)];
    if (detection === undefined || level === undefined) return undefined;
    const { deletions, inputs } = without(analysis, detection, level);
    return levelEdits(analysis, detection, { deletions }, inputs, removeAnchors(analysis.config, level.item));
  },
};
