import { PythonError } from "./errors.js";
import { repr } from "./repr.js";
import type { Value } from "./value.js";

/** `KeyError` of a key that is missing, which `str(e)` shows as its repr. */
export const keyError = (key: Value): PythonError => new PythonError("KeyError", repr(key), undefined, [key]);
