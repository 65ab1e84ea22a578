import { performance } from "node:perf_hooks";
import type { Program } from "../program/program.js";
import { imageOf } from "../program/seeded.js";
import { Execution, type Failed, type Outcome } from "../tfjs/execution.js";
import type { Tf, TfTensor } from "../tfjs/value.js";
import type { RowTimes, Session } from "./engine.js";

/** Waits until a device has done all that it was given; engines that compute at once need nothing. */
export type Fence = (outcome: Outcome) => Promise<void>;

export const noFence: Fence = () => Promise.resolve();

/** A program on TensorFlow.js. Rows are timed by the wall clock: right where operators run one by one. */
export class TfjsSession implements Session {
  failed: readonly Failed[] = [];
  readonly slowedByRows: boolean = false;
  protected readonly execution: Execution;
  protected readonly images: readonly TfTensor[];
  readonly #fence: Fence;
  readonly #alive: () => void;

  constructor(tf: Tf, program: Program, fence: Fence, alive: () => void) {
    this.execution = new Execution(tf, program);
    this.images = program.images.map(({ shape }, i) => tf.keep(tf.tensor(imageOf(shape, i), [...shape], "float32")));
    this.#fence = fence;
    this.#alive = alive;
  }

  async pass(): Promise<void> {
    const outcome = this.#forward();
    await this.#fence(outcome);
    release(outcome);
  }

  async burst(passes: number): Promise<void> {
    for (let i = 0; i < passes; i++) {
      const outcome = this.#forward();
      if (i === passes - 1) await this.#fence(outcome);
      release(outcome);
    }
  }

  async rows(): Promise<RowTimes> {
    const times = new Map<number, number>();
    let last = performance.now();
    const outcome = this.execution.forward(this.images, ({ layer }) => {
      const now = performance.now();
      times.set(layer ?? -1, (times.get(layer ?? -1) ?? 0) + now - last);
      this.#alive();
      last = performance.now();
    });
    await this.#fence(outcome);
    release(outcome);
    return times;
  }

  async outputs(): Promise<readonly Float32Array[]> {
    const outcome = this.#forward();
    const tensors = outcome.outputs.filter((tensor) => tensor !== undefined);
    const read = await Promise.all(tensors.map((tensor) => tensor.data()));
    release(outcome);
    return read.map((values) => Float32Array.from(values));
  }

  dispose(): void {
    this.execution.dispose();
    for (const image of this.images) image.dispose();
  }

  #forward(): Outcome {
    const outcome = this.execution.forward(this.images, this.#alive);
    this.failed = outcome.failed;
    return outcome;
  }
}

/** Frees the outputs of a pass. */
export function release({ outputs }: Outcome): void {
  for (const tensor of outputs) tensor?.dispose();
}
