import type { NewRow } from "../../../config/table/change.js";
import { addAnchors } from "../../../config/table/anchors.js";
import { outChannels } from "../newConv.js";
import type { Refactoring, RefactoringPlace } from "../refactoring.js";
import { isAtHead } from "./place.js";
import { block, concat, conv, downsample, newSource, rowSource, upsample } from "./blocks.js";
import { backboneRow, detectionOf, finest, type Level, levelNumber, levelText } from "./detection.js";
import { type Input, inputOf, levelEdits } from "./levelEdits.js";

interface Finer {
  /** The finest level there is. */
  readonly level: Level;
  /** The row of the backbone that the new level joins. */
  readonly lateral: number;
  readonly stride: number;
}

function finerOf({ analysis }: RefactoringPlace): Finer | undefined {
  const detection = detectionOf(analysis);
  if (detection === undefined) return undefined;
  const level = finest(detection);
  const stride = level.stride / 2;
  const lateral = backboneRow(analysis, stride);
  if (lateral === undefined || stride < 2 || lateral.index >= level.layer.index) return undefined;
  return { level, lateral: lateral.index, stride };
}

/**
 * One level finer than the finest, as YOLOv5's `yolov5-p2.yaml` has it: up from the finest map, joined with the map of
 * the backbone, and down again. Its anchors are half of those of the level above it.
 */
export const addFinerLevel: Refactoring = {
  title(at) {
    const finer = isAtHead(at) ? finerOf(at) : undefined;
    return finer && `Add a P${levelNumber(finer.stride)} level (stride ${finer.stride})`;
  },
  edits(at) {
    const { analysis } = at;
    const [detection, finer] = [detectionOf(analysis), finerOf(at)];
    if (detection === undefined || finer === undefined) return undefined;
    const { level, lateral, stride } = finer;
    const channels = outChannels(analysis, level.layer.index);
    const half = Math.max(8, Math.round(channels / 2));
    const [own, coarser] = [levelText(stride), levelText(level.stride)];
    const reduced = conv(half, 1, 1);
    const small = block(analysis, level.layer, half, own);
    const again = block(analysis, level.layer, channels, coarser);
    const joined = concat(newSource(reduced));
    const rows: readonly NewRow[] = [
      ...[reduced, upsample(), concat(rowSource(lateral)), small],
      ...[downsample(half), joined, again],
    ];
    const ascends = level.item === 0;
    const pair: readonly Input[] = [
      { source: newSource(small), stride },
      { source: newSource(again), stride: level.stride },
    ];
    const inputs = detection.levels.flatMap((input) =>
      input.item === level.item ? (ascends ? pair : pair.toReversed()) : [inputOf(input)],
    );
    const insertions = [{ place: "after" as const, row: level.layer.index, rows }];
    const place = ascends ? "before" : "after";
    const anchors = addAnchors(analysis.config, { place, row: level.item, factor: 0.5, comment: own });
    return levelEdits(analysis, detection, { insertions }, inputs, anchors);
  },
};
