import type { ModelConfig } from "../config/modelConfig.js";
import { buildModel } from "../yolov5/model.js";
import { runModel } from "../yolov5/forward.js";
import { documentOf } from "./document.js";
import { describeLayers } from "./layers.js";
import { totalsOf } from "./totals.js";
import type { AnalysisOptions, Figures } from "./types.js";

/** Builds the model of a config and runs it: everything that is known of it, before any rule looks at it. */
export function figuresOf(config: ModelConfig, options: AnalysisOptions): Figures {
  const counter = options.counter ?? options.version.counter;
  const model = buildModel(options.version, documentOf(config), options.overrides);
  const channels = typeof model.hyper.ch === "number" ? model.hyper.ch : null;
  const image = [1, channels, ...options.imgsz];
  const run = runModel(model.rows, image, false);
  const trainRun = model.probe ? undefined : runModel(model.rows, image, true);
  const layers = describeLayers(config, model, { run, trainRun }, image, counter);
  const totals = totalsOf(model, layers, options, counter);
  return { config, options, counter, model, run, trainRun, layers, totals };
}
