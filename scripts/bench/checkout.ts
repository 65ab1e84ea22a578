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
  /** Median with the Python read and run anew, in a process that has done so before. */
  readonly cold: number;
  /** Median after an edit of the config. */
  readonly edited: number;
}

/** V8 optimises for about so many rounds; an editor is past them soon, the first figure is before them. */
const warmUp = 40;
const rounds = 15;

/** Times a config of a checkout: `config` is its path, `edit` makes each text differ from the one before. */
export function timeCheckout(config: string): CheckoutTimes {
  const text = readFileSync(config, "utf8");
  const first = timed(() => analyse(config, text, newCheckouts()));
  const cold = warmMedian(() => {
    analyse(config, text, newCheckouts());
  });
  const checkouts = newCheckouts();
  let edits = 0;
  const edited = warmMedian(() => {
    analyse(config, `${text}# ${edits++}\n`, checkouts);
  });
  return { first, cold, edited };
}

function warmMedian(run: () => void): number {
  for (let i = 0; i < warmUp; i++) run();
  return median(Array.from({ length: rounds }, () => timed(run)));
}

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
