import type { Program } from "../program/program.js";
import type { Failed } from "../tfjs/execution.js";

/** What the worker is asked for. */
export interface Job {
  readonly kind: "run";
  readonly program: Program;
  readonly engine: string;
  /** Seconds that the timed passes may take together. */
  readonly seconds: number;
  readonly wasm: string;
  /** Folders of installed engines, by their names. */
  readonly installed: Readonly<Record<string, string>>;
}

/** Asks whether an engine runs here. */
export interface Probe {
  readonly kind: "probe";
  readonly engine: string;
  readonly wasm: string;
  readonly installed: Readonly<Record<string, string>>;
}

export type Request = Job | Probe | { readonly kind: "cancel" };

/** What an engine runs on. */
export interface Probed {
  readonly engine: string;
  readonly device: string;
  readonly isGpu: boolean;
  readonly versions: Readonly<Record<string, string>>;
  /** Why engines that are better were not taken. */
  readonly passedOver: readonly string[];
}

/** Where a run is. */
export type Phase = "open" | "compile" | "warm up" | "measure" | "rows";

export interface RowTime {
  /** The row; -1 for what stands outside any row. */
  readonly index: number;
  readonly ms: number;
}

/** Milliseconds of the timed passes. */
export interface Times {
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
  readonly min: number;
}

/** What was measured. */
export interface Measured extends Probed {
  readonly runs: number;
  /** The first pass, which compiles and uploads. */
  readonly compileMs: number;
  readonly warmups: number;
  readonly ms: Times;
  /** Passes a second where only the last is waited for. */
  readonly throughput: number;
  readonly rows: readonly RowTime[];
  readonly failed: readonly Failed[];
  /** The sum of the outputs' absolute values: the same on every engine up to rounding. */
  readonly checksum: number;
  /** Elements of every output in even steps, to hold engines against each other. */
  readonly samples: readonly (readonly number[])[];
}

export type Reply =
  | { readonly kind: "alive" }
  | { readonly kind: "phase"; readonly phase: Phase }
  | { readonly kind: "measured"; readonly measured: Measured }
  | { readonly kind: "probed"; readonly probed: Probed }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly reason: string };

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** A request as it came in; undefined for what is none. */
export function readRequest(value: unknown): Request | undefined {
  if (!isFields(value)) return undefined;
  if (value.kind === "cancel") return { kind: "cancel" };
  const isAbout = typeof value.engine === "string" && typeof value.wasm === "string" && isFields(value.installed);
  if (!isAbout) return undefined;
  if (value.kind === "probe") return value as unknown as Probe;
  const { program } = value;
  const isProgram = isFields(program) && isList(program.steps) && isList(program.constants) && isList(program.images);
  const isJob = value.kind === "run" && isProgram && typeof value.seconds === "number";
  return isJob ? (value as unknown as Job) : undefined;
}

const phases: readonly unknown[] = ["open", "compile", "warm up", "measure", "rows"] satisfies Phase[];

/** A reply as it came in; undefined for what is none. */
export function readReply(value: unknown): Reply | undefined {
  if (!isFields(value)) return undefined;
  const { kind, measured, probed } = value;
  const isKnown =
    kind === "alive" ||
    kind === "cancelled" ||
    (kind === "phase" && phases.includes(value.phase)) ||
    (kind === "failed" && typeof value.reason === "string") ||
    (kind === "probed" && isFields(probed) && typeof probed.device === "string") ||
    (kind === "measured" && isFields(measured) && isFields(measured.ms) && isList(measured.rows));
  return isKnown ? (value as unknown as Reply) : undefined;
}
