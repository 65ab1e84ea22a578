import { performance } from "node:perf_hooks";
import type { Engine, Places } from "../engines/engine.js";
import { type Chosen, openEngine } from "../engines/table.js";
import { time } from "../timing.js";
import type { Job, Measured, Probe, Probed, Reply } from "./messages.js";

/** Thrown where a run was cancelled. */
export class Cancelled extends Error {}

/** Runs a job from the opening of its engine to the last figure. Throws `Cancelled`, and what the engine throws. */
export async function run(job: Job, tell: (reply: Reply) => void, isCancelled: () => boolean): Promise<Reply> {
  tell({ kind: "phase", phase: "open" });
  const chosen = await openEngine(job.engine, placesOf(job));
  if (chosen.kind === "none") return { kind: "failed", reason: chosen.reason };
  const session = chosen.opened.load(job.program, pulse(tell));
  try {
    const timing = await time(session, job.seconds, {
      now: () => performance.now(),
      check: () => {
        if (isCancelled()) throw new Cancelled();
      },
      phase: (phase) => tell({ kind: "phase", phase }),
      rest: () => new Promise((resolve) => setImmediate(resolve)),
    });
    const outputs = await session.outputs();
    const sum = outputs.reduce((total, values) => values.reduce((part, value) => part + Math.abs(value), total), 0);
    const measured: Measured = {
      ...described(chosen),
      ...timing,
      failed: session.failed,
      checksum: Number(sum.toPrecision(6)),
      samples: outputs.map(samplesOf),
    };
    return { kind: "measured", measured };
  } finally {
    session.dispose();
    chosen.opened.close?.();
  }
}

/** Opens an engine and says what it runs on. */
export async function probe(request: Probe): Promise<Reply> {
  const chosen = await openEngine(request.engine, placesOf(request));
  if (chosen.kind === "none") return { kind: "failed", reason: chosen.reason };
  chosen.opened.close?.();
  return { kind: "probed", probed: described(chosen) };
}

const placesOf =
  ({ wasm, installed }: Job | Probe) =>
  ({ name }: Engine): Places => {
    const folder = installed[name];
    return { wasm, ...(folder === undefined ? {} : { installed: folder }) };
  };

function described({ engine, opened, passedOver }: Extract<Chosen, { readonly kind: "opened" }>): Probed {
  const { name, isGpu, versions } = opened.device;
  return {
    engine: engine.name,
    device: name,
    isGpu,
    versions: { ...versions, node: process.versions.node },
    passedOver,
  };
}

const mostSamples = 64;

/** Elements in even steps. */
function samplesOf(values: Float32Array): readonly number[] {
  const count = Math.min(mostSamples, values.length);
  return Array.from({ length: count }, (_, i) => values[Math.floor((i * values.length) / count)] ?? NaN);
}

/** Tells now and then that the run goes on: operators come too often to tell of each. */
function pulse(tell: (reply: Reply) => void): () => void {
  let last = 0;
  return () => {
    const now = performance.now();
    if (now - last < 250) return;
    last = now;
    tell({ kind: "alive" });
  };
}
