import { isSequence, type Value } from "../../values/value.js";
import { PyClass } from "../../python/classes.js";
import type { ModuleScope } from "../../python/frames.js";

/** The class that builds a model, by the class of the last row; source: `guess_model_task` of Ultralytics 8.3. */
const classes: Readonly<Record<string, readonly string[]>> = {
  Segment: ["SegmentationModel"],
  Classify: ["ClassificationModel"],
  Pose: ["PoseModel"],
  OBB: ["OBBModel"],
  RTDETRDecoder: ["RTDETRDetectionModel"],
  WorldDetect: ["WorldModel"],
  YOLOEDetect: ["YOLOEModel"],
};

const usual: readonly string[] = ["Model", "DetectionModel"];

/** The class of the checkout that builds a config; undefined where it has none. */
export function modelClass(scope: ModuleScope, rows: readonly Value[]): PyClass | undefined {
  const isUltralytics = scope.own("DetectionModel") instanceof PyClass && scope.own("Model") === undefined;
  const special = classes[lastModule(rows)] ?? [];
  const wanted = isUltralytics || lastModule(rows) === "Segment" ? [...special, ...usual] : usual;
  for (const name of wanted) {
    const cls = scope.own(name);
    if (cls instanceof PyClass) return cls;
  }
  return undefined;
}

function lastModule(rows: readonly Value[]): string {
  const row = rows.at(-1);
  const module = row !== undefined && isSequence(row) ? row.items[2] : undefined;
  return typeof module === "string" ? module : "";
}
