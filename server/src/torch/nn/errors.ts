import { PythonError } from "../../values/errors.js";

/** The complaint of a module that has no `forward`. */
export const noForward = (className: string): PythonError =>
  new PythonError("NotImplementedError", `Module [${className}] is missing the required "forward" function`);

/** A failed `assert` of PyTorch's Python code. */
export const assertion = (message: string): PythonError => new PythonError("AssertionError", message);
