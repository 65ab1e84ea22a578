import { readFileSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { analyzeText } from "../../server/src/analysis/analyze.js";
import type { AnalysisOptions } from "../../server/src/analysis/types.js";
import { Checkouts } from "../../server/src/workspace/checkouts.js";
import { DiskFiles } from "../../server/src/workspace/diskFiles.js";
import { Snapshot } from "../../server/src/workspace/snapshot.js";
import { defaultVersion, versions } from "../../server/src/yolov5/versions.js";

/** Milliseconds of analyses of one kind: medians of the first rounds, and of rounds when V8 has optimised. */
interface Times {
  readonly early: number;
  readonly warm: number;
}

/** Milliseconds of an analysis with the Python of a checkout. */
export interface CheckoutTimes {
  /** The first analysis of the process. */
  readonly first: number;
  /** With the Python read and run anew, in a process that has done so before. */
  readonly cold: Times;
  /** After an edit of the config. */
  readonly edited: Times;
}

const rounds = 15;
/** V8 optimises for about so many. */
const warmUp = 40;

/** Times a config of a checkout: `config` is its path. */
export function timeCheckout(config: string): CheckoutTimes {
  const text = readFileSync(config, "utf8");
  const first = timed(() => analyse(config, text, newCheckouts()));
  const checkouts = newCheckouts();
  analyse(config, text, checkouts);
  let edits = 0;
  const runs = [
    () => analyse(config, text, newCheckouts()),
    // Each text differs from the one before.
    () => analyse(config, `${text}# ${edits++}\n`, checkouts),
  ];
  const early = runs.map(medianOf);
  for (const run of runs) for (let i = 0; i < warmUp; i++) run();
  const warm = runs.map(medianOf);
  const [cold, edited] = early.map((time, i): Times => ({ early: time, warm: warm[i] ?? NaN }));
  if (!cold || !edited) throw new Error("nothing was timed");
  return { first, cold, edited };
}

const medianOf = (run: () => void): number => median(Array.from({ length: rounds }, () => timed(run)));

const newCheckouts = (): Checkouts => new Checkouts(new Snapshot(new DiskFiles()));

function analyse(config: string, text: string, checkouts: Checkouts): void {
  const checkout = checkouts.around(config, { parseModel: "auto", folders: [path.dirname(path.dirname(config))] });
  if (checkout === undefined) throw new Error(`no parse_model was found around ${config}`);
  const options: AnalysisOptions = { version: versions[defaultVersion], imgsz: [640, 640], checkout };
  const { model } = analyzeText(text, options);
  if (model.origin !== "workspace") throw new Error(`${config} is not built by its checkout`);
}

function timed(run: () => void): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
