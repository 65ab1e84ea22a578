import type { Analysis } from "../analysis/types.js";
import { formatGflopSum, formatImage, formatParamSum } from "./format.js";
import { joinParts } from "./layerText.js";
import { modelGflops, modelParams } from "./sums.js";

/** What is said of an open model in a few words, and the line below them. */
export interface Status {
  readonly text: string;
  readonly detail: string;
}

/** `YOLOv5 v7.0 · 16.6 GFLOPs · 7.2 M params`, and `at 640, by thop-0.1.1`. */
export const statusOf = (analysis: Analysis): Status => ({
  text: joinParts(
    `YOLOv5 ${analysis.options.version.name}`,
    formatGflopSum(modelGflops(analysis)),
    formatParamSum(modelParams(analysis)),
  ),
  detail: `at ${formatImage(analysis.options.imgsz)}, by ${analysis.counter}`,
});

/** Of a model that another family's rules hold for. */
export const otherFamilyStatus: Status = {
  text: "YOLO model",
  detail: "of a later family than YOLOv5, not checked",
};
