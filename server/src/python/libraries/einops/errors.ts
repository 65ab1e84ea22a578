import { PythonError } from "../../../values/errors.js";
import type { PyObject } from "../../../values/value.js";
import { ExceptionInstance } from "../../exceptionInstance.js";
import { libraryClass } from "../objects.js";

/** The class of einops' own exceptions. */
export const EinopsError: PyObject = libraryClass({
  qualifiedName: "einops.EinopsError",
  bases: ["RuntimeError", "Exception", "BaseException"],
  call: (args) => new ExceptionInstance(EinopsError, args),
});

export const einopsError = (message: string): PythonError =>
  new PythonError("EinopsError", message, new ExceptionInstance(EinopsError, [message]));
