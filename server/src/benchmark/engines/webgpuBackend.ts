import type { AdapterInfo } from "./webgpuDevice.js";
import { type TimedDevice, Timestamps, type TimestampWrites } from "./webgpuTimestamps.js";

/** What is used of the class `WebGPUBackend` of TensorFlow.js 4.22. */
interface StockBackend {
  readonly device: TimedDevice;
  readonly queue: { onSubmittedWorkDone(): Promise<void> };
  commandEncoder: { beginComputePass(pass: { timestampWrites: TimestampWrites }): object } | null;
  computePassEncoder: object | null;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
  uploadToGPU(dataId: object): void;
  recordAndSubmit(...dispatch: readonly unknown[]): void;
}

export type StockBackendClass = new (device: TimedDevice, info: AdapterInfo) => StockBackend;

/** A backend of TensorFlow.js that can be waited for and timed. */
export interface WatchedBackend {
  /** Called whenever the GPU has done a part of what it was given. */
  progress: () => void;
  readonly hasTimestamps: boolean;
  /** Puts a tensor on the GPU, which TensorFlow.js leaves to the first operator that does not compute on the CPU. */
  uploadToGPU(dataId: object): void;
  /** Waits until the GPU has done all that it was given. Throws where the device failed. */
  fence(): Promise<void>;
  /** Whatever the GPU promises. Throws where the device failed. */
  orFailure<Result>(promise: Promise<Result>): Promise<Result>;
  /** Times every dispatch of a pass, which is in a compute pass of its own then. */
  timed(pass: (timestamps: Timestamps) => Promise<void>): Promise<readonly number[]>;
}

/** The backend on a device; `failure` rejects where the device fails. */
export function watchedBackend(
  Stock: StockBackendClass,
  device: TimedDevice,
  info: AdapterInfo,
  failure: Promise<never>,
): WatchedBackend {
  class Backend extends Stock implements WatchedBackend {
    progress = (): void => undefined;
    readonly hasTimestamps = device.features.has("timestamp-query");
    #timestamps: Timestamps | undefined;

    override recordAndSubmit(...dispatch: readonly unknown[]): void {
      if (this.#timestamps === undefined) return super.recordAndSubmit(...dispatch);
      this.ensureCommandEncoderReady();
      this.endComputePassEncoder();
      const timestampWrites = this.#timestamps.next();
      this.computePassEncoder = this.commandEncoder?.beginComputePass({ timestampWrites }) ?? null;
      super.recordAndSubmit(...dispatch);
      this.endComputePassEncoder();
    }

    override submitQueue(): void {
      super.submitQueue();
      this.queue.onSubmittedWorkDone().then(
        () => this.progress(),
        () => undefined,
      );
    }

    async fence(): Promise<void> {
      this.endComputePassEncoder();
      if (this.commandEncoder !== null) this.submitQueue();
      await this.orFailure(this.queue.onSubmittedWorkDone());
    }

    orFailure<Result>(promise: Promise<Result>): Promise<Result> {
      return Promise.race([failure, promise]);
    }

    async timed(pass: (timestamps: Timestamps) => Promise<void>): Promise<readonly number[]> {
      const timestamps = new Timestamps(device);
      this.#timestamps = timestamps;
      try {
        await pass(timestamps);
      } finally {
        this.#timestamps = undefined;
      }
      return this.orFailure(timestamps.read());
    }
  }
  return new Backend(device, info);
}
