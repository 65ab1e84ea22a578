import { deepCopy, shallowCopy } from "../../values/copy.js";
import { special } from "../../values/kinds.js";
import { isObject, type Value } from "../../values/value.js";
import { NotAnalysed } from "../../values/errors.js";
import { Instance } from "../instance.js";
import { pythonFunction } from "./functions.js";
import type { LibraryDefinition } from "./library.js";

/** `copy.copy(value)`. */
function copyOf(value: Value): Value {
  if (value === null || !isObject(value) || value.mro !== undefined) return shallowCopy(value);
  const copy = special(value, "__copy__");
  if (copy !== undefined) return copy;
  if (value instanceof Instance) return value.shallowCopy();
  if (value.copy === undefined) return value;
  throw new NotAnalysed(`a shallow copy of ${value.typeName}`);
}

/** Python's `copy`. */
export const copy = (): LibraryDefinition => ({
  names: {
    copy: pythonFunction("copy", "x", copyOf),
    deepcopy: pythonFunction("deepcopy", "x, memo=None, _nil=[]", (value) => deepCopy(value)),
  },
  others: "Error dispatch_table error replace",
});
