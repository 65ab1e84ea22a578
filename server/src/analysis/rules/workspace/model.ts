import type { Figures } from "../../types.js";
import { type Finding, fileRange } from "../place.js";
import { pythonSays } from "../words.js";
import { relatedFrames } from "./places.js";

/** What the model's constructor refuses once all rows are built: anchors that do not fit, biases, a missing key. */
export const workspaceModelFindings = (figures: Figures): readonly Finding[] => {
  const { model } = figures;
  const rowsFail = model.rows.some((row) => row.failure) || model.probe?.rows.some((row) => row.failure) === true;
  if (rowsFail) return [];
  return model.failures.map(({ exception, message, frames }) => ({
    code: "model.build",
    message: `The rows are fine, but the model cannot be built. ${pythonSays(exception, message)}`,
    range: headRange(figures),
    related: relatedFrames(figures, frames),
  }));
};

const headRange = (figures: Figures): Finding["range"] => figures.layers.at(-1)?.row.range ?? fileRange(figures);
