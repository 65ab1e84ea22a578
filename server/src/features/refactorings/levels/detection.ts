import { mapOf, sourcesOf } from "../../../analysis/rules/wiring.js";
import type { Analysis, Layer } from "../../../analysis/types.js";
import { anchorRows } from "../../../config/table/anchors.js";
import { isUnknown } from "../../../values/value.js";
import { Head } from "../../../yolov5/modules/heads.js";

/** One map that the head detects on. */
export interface Level {
  /** Its place among the inputs of the head, and among the rows of anchors. */
  readonly item: number;
  readonly layer: Layer;
  readonly stride: number;
}

/** The head of a model and its levels, in the order of its inputs. */
export interface Detection {
  readonly head: Layer;
  readonly levels: readonly Level[];
}

/** The detection levels of a model that is whole: every input of the head has a stride and its row of anchors. */
export function detectionOf({ config, layers }: Analysis): Detection | undefined {
  const head = layers.at(-1);
  if (isUnknown(config.value) || !(head?.built.module instanceof Head)) return undefined;
  const levels = sourcesOf(head).flatMap((source, item): readonly Level[] => {
    const layer = layers[source];
    const stride = layer?.stride ?? null;
    return layer === undefined || stride === null ? [] : [{ item, layer, stride }];
  });
  const { from } = head.row;
  if (from?.kind !== "sequence" || levels.length !== from.items.length || levels.length === 0) return undefined;
  const anchors = anchorRows(config)?.items.length ?? levels.length;
  return anchors === levels.length ? { head, levels } : undefined;
}

/** The pyramid level of a stride: 3 for 8. */
export const levelNumber = (stride: number): number => Math.log2(stride);

/** `P3/8`. */
export const levelText = (stride: number): string => `P${levelNumber(stride)}/${stride}`;

export const finest = ({ levels }: Detection): Level =>
  levels.reduce((best, level) => (level.stride < best.stride ? level : best));

export const coarsest = ({ levels }: Detection): Level =>
  levels.reduce((best, level) => (level.stride > best.stride ? level : best));

/** The last row of the backbone whose map has a stride. */
export const backboneRow = ({ layers }: Analysis, stride: number): Layer | undefined =>
  layers.findLast((layer) => layer.row.section === "backbone" && layer.stride === stride && mapOf(layer) !== undefined);
