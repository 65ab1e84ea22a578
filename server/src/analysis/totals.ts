import { countCalls, countOperators, counters, type CounterName, type Fusing } from "../torch/counters.js";
import type { Module } from "../torch/module.js";
import { numel } from "../torch/tensor.js";
import { firstParameter, fusing, modules, occurrences, parameterCount } from "../torch/walk.js";
import type { ModelRun } from "../yolov5/forward.js";
import type { BuiltModel } from "../yolov5/model.js";
import { formatFixed, summaryLine } from "./summary.js";
import type { AnalysisOptions, Layer, ModelTotals, Totals } from "./types.js";

/** The pass that `model_info` profiles: a small square image, or on some versions the real size where that fails. */
interface Profile {
  readonly run: ModelRun;
  /** What the MACs of that image are multiplied by. */
  readonly scale: number;
}

function profileOf(model: BuiltModel, { version, imgsz }: AnalysisOptions, counter: CounterName): Profile | undefined {
  const channels = profileChannels(model, version.profileChannels);
  if (channels === undefined) return undefined;
  const side = Math.max(32, Math.trunc(Math.max(...(model.strides ?? [32]))));
  const mode = { training: false, isTraced: counter === "exact" };
  const small = model.run([1, channels, side, side], mode);
  if (succeeded(small)) return { run: small, scale: (imgsz[0] / side) * (imgsz[1] / side) };
  if (!version.profileFallback) return undefined;
  const full = model.run([1, channels, ...imgsz], mode);
  return succeeded(full) ? { run: full, scale: 1 } : undefined;
}

function profileChannels(model: BuiltModel, source: "yaml" | "first parameter"): number | undefined {
  const value = source === "yaml" ? model.hyper.ch : firstParameter(model.root)?.[1];
  return typeof value === "number" ? value : undefined;
}

const succeeded = (run: ModelRun): boolean => run.rows.every((row) => !row.failure && row.unknown === undefined);

const unfused: Fusing = { removed: new Set(), biased: new Set() };

function gflopsOf(profile: Profile | undefined, root: Module, name: CounterName, fused: Fusing): number | null {
  if (!profile) return null;
  const { pass } = profile.run;
  const count =
    name === "exact"
      ? countOperators(pass.nodes)
      : countCalls(counters[name], root, occurrences(root), pass.calls, fused);
  return count.complete ? (count.macs / 1e9) * 2 * profile.scale : null;
}

function countLayers(root: Module, removed: ReadonlySet<Module>, leafOnly: boolean): number {
  const kept = [...modules(root)].filter((module) => !removed.has(module));
  return leafOnly ? kept.filter((module) => module.isLeaf).length : kept.length;
}

/** Parameters after fusing: batch norms go, and every convolution that had none gains a bias. */
function fusedParameters(params: number | null, { removed, biased }: Fusing): number | null {
  let total = params;
  const change = (amount: number | null) => {
    total = total === null || amount === null ? null : total + amount;
  };
  for (const bn of removed) for (const { shape } of bn.parameters.values()) change(-(numel(shape) ?? NaN));
  for (const conv of biased)
    if (!conv.parameters.has("bias")) change(conv.parameters.get("weight")?.shape?.[0] ?? null);
  return total;
}

/** The totals as YOLOv5's summary line prints them, before and after `fuse()`, and the sums over the rows. */
export function totalsOf(
  model: BuiltModel,
  layers: readonly Layer[],
  options: AnalysisOptions,
  counter: CounterName,
): Totals {
  const complete = layers.length > 0 && layers.every((layer) => layer.status === "known");
  const { version } = options;
  const leafOnly = version.layerCount === "leaf modules";
  const profile = complete ? profileOf(model, options, counter) : undefined;
  const fused = fusing(model.root);
  const params = model.rows.length === 0 ? null : parameterCount(model.root, model.root);
  const printed = (fusing: Fusing): number | null => {
    const gflops = gflopsOf(profile, model.root, counter, fusing);
    return gflops === null ? null : Number(formatFixed(gflops, 1));
  };
  const plain: ModelTotals = { layers: countLayers(model.root, new Set(), leafOnly), params, gflops: printed(unfused) };
  const after: ModelTotals = {
    layers: countLayers(model.root, fused.removed, leafOnly),
    params: fusedParameters(params, fused),
    gflops: printed(fused),
  };
  return {
    ...plain,
    fused: after,
    macs: layers.reduce((sum, layer) => sum + (layer.macs ?? 0), 0),
    layerGflops: layers.reduce((sum, layer) => sum + (layer.gflops ?? 0), 0),
    complete,
    summary: complete ? summaryLine(plain, version.summary, options.stem) : "",
  };
}
