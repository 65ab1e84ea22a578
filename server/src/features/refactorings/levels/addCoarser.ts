import type { Analysis, Layer } from "../../../analysis/types.js";
import type { Insertion, NewRow } from "../../../config/table/change.js";
import { addAnchors } from "../../../config/table/anchors.js";
import { outChannels } from "../newConv.js";
import type { Refactoring, RefactoringPlace } from "../refactoring.js";
import { block, concat, conv, downsample, newSource, rowSource, upsample } from "./blocks.js";
import { coarsest, detectionOf, type Level, levelNumber, levelText } from "./detection.js";
import { type Input, inputOf, levelEdits } from "./levelEdits.js";
import { isAtHead } from "./place.js";

/** Modules that pool at the end of a backbone and belong to its coarsest map. */
const pooling: ReadonlySet<string> = new Set(["SPP", "SPPF", "ASPP", "SPPCSPC", "SPPFCSPC", "SimSPPF"]);

interface Coarser {
  readonly level: Level;
  /** The end of the backbone, which the head reads first. */
  readonly end: Layer;
  readonly stride: number;
}

function coarserOf({ analysis }: RefactoringPlace): Coarser | undefined {
  const detection = detectionOf(analysis);
  const end = analysis.layers.findLast(({ row }) => row.section === "backbone");
  if (detection === undefined || end === undefined || end.index + 1 >= detection.head.index) return undefined;
  const level = coarsest(detection);
  return end.stride === level.stride ? { level, end, stride: level.stride * 2 } : undefined;
}

/** Down once more at the end of the backbone, before its pooling if it ends with one. */
function deeper(
  analysis: Analysis,
  end: Layer,
  level: string,
): { readonly insertion: Insertion; readonly lateral: number } {
  const isPooled = pooling.has(end.name) && end.index > 0;
  const lateral = isPooled ? end.index - 1 : end.index;
  const channels = outChannels(analysis, end.index);
  const like = analysis.layers.slice(0, lateral + 1).findLast(({ name }) => name !== "Conv" && !pooling.has(name));
  const rows = [downsample(channels, level), block(analysis, like ?? end, channels)];
  return { insertion: { place: isPooled ? "before" : "after", row: end.index, rows }, lateral };
}

/**
 * One level coarser than the coarsest, as YOLOv5's `yolov5-p6.yaml` has it: the backbone goes down once more, the head
 * begins at its new end, joins the old one, and goes down to the new level last. Its anchors are twice those of the
 * level before it.
 */
export const addCoarserLevel: Refactoring = {
  title(at) {
    const coarser = isAtHead(at) ? coarserOf(at) : undefined;
    return coarser && `Add a P${levelNumber(coarser.stride)} level (stride ${coarser.stride})`;
  },
  edits(at) {
    const { analysis } = at;
    const [detection, coarser] = [detectionOf(analysis), coarserOf(at)];
    if (detection === undefined || coarser === undefined) return undefined;
    const { level, end, stride } = coarser;
    const channels = outChannels(analysis, level.layer.index);
    const [own, finer] = [levelText(stride), levelText(level.stride)];
    const { insertion, lateral } = deeper(analysis, end, own);
    const reduced = conv(channels, 1, 1);
    const down: readonly NewRow[] = [
      ...[reduced, upsample(), concat(rowSource(lateral))],
      block(analysis, level.layer, channels, finer),
    ];
    const large = block(analysis, level.layer, channels, own);
    const last: readonly NewRow[] = [downsample(channels), concat(newSource(reduced)), large];
    const ascends = level.item === detection.levels.length - 1;
    const known = detection.levels.map(inputOf);
    const added: Input = { source: newSource(large), stride };
    const insertions: readonly Insertion[] = [
      insertion,
      { place: "before", row: end.index + 1, rows: down },
      { place: "after", row: level.layer.index, rows: last },
    ];
    const place = ascends ? "after" : "before";
    const anchors = addAnchors(analysis.config, { place, row: level.item, factor: 2, comment: own });
    return levelEdits(analysis, detection, { insertions }, ascends ? [...known, added] : [added, ...known], anchors);
  },
};
