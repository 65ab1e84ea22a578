import { cpus, freemem, loadavg, totalmem } from "node:os";
import type { Analysis } from "../analysis/types.js";
import { memoryProblem } from "./memory.js";
import { foldNorms } from "./program/folding.js";
import { programOfModel } from "./program/programOfModel.js";
import type { Measured, Times } from "./worker/messages.js";
import { type Ended, type HostOptions, runJob } from "./worker/host.js";

export interface BenchmarkOptions {
  readonly engine: string;
  readonly imgsz: readonly [number, number];
  readonly batch: number;
  readonly seconds: number;
  /** Whether batch norms are folded into the convolutions before them, as YOLOv5 does before inference. */
  readonly fuse: boolean;
  /** The folder with the WebAssembly files. */
  readonly wasm: string;
  /** Folders of installed engines, by their names. */
  readonly installed: Readonly<Record<string, string>>;
}

/** One row of a config, as it was timed. */
export interface LayerTime {
  readonly index: number;
  readonly name: string;
  /** Null for a row that was not run. */
  readonly ms: number | null;
  readonly gflops: number | null;
}

/** What was measured of a config, with what it was measured on. */
export interface Result {
  readonly engine: string;
  readonly device: string;
  readonly imgsz: readonly [number, number];
  readonly batch: number;
  readonly runs: number;
  readonly ms: Times;
  readonly throughput: number;
  readonly layers: readonly LayerTime[];
  readonly checksum: number;
  readonly compileMs: number;
  readonly warmups: number;
  readonly fused: boolean;
  /** What was left out, and why. */
  readonly left: readonly { readonly layer: number | null; readonly reason: string }[];
  readonly passedOver: readonly string[];
  readonly environment: Environment;
}

export interface Environment {
  readonly dtype: "float32";
  readonly versions: Readonly<Record<string, string>>;
  readonly platform: string;
  readonly cpu: string;
  readonly cpus: number;
  readonly memoryGB: number;
  /** The mean number of processes that wanted to run in the minute before; it slows what is measured. */
  readonly load: number;
}

export type Benchmarked = { readonly kind: "measured"; readonly result: Result } | Ended;

/** Runs the model of an analysed config with random weights, in a process of its own. Never rejects. */
export async function benchmark(
  analysis: Analysis,
  options: BenchmarkOptions,
  host: HostOptions,
): Promise<Benchmarked> {
  const load = loadavg()[0] ?? 0;
  const whole = programOfModel(analysis.model, options);
  const program = options.fuse ? foldNorms(whole) : whole;
  if (program.outputs.length === 0) return { kind: "failed", reason: nothingToRun(analysis) };
  const problem = memoryProblem(program, options.engine, freemem());
  if (problem !== undefined) return { kind: "out of memory", reason: problem };
  const { engine, seconds, wasm, installed } = options;
  const verdict = await runJob({ kind: "run", program, engine, seconds, wasm, installed }, host);
  if (verdict.kind !== "measured") return verdict;
  const { measured } = verdict;
  const failed = measured.failed.map(({ layer, op, reason }) => ({ layer, reason: `${op}: ${reason}` }));
  return {
    kind: "measured",
    result: {
      ...figuresOf(analysis, measured),
      imgsz: options.imgsz,
      batch: options.batch,
      fused: options.fuse,
      left: [...program.skipped, ...failed],
      environment: { dtype: "float32", versions: measured.versions, ...machine(), load },
    },
  };
}

/** Why the model has no output: what is wrong with the config, else what is not known of it. */
function nothingToRun({ problems, layers }: Analysis): string {
  const failing = problems.find(({ layer }) => layer !== undefined && layers[layer]?.status === "error");
  const unknown = layers.find(({ status }) => status === "unknown");
  const reason = failing?.message ?? (unknown && `Layer ${unknown.index} is not known: ${unknown.reason ?? "?"}.`);
  return `The model gives nothing that could be run. ${reason ?? "It has no rows."}`;
}

function figuresOf({ layers }: Analysis, measured: Measured) {
  const { engine, device, runs, ms, throughput, checksum, compileMs, warmups, passedOver } = measured;
  const times = new Map(measured.rows.map((row) => [row.index, row.ms]));
  const rows = layers.map(({ index, name, gflops }) => ({ index, name, ms: times.get(index) ?? null, gflops }));
  return { engine, device, runs, ms, throughput, layers: rows, checksum, compileMs, warmups, passedOver };
}

const machine = () => ({
  platform: `${process.platform}-${process.arch}`,
  cpu: cpus()[0]?.model ?? "unknown",
  cpus: cpus().length,
  memoryGB: Math.round(totalmem() / 2 ** 30),
});
