import { lookup } from "../values/dicts.js";
import { isDict, type Value } from "../values/value.js";

/** `yolov8n`, `yolo11x-seg`, `yoloe-v8s`; source: `guess_model_scale` of Ultralytics 8.3. */
const scaleInName = /yolo(?:e-)?v?\d+([nslmx])/;

/**
 * The scale of a config with a `scales` map: the chosen one, else the letter in the file's name. Undefined where
 * `parse_model` is left to take the first of the map, and for other configs.
 */
export function scaleOf(document: Value, chosen: string | undefined, stem: string | undefined): string | undefined {
  if (!isDict(document) || lookup(document, "scales") === undefined) return undefined;
  return chosen ?? scaleInName.exec(stem ?? "")?.[1];
}
