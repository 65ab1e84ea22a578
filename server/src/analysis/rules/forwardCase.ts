import { isList, type Value } from "../../values/value.js";
import { isTensor, type Shape } from "../../torch/tensor.js";
import type { Failure } from "../../yolov5/failure.js";
import type { RowRun } from "../../yolov5/forward.js";
import type { Figures, Layer } from "../types.js";
import type { Finding } from "./place.js";
import { pythonSays } from "./words.js";

/** A row that builds and fails when it runs, with the pass in which it does. */
export interface Case {
  readonly figures: Figures;
  readonly layer: Layer;
  readonly failure: Failure;
  readonly run: RowRun;
}

/** Findings for a failure, none where another row's finding says it, undefined where it is not of this kind. */
export type Explanation = (given: Case) => readonly Finding[] | undefined;

export const says = ({ exception, message }: Failure): string => pythonSays(exception, message);

export const imageNote = (failure: Failure): string => (failure.imgsz ? `${failure.imgsz.join("×")} image` : "image");

/** The shapes of a row's input, at the user's image size where it fails there too. */
export function inputShapes({ figures, layer, run }: Case): readonly (Shape | null)[] {
  const own = layer.inputs.length > 0 && layer.inputs.every((shape) => shape !== null && !shape.includes(null));
  return own && figures.run.rows[layer.index]?.failure ? layer.inputs : shapesIn(run.input);
}

const shapesIn = (value: Value): readonly (Shape | null)[] => {
  if (isTensor(value)) return [value.shape];
  return isList(value) ? value.items.flatMap(shapesIn) : [];
};

/** The shapes of the input without the batch, e.g. `(256×20×20)`. */
export const inputText = (given: Case): string => shapesText(inputShapes(given));

/** The shapes of the input in the pass that failed, and the image of that pass where it is not the user's. */
export function runText({ figures, run, failure }: Case): string {
  const isProbe = figures.model.probe?.rows.includes(run) === true;
  return `${shapesText(shapesIn(run.input))}${isProbe ? `, with the ${imageNote(failure)} that the model is built with` : ""}`;
}

function shapesText(inputs: readonly (Shape | null)[]): string {
  const shapes = inputs.map((shape) =>
    (shape ?? [])
      .slice(1)
      .map((size) => size ?? "?")
      .join("×"),
  );
  return shapes.length === 0 ? "" : `(${shapes.join(", ")})`;
}

export const isHead = (layer: Layer | undefined): boolean =>
  ["Detect", "Segment"].includes(layer?.cls?.type.name ?? "");
