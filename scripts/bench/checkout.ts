import { readFileSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { analyzeText } from "../../server/src/analysis/analyze.js";
import type { AnalysisOptions } from "../../server/src/analysis/types.js";
import { Checkouts } from "../../server/src/workspace/checkouts.js";
import { DiskFiles } from "../../server/src/workspace/diskFiles.js";
import { Snapshot } from "../../server/src/workspace/snapshot.js";
import { defaultVersion, versions } from "../../server/src/yolov5/versions.js";

/** Milliseconds of an analysis with the Python of a checkout. */
export interface CheckoutTimes {
  /** The first analysis of the process. */
  readonly first: number;
  /** With the Python read and run anew, in a process that has done so before: the median of the first rounds. */
  readonly cold: number;
  /** After one of the first edits of the config. */
  readonly editedEarly: number;
  /** After an edit when there have been some, as in a server that is in use. */
  readonly edited: number;
}

const rounds = 15;
/** Edits that V8 gets to optimise what an edit runs. */
const warmUp = 30;

/** Times a config of a checkout: `config` is its path. */
export function timeCheckout(config: string): CheckoutTimes {
  const text = readFileSync(config, "utf8");
  const first = timed(() => analyse(config, text, newCheckouts()));
  const checkouts = newCheckouts();
  analyse(config, text, checkouts);
  let edits = 0;
  // Each text differs from the one before, and so does a row.
  const edit = (): void => analyse(config, edited(text, edits++), checkouts);
  const cold = medianOf(() => analyse(config, text, newCheckouts()));
  const editedEarly = medianOf(edit);
  for (let i = 0; i < warmUp; i++) edit();
  return { first, cold, editedEarly, edited: medianOf(edit) };
}

/** The config with another number of output channels in its first row. */
function edited(text: string, edits: number): string {
  const result = text.replace(/(backbone:[^]*?\w+, \[)\d+/, `$1${64 + 8 * (edits % 64)}`);
  if (result === text && edits % 64 !== 0) throw new Error("there is no row to edit");
  return result;
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
