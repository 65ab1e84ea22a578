import type { ModelConfig } from "../config/modelConfig.js";
import { type BuiltModel, buildModel } from "../yolov5/model.js";
import { buildWorkspaceModel } from "../yolov5/workspaceModel/buildWorkspaceModel.js";
import type { BuiltRow } from "../yolov5/parsing.js";
import { checkoutCode } from "./checkoutCode.js";
import { documentOf } from "./document.js";
import { describeLayers } from "./layers.js";
import { scaleOf } from "./scale.js";
import { totalsOf } from "./totals.js";
import type { AnalysisOptions, Figures } from "./types.js";

/** Builds the model of a config and runs it: everything that is known of it, before any rule looks at it. */
export function figuresOf(written: ModelConfig, options: AnalysisOptions): Figures {
  const counter = options.counter ?? options.version.counter;
  const model = modelOf(written, options);
  const config = familiar(written, model);
  const channels = typeof model.hyper.ch === "number" ? model.hyper.ch : null;
  const image = [1, channels, ...options.imgsz];
  const run = model.run(image, { training: false, isTraced: true });
  // A checkout trains a model without a probe in ways of its own, e.g. with labels.
  const isProbed = model.probe !== undefined || model.origin === "workspace";
  const trainRun = isProbed ? undefined : model.run(image, { training: true, isTraced: false });
  const layers = describeLayers(config, model, { run, trainRun }, image, counter);
  const totals = totalsOf(model, layers, options, counter);
  return { config, options, counter, model, run, trainRun, layers, totals };
}

/** A config of another family is no stranger to a checkout that builds it. */
const familiar = (config: ModelConfig, { origin }: BuiltModel): ModelConfig =>
  origin === "workspace" && config.family === "other" ? { ...config, family: "yolov5" } : config;

/** The model by the checkout's own code, or by the modules that are written here where that cannot be followed. */
function modelOf(config: ModelConfig, options: AnalysisOptions): BuiltModel {
  const { version, checkout, stem } = options;
  const document = documentOf(config);
  const { scale: chosen, ...rest } = options.overrides ?? {};
  const scale = scaleOf(document, chosen, stem);
  const overrides = { ...rest, ...(scale === undefined ? {} : { scale }) };
  const code = checkout && checkoutCode(checkout);
  const built = code && buildWorkspaceModel(code, version, document, overrides);
  if (built !== undefined) return built;
  const model = buildModel(version, document, overrides);
  return checkout === undefined ? model : { ...model, rows: model.rows.map(withoutStranger) };
}

/** A class that YOLOv5 does not have may well be one of a checkout that could not be followed. */
function withoutStranger(row: BuiltRow): BuiltRow {
  const { failure, ...rest } = row;
  return failure?.part === "module" ? { ...rest, unknown: "the checkout's parse_model could not be followed" } : row;
}
