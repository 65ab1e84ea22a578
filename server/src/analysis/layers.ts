import type { ModelConfig } from "../config/modelConfig.js";
import { isDict, isSequence, isTuple, type Value } from "../values/value.js";
import { countCalls, countOperators, counters, type CounterName } from "../torch/counters.js";
import { isTensor, type Shape } from "../torch/tensor.js";
import type { ModuleCall, TraceNode } from "../torch/trace.js";
import { occurrences, parameterCount, unknownIn } from "../torch/walk.js";
import type { ModelRun, RowRun } from "../yolov5/forward.js";
import { Head } from "../yolov5/modules/heads.js";
import type { BuiltModel } from "../yolov5/model.js";
import type { BuiltRow } from "../yolov5/parsing.js";
import type { Layer, LayerStatus } from "./types.js";

/** The shapes of the tensors in a value, lists flattened. */
function shapesIn(value: Value): readonly (Shape | null)[] {
  if (isTensor(value)) return [value.shape];
  if (isDict(value)) return value.entries.flatMap(([, item]) => shapesIn(item));
  return isSequence(value) ? value.items.flatMap(shapesIn) : [];
}

/** A head in evaluation mode gives boxes first; users know its training maps, and the prototypes behind them. */
function outputsOf(built: BuiltRow, { output, trained }: RowRun): readonly (Shape | null)[] {
  if (trained !== undefined) return shapesIn(trained);
  if (!(built.module instanceof Head) || !isTuple(output)) return shapesIn(output);
  const [, second = null, third = null] = output.items;
  return built.module.isSegment ? [...shapesIn(third), ...shapesIn(second)] : shapesIn(second);
}

const groupByLayer = <Item extends { readonly layer: number | null }>(
  items: readonly Item[],
  count: number,
): Item[][] => {
  const groups: Item[][] = Array.from({ length: count }, () => []);
  for (const item of items) if (item.layer !== null) groups[item.layer]?.push(item);
  return groups;
};

/** Image pixels per output cell, from the heights. */
function strideOf(image: Shape, outputs: readonly (Shape | null)[]): number | null {
  const map = outputs.length === 1 ? outputs[0] : undefined;
  const [height, own] = [image[2] ?? null, map?.length === 4 ? (map[2] ?? null) : null];
  return height !== null && own !== null && own > 0 ? height / own : null;
}

interface Counted {
  readonly params: number | null;
  readonly macs: number | null;
  readonly counted: number | null;
}

function count(
  built: BuiltRow,
  nodes: readonly TraceNode[],
  calls: readonly ModuleCall[],
  counter: CounterName,
): Counted {
  const { module } = built;
  if (!module) return { params: null, macs: null, counted: null };
  const operators = countOperators(nodes);
  const byCounter = counter === "exact" ? operators : countCalls(counters[counter], module, occurrences(module), calls);
  return {
    params: parameterCount(module),
    macs: operators.complete ? operators.macs : null,
    counted: byCounter.complete ? byCounter.macs : null,
  };
}

/** The figures of every row from the user's pass. */
export function describeLayers(
  config: ModelConfig,
  model: BuiltModel,
  { run, trainRun }: { readonly run: ModelRun; readonly trainRun: ModelRun | undefined },
  image: Shape,
  counter: CounterName,
): readonly Layer[] {
  const nodes = groupByLayer(run.pass.nodes, model.rows.length);
  const calls = groupByLayer(run.pass.calls, model.rows.length);
  const counts = model.rows.map((built, i) => {
    const own = run.rows[i];
    const figures = count(built, nodes[i] ?? [], calls[i] ?? [], counter);
    return own?.failure || own?.unknown ? { ...figures, macs: null, counted: null } : figures;
  });
  const sum = counts.reduce((total, { counted }) => total + (counted ?? 0), 0);
  return model.rows.flatMap((built, i) => {
    const [row, own, figures] = [config.rows[i], run.rows[i], counts[i]];
    if (!row || !own || !figures) return [];
    const outputs = outputsOf(built, own);
    const { status, reason } = statusOf(built, own, (model.probe ?? trainRun)?.rows[i], outputs, figures.params);
    const { counted } = figures;
    return [
      {
        index: i,
        row,
        built,
        name: nameOf(row.module?.value ?? null),
        cls: built.cls,
        type: built.cls?.type.qualifiedName ?? "",
        args: built.args,
        params: figures.params,
        inputs: shapesIn(own.input),
        outputs,
        macs: figures.macs,
        gflops: counted === null ? null : (counted / 1e9) * 2,
        share: counted === null || sum === 0 ? null : counted / sum,
        stride: strideOf(image, outputs),
        status,
        ...(reason === undefined ? {} : { reason }),
      },
    ];
  });
}

const nameOf = (module: Value): string => (typeof module === "string" ? module : "");

function statusOf(
  built: BuiltRow,
  run: RowRun,
  training: RowRun | undefined,
  outputs: readonly (Shape | null)[],
  params: number | null,
): { readonly status: LayerStatus; readonly reason?: string } {
  const failure = built.failure ?? training?.failure ?? run.failure;
  if (failure) return { status: "error", reason: `${failure.exception}: ${failure.message}` };
  const reason = built.unknown ?? run.unknown;
  if (reason !== undefined) return { status: "unknown", reason };
  const complete = outputs.length > 0 && outputs.every((shape) => shape !== null && !shape.includes(null));
  if (complete && params !== null) return { status: "known" };
  const part = complete && built.module ? unknownIn(built.module) : undefined;
  return { status: "unknown", reason: part ?? "its input is not known" };
}
