import { performance } from "node:perf_hooks";
import type { Program, Step } from "../program/program.js";
import type { Tf } from "../tfjs/value.js";
import type { RowTimes } from "./engine.js";
import { release, TfjsSession } from "./tfjsSession.js";
import type { WatchedBackend } from "./webgpuBackend.js";

/** A program on a GPU. Rows are told apart by the GPU's own clock where it has one, else by waiting after each. */
export class WebgpuSession extends TfjsSession {
  override readonly slowedByRows = true;
  readonly #backend: WatchedBackend;
  readonly #program: Program;

  constructor(tf: Tf, program: Program, backend: WatchedBackend, alive: () => void) {
    super(tf, program, () => backend.fence(), alive);
    this.#backend = backend;
    this.#program = program;
    backend.progress = alive;
    for (const { dataId } of this.images) backend.uploadToGPU(dataId);
  }

  override rows(): Promise<RowTimes> {
    return this.#backend.hasTimestamps ? this.#byTimestamps() : this.#byFences();
  }

  override outputs(): Promise<readonly Float32Array[]> {
    return this.#backend.orFailure(super.outputs());
  }

  async #byTimestamps(): Promise<RowTimes> {
    const rows = new Map<number, number>();
    const rowOfDispatch: number[] = [];
    const times = await this.#backend.timed(async (timestamps) => {
      const outcome = this.execution.forward(this.images, ({ layer }) => {
        rows.set(layer ?? -1, 0);
        while (rowOfDispatch.length < timestamps.count) rowOfDispatch.push(layer ?? -1);
      });
      await this.#backend.fence();
      release(outcome);
    });
    times.forEach((ms, i) => add(rows, rowOfDispatch[i] ?? -1, ms));
    return rows;
  }

  async #byFences(): Promise<RowTimes> {
    const rows = new Map<number, number>();
    const { steps } = this.#program;
    const ends = new Set<Step>(steps.filter(({ layer }, i) => layer !== steps[i + 1]?.layer));
    const pass = this.execution.steps(this.images);
    let last = performance.now();
    let next = pass.next();
    for (; next.done !== true; next = pass.next()) {
      const { layer } = next.value;
      if (ends.has(next.value)) await this.#backend.fence();
      const now = performance.now();
      add(rows, layer ?? -1, now - last);
      last = now;
    }
    await this.#backend.fence();
    release(next.value);
    return rows;
  }
}

const add = (rows: Map<number, number>, row: number, ms: number): void => {
  rows.set(row, (rows.get(row) ?? 0) + ms);
};
