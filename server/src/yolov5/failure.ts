import { NotAnalysed, PythonError, type PythonFrame } from "../values/errors.js";

/** Where in building and running a model something was raised. */
export type Phase = "yaml" | "parse_model" | "forward" | "anchors" | "biases" | "build";

/** What of a row was being read or made when it failed. */
export type RowPart =
  "row" | "module" | "arg" | "args" | "number" | "from" | "channels" | "build" | "save" | "input" | "run";

/** A Python exception of the emulated YOLOv5, with its place in the model. */
export interface Failure {
  readonly phase: Phase;
  readonly exception: string;
  /** Python's own words. */
  readonly message: string;
  /** The row that raises; null outside any row. */
  readonly row: number | null;
  readonly part?: RowPart;
  /** Index of the arg that was being evaluated (`part` is `arg`). */
  readonly argument?: number;
  /** The top-level key that was being read, outside any row. */
  readonly key?: string;
  /** Side of the image of the forward pass that failed, e.g. 256 for the stride probe. */
  readonly imgsz?: readonly [number, number];
  /** The calls of the checkout's code that it came through, innermost first. */
  readonly frames?: readonly PythonFrame[];
}

/** The outcome of a step: a value, a Python exception, or something that was not analysed. */
export type Outcome<Result> =
  | { readonly kind: "value"; readonly value: Result }
  | {
      readonly kind: "failed";
      readonly exception: string;
      readonly message: string;
      readonly frames: readonly PythonFrame[];
    }
  | { readonly kind: "unknown"; readonly reason: string };

/** Runs a step of the emulation, where Python exceptions are thrown, and gives its outcome as data. */
export function attempt<Result>(step: () => Result): Outcome<Result> {
  try {
    return { kind: "value", value: step() };
  } catch (error) {
    if (error instanceof PythonError) return failedBy(error);
    if (error instanceof NotAnalysed) return { kind: "unknown", reason: error.reason };
    if (error instanceof RangeError) return { kind: "unknown", reason: "it is nested too deeply or too large" };
    throw error;
  }
}

const failedBy = ({ exception, message, frames }: PythonError): Outcome<never> => ({
  kind: "failed",
  exception,
  message,
  frames,
});
