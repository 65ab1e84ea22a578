import type { Analysis } from "../analysis/types.js";
import { numberOf } from "../values/kinds.js";
import { isUnknown, type Value } from "../values/value.js";
import type { Hyper } from "../yolov5/parsing.js";
import { type Scale, scales } from "../yolov5/stock/configs.js";

const numeric = (value: Value): number => (isUnknown(value) ? undefined : numberOf(value)) ?? 1;

/** The scale of YOLOv5 whose multiples are nearest. */
export function nearestScale({ depthMultiple, widthMultiple }: Pick<Hyper, "depthMultiple" | "widthMultiple">): Scale {
  const [depth, width] = [numeric(depthMultiple), numeric(widthMultiple)];
  const distance = (scale: Scale): number =>
    Math.abs(scales[scale].depthMultiple - depth) + Math.abs(scales[scale].widthMultiple - width);
  return (Object.keys(scales) as Scale[]).reduce((best, scale) => (distance(scale) < distance(best) ? scale : best));
}

/** `-seg` for a Segment head, `6` for one of four maps. */
function suffixOf({ layers, model }: Analysis): string {
  if (layers.at(-1)?.name === "Segment") return "-seg";
  return model.strides?.length === 4 ? "6" : "";
}

/** The stock config that a model is measured against: of the nearest multiples and the same kind of head. */
export function stockOf(analysis: Analysis): string {
  return `yolov5${nearestScale(analysis.model.hyper)}${suffixOf(analysis)}`;
}
