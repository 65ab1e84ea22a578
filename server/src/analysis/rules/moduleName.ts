import { nnClasses } from "../../torch/nn/namespace.js";
import type { Failure } from "../../yolov5/failure.js";
import { type Version, versions } from "../../yolov5/versions.js";
import type { Figures, Layer } from "../types.js";
import { rangeOf, type RowFinding } from "./place.js";
import { describe, didYouMean, nearest, pythonSays } from "./words.js";

/** Everything a row can name in a version. */
const knownModules = (figures: Figures): readonly string[] => [
  ...figures.options.version.visible,
  ...[...nnClasses.keys()].map((name) => `nn.${name}`),
];

/** A third item that names no module, or is no name. */
export function moduleName(figures: Figures, layer: Layer, failure: Failure): RowFinding {
  const { row } = layer;
  const range = rangeOf(row, "module");
  const { exception, message } = failure;
  if (exception !== "NameError" && exception !== "AttributeError") {
    const value = row.module?.value ?? null;
    return {
      code: "module.type",
      message: `The third item of a row is the name of a module, but is ${describe(value)}. ${pythonSays(exception, message)}`,
      range,
    };
  }
  const name = layer.name;
  const close = nearest(name, knownModules(figures));
  const { version } = figures.options;
  const elsewhere = (Object.keys(versions) as Version[]).filter((other) => versions[other].visible.has(name));
  const when = elsewhere.length > 0 ? ` ${name} exists in YOLOv5 ${elsewhere.join(", ")}.` : "";
  const advice = close.length > 0 ? didYouMean(close) : " Check the spelling, or import the class in models/yolo.py.";
  return {
    code: "module.unknown",
    message: `\`${name}\` is not a module of YOLOv5 ${version.name}.${when}${advice} ${pythonSays(exception, message)}`,
    range,
    data: { name, nearest: close },
  };
}
