import type { Module } from "../torch/module.js";
import { modules } from "../torch/walk.js";
import { float } from "../values/value.js";

/** What YOLOv5 sets in every batch norm of maps once a model is built, after its stride was measured. */
const settings = { eps: float(1e-3), momentum: float(0.03) };

/** Sets what YOLOv5's `initialize_weights` sets and the Trace tells. */
export function initializeWeights(root: Module): void {
  for (const module of modules(root)) {
    if (module.type.name !== "BatchNorm2d") continue;
    for (const [name, value] of Object.entries(settings)) module.setAttribute(name, value);
  }
}
