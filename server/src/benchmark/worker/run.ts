import { performance } from "node:perf_hooks";
import type { Engine, Places } from "../engines/engine.js";
import { openEngine } from "../engines/table.js";
import { time } from "../timing.js";
import type { Job, Measured, Reply } from "./messages.js";

/** Thrown where a run was cancelled. */
export class Cancelled extends Error {}

/** Runs a job from the opening of its engine to the last figure. Throws `Cancelled`, and what the engine throws. */
export async function run(job: Job, tell: (reply: Reply) => void, isCancelled: () => boolean): Promise<Reply> {
  tell({ kind: "phase", phase: "open" });
  const places = ({ name }: Engine): Places => {
    const installed = job.installed[name];
    return { wasm: job.wasm, ...(installed === undefined ? {} : { installed }) };
  };
  const chosen = await openEngine(job.engine, places);
  if (chosen.kind === "none") return { kind: "failed", reason: chosen.reason };
  const { engine, opened, passedOver } = chosen;
  const session = opened.load(job.program, pulse(tell));
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
    const { name, isGpu, versions } = opened.device;
    const measured: Measured = {
      engine: engine.name,
      device: name,
      isGpu,
      versions: { ...versions, node: process.versions.node },
      passedOver,
      ...timing,
      failed: session.failed,
      checksum: Number(sum.toPrecision(6)),
    };
    return { kind: "measured", measured };
  } finally {
    session.dispose();
  }
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
