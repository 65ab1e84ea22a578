import { type Unknown, unknown } from "./value.js";

/**
 * A Python exception of the emulated program. It is thrown and caught inside one analysis, as Python raises and
 * catches; no function of the service lets it out.
 */
export class PythonError extends Error {
  constructor(
    /** Python's class name, e.g. `TypeError`. */
    readonly exception: string,
    /** Python's own wording. */
    message: string,
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

export const typeError = (message: string): PythonError => new PythonError("TypeError", message);
export const valueError = (message: string): PythonError => new PythonError("ValueError", message);
export const indexError = (message: string): PythonError => new PythonError("IndexError", message);
export const runtimeError = (message: string): PythonError => new PythonError("RuntimeError", message);
export const nameError = (name: string): PythonError => new PythonError("NameError", `name '${name}' is not defined`);
export const attributeError = (message: string): PythonError => new PythonError("AttributeError", message);
