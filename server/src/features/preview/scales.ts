import { documentOf } from "../../analysis/document.js";
import { scaleOf } from "../../analysis/scale.js";
import type { Analysis } from "../../analysis/types.js";
import { numberOf } from "../../values/kinds.js";
import type { Overrides } from "../../yolov5/model.js";
import { isScale, type Scale, scales } from "../../yolov5/stock/configs.js";

export const scaleLetters = Object.keys(scales) as readonly Scale[];

/** The names in a file's `scales` map; undefined where it has none, and its multiples are its own. */
function namesInMap({ config }: Analysis): readonly string[] | undefined {
  const node = config.keys.get("scales")?.node;
  if (node?.kind !== "mapping") return undefined;
  return node.entries.flatMap(({ key: { value } }) => (typeof value === "string" ? [value] : []));
}

/** The scales that a model can be looked at: those of its `scales` map, or YOLOv5's. */
export const scalesFor = (analysis: Analysis): readonly string[] => namesInMap(analysis) ?? scaleLetters;

/** What a scale puts in place of what the file says; undefined for one that the model does not have. */
export function scaleOverrides(analysis: Analysis, scale: string): Overrides | undefined {
  if (namesInMap(analysis)?.includes(scale) === true) return { scale };
  return isScale(scale) && scalesFor(analysis).includes(scale) ? { ...scales[scale] } : undefined;
}

/** The scale that a model has; undefined where it is none of YOLOv5's. */
export function presentScale(analysis: Analysis): string | undefined {
  const names = namesInMap(analysis);
  const { options, model } = analysis;
  if (names !== undefined)
    return scaleOf(documentOf(analysis.config), options.overrides?.scale, options.stem) ?? names[0];
  const [depth, width] = [numberOf(model.hyper.depthMultiple), numberOf(model.hyper.widthMultiple)];
  return scaleLetters.find(
    (letter) => scales[letter].depthMultiple === depth && scales[letter].widthMultiple === width,
  );
}
