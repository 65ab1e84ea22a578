import { readFileSync } from "node:fs";
import path from "node:path";
import type { CounterName } from "../../server/src/torch/counters.js";
import type { Shape } from "../../server/src/torch/tensor.js";

/** One row as PyTorch built and ran it at 640 pixels. */
export interface GoldenLayer {
  /** `[from, number, module, args]` as YAML. */
  readonly row: string;
  /** As the table prints it. */
  readonly repeats: number;
  readonly type: string;
  /** As the table prints them. */
  readonly args: string;
  readonly params: number;
  /** Every tensor that leaves the row; of a head, those in training mode. */
  readonly out: readonly Shape[];
  /** Multiply-accumulates at operator level. */
  readonly macs: number;
  /** Multiply-accumulates by counter, in the order of the config's `counters`. */
  readonly counted: readonly number[];
}

export interface GoldenTotals {
  readonly layers: number;
  readonly params: number;
  /** As printed with each of the config's `counters`. */
  readonly gflops: readonly number[];
  /** The line printed with the version's own counter. */
  readonly summary: string;
}

/** A config that YOLOv5 built. Values of `keys` are YAML. */
export interface GoldenConfig {
  readonly name: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly counters: readonly CounterName[];
  readonly strides: readonly number[];
  readonly macs: number;
  readonly totals: GoldenTotals;
  readonly fused: GoldenTotals;
  readonly layers: readonly GoldenLayer[];
}

/** A file among the configs that is not a model. */
export interface GoldenError {
  readonly name: string;
  readonly error: { readonly exception: string; readonly message: string };
}

interface GoldenFile {
  readonly version: string;
  readonly configs: readonly (GoldenConfig | GoldenError)[];
}

const readGolden = (version: string): GoldenFile =>
  JSON.parse(readFileSync(path.join(__dirname, `${version}.json`), "utf8")) as GoldenFile;

export const goldenConfigs = (version: string): readonly GoldenConfig[] =>
  readGolden(version).configs.filter((config) => "layers" in config);

export const goldenErrors = (version: string): readonly GoldenError[] =>
  readGolden(version).configs.filter((config) => "error" in config);

/** The config's text. YOLOv5 joins backbone and head, so that the measurements do not say where one ends. */
export function configText({ keys, layers }: Pick<GoldenConfig, "keys" | "layers">): string {
  const rows = layers.map(({ row }) => `  - ${row}`);
  return [
    ...Object.entries(keys).map(([name, value]) => `${name}: ${value}`),
    "backbone:",
    ...rows.slice(0, -1),
    "head:",
    ...rows.slice(-1),
    "",
  ].join("\n");
}
