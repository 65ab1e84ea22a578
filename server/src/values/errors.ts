import { type PyObject, type Unknown, unknown, type Value } from "./value.js";

/** One line of a traceback. */
export interface PythonFrame {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** The function, or `<module>`. */
  readonly name: string;
}

/**
 * A Python exception of the emulated program. It is thrown and caught inside one analysis, as Python raises and
 * catches; no function of the service lets it out.
 */
export class PythonError extends Error {
  /** The calls that the exception came through, innermost first. */
  readonly frames: PythonFrame[] = [];

  constructor(
    /** Python's class name, e.g. `TypeError`. */
    readonly exception: string,
    /** Python's own wording. */
    message: string,
    /** The exception object, where code has made one. */
    readonly value?: PyObject,
    /** `e.args`, where those are not just the message. */
    readonly args?: readonly Value[],
  ) {
    super(message);
    this.name = exception;
  }
}

/** Thrown where the emulation needs a value that is unknown; ends as an unknown row, not an error. */
export class NotAnalysed extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = "NotAnalysed";
  }

  get value(): Unknown {
    return unknown(this.reason);
  }
}

/** The budget is spent: whatever is still to run is not analysed either. */
export class Exhausted extends NotAnalysed {}

/** A function ended halfway for want of analysis: what it has changed is not known. */
export class CutShort extends NotAnalysed {}

export const typeError = (message: string): PythonError => new PythonError("TypeError", message);
export const valueError = (message: string): PythonError => new PythonError("ValueError", message);
export const indexError = (message: string): PythonError => new PythonError("IndexError", message);
export const runtimeError = (message: string): PythonError => new PythonError("RuntimeError", message);
export const nameError = (name: string): PythonError => new PythonError("NameError", `name '${name}' is not defined`);
export const attributeError = (message: string): PythonError => new PythonError("AttributeError", message);
