import type { EngineName } from "../features/engines.data.js";
import { analyzeText } from "../analysis/analyze.js";
import { stockText } from "../yolov5/stock/stock.js";
import { defaultVersion, versions } from "../yolov5/versions.js";
import { foldNorms } from "./program/folding.js";
import type { Program } from "./program/program.js";
import { programOfModel } from "./program/programOfModel.js";
import { type Ended, type HostOptions, probeEngine, runJob } from "./worker/host.js";
import type { Measured } from "./worker/messages.js";

export interface SelfTestOptions {
  readonly engines: readonly EngineName[];
  readonly wasm: string;
  readonly installed: Readonly<Record<string, string>>;
  readonly host: HostOptions;
  /** The model whose values are compared, and the one that is timed. */
  readonly models?: { readonly compared: Sized; readonly timed: Sized };
}

interface Sized {
  readonly name: string;
  readonly side: number;
}

/** What came of an engine. */
export interface Finding {
  readonly engine: EngineName;
  /** An engine that is not available has not failed. */
  readonly verdict: "ok" | "failed" | "not available";
  readonly text: string;
}

const models = { compared: { name: "yolov5n", side: 64 }, timed: { name: "yolov5l", side: 640 } };

/** How far values may differ from those of plain JavaScript, by the largest of them. */
const tolerance = 1e-4;

/**
 * Holds engines against plain JavaScript on a small stock model, and times a large one where there is a GPU. Gives what
 * came of each as soon as it is known. Never throws.
 */
export async function* selfTest(options: SelfTestOptions): AsyncGenerator<Finding> {
  const { engines, wasm, installed, host } = options;
  const { compared, timed } = options.models ?? models;
  const run = (engine: string, program: Program, seconds: number) =>
    runJob({ kind: "run", program, engine, seconds, wasm, installed }, host);
  const small = programOf(compared);
  const reference = await run("cpu", small, 0.1);
  for (const engine of engines) {
    const found = (verdict: Finding["verdict"], text: string): Finding => ({ engine, verdict, text });
    const opened = await probeEngine({ kind: "probe", engine, wasm, installed }, host);
    if (opened.kind !== "probed") {
      yield found("not available", reasonOf(opened));
      continue;
    }
    const { device, isGpu, versions: own } = opened.probed;
    const on = `on ${device}, ${Object.entries(own)
      .map(([name, version]) => `${name} ${version}`)
      .join(", ")}`;
    const values = reference.kind === "measured" ? await run(engine, small, 0.1) : reference;
    if (values.kind !== "measured" || reference.kind !== "measured") {
      yield found("failed", `${on}: ${values.kind === "measured" ? "?" : reasonOf(values)}`);
      continue;
    }
    const difference = differenceOf(values.measured, reference.measured);
    const same = `${compared.name} at ${compared.side} px differs from plain JavaScript by ${difference.toExponential(1)}`;
    const left = values.measured.failed.map(({ op, layer }) => `${op} of layer ${layer ?? "?"}`);
    const isRight = difference <= tolerance && left.length === 0;
    const lacks = left.length > 0 ? `; it cannot run ${left.join(", ")}` : "";
    const times = isGpu && isRight ? await run(engine, programOf(timed), 5) : undefined;
    const speed = times && `; ${timed.name} at ${timed.side} px: ${timesOf(times)}`;
    const isTimed = times === undefined || times.kind === "measured";
    yield found(isRight && isTimed ? "ok" : "failed", `${on}: ${same}${lacks}${speed ?? ""}`);
  }
}

const reasonOf = (ended: Ended): string => (ended.kind === "cancelled" ? "Cancelled." : ended.reason);

function programOf({ name, side }: Sized): Program {
  const { model } = analyzeText(stockText(name) ?? "", { version: versions[defaultVersion], imgsz: [side, side] });
  return foldNorms(programOfModel(model, { batch: 1, imgsz: [side, side] }));
}

/** The largest difference between samples, by the largest of their output. */
function differenceOf({ samples }: Measured, reference: Measured): number {
  if (samples.length !== reference.samples.length) return Infinity;
  const differences = reference.samples.map((wanted, i) => {
    const largest = Math.max(...wanted.map(Math.abs));
    return Math.max(...wanted.map((value, at) => Math.abs(value - (samples[i]?.[at] ?? Infinity)))) / largest;
  });
  return differences.some(Number.isNaN) ? Infinity : Math.max(...differences);
}

function timesOf(times: Awaited<ReturnType<typeof runJob>>): string {
  if (times.kind !== "measured") return reasonOf(times);
  const { ms, rows, throughput } = times.measured;
  const sum = rows.reduce((total, row) => total + row.ms, 0);
  const share = Math.round((100 * sum) / ms.median);
  return `${ms.median.toFixed(1)} ms, ${throughput.toFixed(1)} passes/s, rows add up to ${share} %`;
}
