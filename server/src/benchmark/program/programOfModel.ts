import type { BuiltModel } from "../../yolov5/model.js";
import type { Program } from "./program.js";
import { programOf } from "./programOf.js";

/** The size of what a benchmark runs on. */
export interface Input {
  /** Height and width. */
  readonly imgsz: readonly [number, number];
  readonly batch: number;
}

/** The program of a model in evaluation mode, on a batch of images. */
export function programOfModel(model: BuiltModel, { imgsz, batch }: Input): Program {
  const channels = typeof model.hyper.ch === "number" ? model.hyper.ch : 3;
  const { pass, rows, images } = model.run([batch, channels, ...imgsz], { training: false, isTraced: true });
  // Weights have the same names whether the checkout or what is written here built the model: those of its rows.
  const root = model.root.children.get("model") ?? model.root;
  return programOf({ pass, root, output: rows.at(-1)?.output ?? null, images });
}
