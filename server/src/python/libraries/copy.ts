import { deepCopy } from "../../values/copy.js";
import { special } from "../../values/kinds.js";
import { isObject, type Value } from "../../values/value.js";
import { NotAnalysed } from "../../values/errors.js";
import { pythonFunction } from "./functions.js";
import type { LibraryDefinition } from "./library.js";

/** `copy.copy(value)`. */
function shallowCopy(value: Value): Value {
  if (value === null || typeof value !== "object") return value;
  if (value.kind === "list" || value.kind === "set") return { ...value, items: [...value.items] };
  if (value.kind === "dict") return { ...value, entries: value.entries.map(([key, item]) => [key, item]) };
  if (!isObject(value) || value.mro !== undefined) return value;
  const copy = special(value, "__copy__");
  if (copy !== undefined) return copy;
  if (value.copy === undefined) return value;
  throw new NotAnalysed(`a shallow copy of ${value.typeName}`);
}

/** Python's `copy`. */
export const copy = (): LibraryDefinition => ({
  names: {
    copy: pythonFunction("copy", "x", shallowCopy),
    deepcopy: pythonFunction("deepcopy", "x, memo=None, _nil=[]", (value) => deepCopy(value)),
  },
  others: "Error dispatch_table error replace",
});
