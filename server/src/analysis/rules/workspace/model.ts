import type { Failure } from "../../../yolov5/failure.js";
import type { Figures } from "../../types.js";
import { says } from "../forwardCase.js";
import { type Finding, fileRange } from "../place.js";
import { anchorStrides, noClasses } from "./head.js";
import { relatedFrames } from "./places.js";

/** What the model's constructor refuses once all rows are built: anchors that do not fit, biases, a missing key. */
export const workspaceModelFindings = (figures: Figures): readonly Finding[] => {
  const { model } = figures;
  const rowsFail = model.rows.some((row) => row.failure) || model.probe?.rows.some((row) => row.failure) === true;
  if (rowsFail) return [];
  return model.failures.flatMap(
    (failure) => anchorStrides(figures, failure) ?? noClasses(figures, failure) ?? [refused(figures, failure)],
  );
};

const refused = (figures: Figures, failure: Failure): Finding => ({
  code: "model.build",
  message:
    figures.model.rows.length > 0
      ? `Every layer can be built, but the model cannot. ${says(failure)}`
      : `The model fails before its first layer is read. ${says(failure)}`,
  range: headRange(figures),
  related: relatedFrames(figures, failure.frames),
});

const headRange = (figures: Figures): Finding["range"] => figures.layers.at(-1)?.row.range ?? fileRange(figures);
