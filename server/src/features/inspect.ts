import type { Severity } from "../analysis/rules/table.js";
import type { Analysis, Layer } from "../analysis/types.js";
import type { Range } from "../config/modelConfig.js";
import { isSequence, isUnknown, type Value } from "../values/value.js";
import { severityOf } from "./diagnostics.js";
import { formatShape, formatValue } from "./format.js";
import { fromsOf } from "./sources.js";
import { defaultSettings, type Settings } from "./settings.js";

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

const columns = (
  index: string,
  from: string,
  repeats: string,
  params: string,
  module: string,
  args: string,
  output: string,
  gflops: string,
): string =>
  `${index.padStart(3)}${from.padStart(18)}${repeats.padStart(3)}${params.padStart(10)}  ` +
  `${module.padEnd(40)}${args.padEnd(30)}  ${output.padEnd(28)}${gflops.padStart(8)}`;

function tableRow(layer: Layer): string {
  const { index, built, params, type, name, args, outputs, gflops } = layer;
  return columns(
    String(index),
    formatValue(built.from),
    formatValue(built.printedRepeats),
    params === null ? "?" : String(params),
    type === "" ? name : type,
    `[${args.map(formatValue).join(", ")}]`,
    outputs.map(formatShape).join(", "),
    gflops === null ? "?" : gflops.toFixed(3),
  ).trimEnd();
}

/** The table that YOLOv5 prints when it builds the model, output and GFLOPs added, and its summary line. */
export function inspectTable({ layers, totals }: Analysis): string {
  const header = columns("", "from", "n", "params", "module", "arguments", "output", "GFLOPs");
  return `${[header, ...layers.map(tableRow), ...(totals.summary === "" ? [] : [totals.summary])].join("\n")}\n`;
}

/** A value as JSON: floats as numbers, tuples as arrays, other objects as Python prints them, null for unknown. */
export function jsonOf(value: Value): JsonValue {
  if (value === null || typeof value !== "object") return value;
  if (isUnknown(value)) return null;
  if (isSequence(value)) return value.items.map(jsonOf);
  if (value.kind === "float" && Number.isFinite(value.value)) return value.value;
  if (value.kind === "dict") {
    return Object.fromEntries(
      value.entries.map(([key, item]) => [typeof key === "string" ? key : formatValue(key), jsonOf(item)]),
    );
  }
  return formatValue(value);
}

export interface InspectedLayer {
  readonly index: number;
  /** As written, a single int as a list of one. */
  readonly from: readonly JsonValue[];
  /** After `depth_multiple`. */
  readonly repeats: JsonValue;
  /** As the row names it. */
  readonly module: string;
  readonly args: readonly JsonValue[];
  readonly params: number | null;
  /** Sizes that are not known are null, and so is a shape of which nothing is known. */
  readonly inputShapes: readonly (readonly (number | null)[] | null)[];
  readonly outputShapes: readonly (readonly (number | null)[] | null)[];
  readonly gflops: number | null;
  readonly macs: number | null;
  readonly status: Layer["status"];
  readonly reason?: string;
}

export interface InspectedDiagnostic {
  readonly code: string;
  readonly severity: Exclude<Severity, "off">;
  readonly message: string;
  readonly layer?: number;
  readonly range: Range;
}

/** What `inspect --json` prints. */
export interface Inspection {
  readonly file: string;
  readonly family: string;
  readonly version: string;
  readonly imgsz: readonly [number, number];
  readonly counter: string;
  readonly layers: readonly InspectedLayer[];
  readonly totals: {
    readonly layers: number;
    readonly params: number | null;
    /** As the summary line prints them. */
    readonly gflops: number | null;
    readonly macs: number;
    /** False: params, macs and layers are lower bounds. */
    readonly complete: boolean;
    readonly fused: { readonly layers: number; readonly params: number | null; readonly gflops: number | null };
    readonly summary: string;
  };
  readonly diagnostics: readonly InspectedDiagnostic[];
}

const inspectLayer = (layer: Layer): InspectedLayer => ({
  index: layer.index,
  from: fromsOf(layer).map(jsonOf),
  repeats: jsonOf(layer.built.repeats),
  module: layer.name,
  args: layer.args.map(jsonOf),
  params: layer.params,
  inputShapes: layer.inputs,
  outputShapes: layer.outputs,
  gflops: layer.gflops,
  macs: layer.macs,
  status: layer.status,
  ...(layer.reason === undefined ? {} : { reason: layer.reason }),
});

function inspectDiagnostics({ problems }: Analysis, settings: Settings): readonly InspectedDiagnostic[] {
  return problems.flatMap(({ code, message, layer, range }) => {
    const severity = severityOf(code, settings);
    if (severity === "off") return [];
    return [{ code, severity, message, ...(layer === undefined ? {} : { layer }), range }];
  });
}

/** Everything known of a config, for programs. `file` is copied as it is. */
export function inspectJson(analysis: Analysis, file: string, settings: Settings = defaultSettings): Inspection {
  const { config, options, counter, layers, totals } = analysis;
  const { fused } = totals;
  return {
    file,
    family: config.family,
    version: options.version.name,
    imgsz: options.imgsz,
    counter,
    layers: layers.map(inspectLayer),
    totals: {
      layers: totals.layers,
      params: totals.params,
      gflops: totals.gflops,
      macs: totals.macs,
      complete: totals.complete,
      fused: { layers: fused.layers, params: fused.params, gflops: fused.gflops },
      summary: totals.summary,
    },
    diagnostics: inspectDiagnostics(analysis, settings),
  };
}
