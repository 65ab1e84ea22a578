import type { EngineName } from "../../features/engines.data.js";
import type { Program } from "../program/program.js";
import type { Failed } from "../tfjs/execution.js";

/** What an engine runs on, as the results name it. */
export interface Device {
  /** E.g. `CPU (WebAssembly SIMD)` or the name of a GPU. */
  readonly name: string;
  readonly isGpu: boolean;
  /** The versions of what computes, e.g. `{ "tfjs-backend-wasm": "4.22.0" }`. */
  readonly versions: Readonly<Record<string, string>>;
}

/** How long every row took in one pass, in milliseconds by its index; -1 for what stands outside any row. */
export type RowTimes = ReadonlyMap<number, number>;

/** A program on a device, with its weights and images in place. */
export interface Session {
  /** Starts one pass and waits until it has ended; its outputs are thrown away. */
  pass(): Promise<void>;
  /** Several passes with one fence at the end. */
  burst(passes: number): Promise<void>;
  /** One pass, waited for as `pass` is, told by rows with the best clock that the engine has. */
  rows(): Promise<RowTimes>;
  /** Whether telling rows apart slows a pass down, so that it takes passes of its own. */
  readonly slowedByRows: boolean;
  /** The outputs of one pass, in PyTorch's layout. */
  outputs(): Promise<readonly Float32Array[]>;
  /** What the engine cannot run, known after the first pass. */
  readonly failed: readonly Failed[];
  dispose(): void;
}

/** An engine that was opened. */
export interface Opened {
  readonly device: Device;
  /** `alive` is called between operators, so that whoever watches knows that it goes on. */
  load(program: Program, alive: () => void): Session;
  /** Gives the device back, which may keep the process alive. Nothing can be loaded afterwards. */
  close?(): void;
}

/** Where an engine finds what it needs. */
export interface Places {
  /** The folder with the WebAssembly files. */
  readonly wasm: string;
  /** The folder in which the engine's package is installed; undefined where it is not. */
  readonly installed?: string;
}

export interface Engine {
  readonly name: EngineName;
  /** Gives a reason, as the end of "x is not available: ...", where it cannot run here. */
  open(places: Places): Promise<Opened | { readonly unavailable: string }>;
}
