import type { BuiltModel } from "../../yolov5/model.js";
import { foldNorms } from "../program/folding.js";
import { programOfModel } from "../program/programOfModel.js";
import { onnxOf, type Problem } from "./exportOnnx.js";

export interface ModelOptions {
  readonly imgsz: readonly [number, number];
  readonly batch: number;
  /** Whether batch norms are folded into the convolutions before them. */
  readonly fuse: boolean;
  readonly name: string;
}

const sentence = ({ op, layer, reason }: Problem): string =>
  `${layer === null ? "The model" : `Layer ${layer}`} cannot be written: ${op}: ${reason}.`;

/** A model with random weights as ONNX, or a sentence for everything that keeps it from being written. */
export function modelAsOnnx(
  model: BuiltModel,
  { imgsz, batch, fuse, name }: ModelOptions,
):
  | { readonly kind: "model"; readonly bytes: Uint8Array }
  | { readonly kind: "refused"; readonly sentences: readonly string[] } {
  const program = programOfModel(model, { imgsz, batch });
  const exported = onnxOf(fuse ? foldNorms(program) : program, { name });
  if (exported.kind === "model") return exported;
  const left = program.skipped.map(({ layer, reason }) => sentence({ op: "left out", layer, reason }));
  return { kind: "refused", sentences: [...left, ...exported.problems.map(sentence)] };
}
