import type { Analysis } from "../analysis/types.js";
import { formatGflopSum, formatParamSum } from "./format.js";
import { convention, joinParts } from "./layerText.js";
import { modelGflops, modelParams } from "./sums.js";

/** What is said of an open model in a few words, and the line below them. */
export interface Status {
  readonly text: string;
  readonly detail: string;
}

/** `YOLOv5 v7.0 · 7.2 M params · 16.6 GFLOPs`. */
export const statusOf = (analysis: Analysis): Status => ({
  text: joinParts(
    `YOLOv5 ${analysis.options.version.name}`,
    formatParamSum(modelParams(analysis)),
    formatGflopSum(modelGflops(analysis)),
  ),
  detail: convention(analysis),
});

/** Of a model that another family's rules hold for. */
export const otherFamilyStatus: Status = {
  text: "YOLO model",
  detail: "Of a later family than YOLOv5, so it is not checked",
};
