import { PythonError } from "../values/errors.js";

/** CPython's SyntaxError for a place of an `eval` source, as `str()` prints it. */
export function syntaxError(source: string, at: number, message = "invalid syntax", kind = "SyntaxError"): PythonError {
  return new PythonError(kind, `${message} (<string>, line ${lineAt(source, at)})`);
}

/** The line of an offset, from 1. */
export const lineAt = (source: string, at: number): number => source.slice(0, at).split(/\r\n?|\n/).length;
