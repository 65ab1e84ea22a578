import type { GpuDevice } from "./webgpuDevice.js";

interface QuerySet {
  destroy(): void;
}

interface Buffer {
  mapAsync(mode: number): Promise<void>;
  getMappedRange(): ArrayBuffer;
  destroy(): void;
}

interface Encoder {
  resolveQuerySet(set: QuerySet, first: number, count: number, into: Buffer, offset: number): void;
  copyBufferToBuffer(from: Buffer, fromOffset: number, to: Buffer, toOffset: number, size: number): void;
  finish(): unknown;
}

/** What timestamps need of a device. */
export interface TimedDevice extends GpuDevice {
  readonly queue: { submit(commands: readonly unknown[]): void };
  createQuerySet(set: { readonly type: "timestamp"; readonly count: number }): QuerySet;
  createBuffer(buffer: { readonly size: number; readonly usage: number }): Buffer;
  createCommandEncoder(): Encoder;
}

/** Where a compute pass writes when it began and ended. */
export interface TimestampWrites {
  readonly querySet: QuerySet;
  readonly beginningOfPassWriteIndex: number;
  readonly endOfPassWriteIndex: number;
}

/** No set of queries may be larger. */
const setSize = 4096;
const bytes = 8;
const usage = { mapRead: 1, copySource: 4, copyDestination: 8, queryResolve: 512 };

/** When compute passes began and ended on the GPU. */
export class Timestamps {
  readonly #device: TimedDevice;
  readonly #sets: QuerySet[] = [];
  /** How many passes were timed. */
  count = 0;

  constructor(device: TimedDevice) {
    this.#device = device;
  }

  /** The place of one more pass. */
  next(): TimestampWrites {
    const at = (2 * this.count++) % setSize;
    if (at === 0) this.#sets.push(this.#device.createQuerySet({ type: "timestamp", count: setSize }));
    return {
      querySet: this.#sets[this.#sets.length - 1] as QuerySet,
      beginningOfPassWriteIndex: at,
      endOfPassWriteIndex: at + 1,
    };
  }

  /** Milliseconds of every pass, once all have been submitted. */
  async read(): Promise<readonly number[]> {
    if (this.count === 0) return [];
    const device = this.#device;
    const size = this.#sets.length * setSize * bytes;
    const resolved = device.createBuffer({ size, usage: usage.queryResolve | usage.copySource });
    const mapped = device.createBuffer({ size, usage: usage.mapRead | usage.copyDestination });
    const encoder = device.createCommandEncoder();
    this.#sets.forEach((set, i) => {
      const count = Math.min(setSize, 2 * this.count - i * setSize);
      encoder.resolveQuerySet(set, 0, count, resolved, i * setSize * bytes);
    });
    encoder.copyBufferToBuffer(resolved, 0, mapped, 0, size);
    device.queue.submit([encoder.finish()]);
    await mapped.mapAsync(usage.mapRead);
    const ticks = new BigUint64Array(mapped.getMappedRange());
    const times = Array.from({ length: this.count }, (_, i) =>
      // The clock of a GPU may be set back.
      Math.max(0, Number((ticks[2 * i + 1] ?? 0n) - (ticks[2 * i] ?? 0n)) / 1e6),
    );
    for (const each of [mapped, resolved, ...this.#sets]) each.destroy();
    return times;
  }
}
