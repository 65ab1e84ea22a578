import { NotAnalysed } from "../../values/errors.js";
import { special } from "../../values/kinds.js";
import { isObject, type PyDict, type PyList, type PyObject, type PyTuple, type Value } from "../../values/value.js";
import { pythonFunction } from "./functions.js";
import type { LibraryDefinition } from "./library.js";

/** What was copied already, by what it is a copy of: shared objects stay shared. */
export type Memo = Map<object, Value>;

/** `copy.deepcopy(value)`. Throws `NotAnalysed` for an object that does not say how it is copied. */
export function deepCopy(value: Value, memo: Memo = new Map()): Value {
  if (value === null || typeof value !== "object") return value;
  const known = memo.get(value);
  if (known !== undefined) return known;
  switch (value.kind) {
    case "float":
    case "unknown":
      return value;
    case "tuple":
      return deepTuple(value, memo);
    case "list": {
      const copy: PyList = { ...value, items: [] };
      memo.set(value, copy);
      copy.items = value.items.map((item) => deepCopy(item, memo));
      return copy;
    }
    case "dict": {
      const copy: PyDict = { ...value, entries: [] };
      memo.set(value, copy);
      copy.entries = value.entries.map(([key, item]) => [deepCopy(key, memo), deepCopy(item, memo)]);
      return copy;
    }
    case "object":
      return deepObject(value, memo);
  }
}

/** A tuple of items that copy as themselves is itself. */
function deepTuple(value: PyTuple, memo: Memo): Value {
  const items = value.items.map((item) => deepCopy(item, memo));
  const copy = items.every((item, i) => item === value.items[i]) ? value : { ...value, items };
  memo.set(value, copy);
  return copy;
}

/** Types whose objects are one for all. */
const atomic: ReadonlySet<string> = new Set([
  ...["builtin_function_or_method", "ellipsis", "function", "NotImplementedType", "range", "type", "dtype", "device"],
]);

/** An object that knows how it is copied, as modules, tensors and instances of interpreted classes do. */
interface Copyable extends PyObject {
  copy(memo: Memo): Value;
}

const isCopyable = (value: PyObject): value is Copyable => "copy" in value && typeof value.copy === "function";

function deepObject(value: PyObject, memo: Memo): Value {
  if (value.mro !== undefined || atomic.has(value.typeName)) return value;
  const own = special(value, "__deepcopy__", { kind: "dict", entries: [] });
  const copy = own ?? (isCopyable(value) ? value.copy(memo) : undefined);
  if (copy === undefined) throw new NotAnalysed(`a copy of ${value.typeName}`);
  memo.set(value, copy);
  return copy;
}

/** `copy.copy(value)`. */
function shallowCopy(value: Value): Value {
  if (value === null || typeof value !== "object") return value;
  if (value.kind === "list") return { ...value, items: [...value.items] };
  if (value.kind === "dict") return { ...value, entries: value.entries.map(([key, item]) => [key, item]) };
  if (!isObject(value) || value.mro !== undefined || atomic.has(value.typeName)) return value;
  const copy = special(value, "__copy__");
  if (copy === undefined) throw new NotAnalysed(`a copy of ${value.typeName}`);
  return copy;
}

/** Python's `copy`. */
export const copy = (): LibraryDefinition => ({
  names: {
    copy: pythonFunction("copy", "x", shallowCopy),
    deepcopy: pythonFunction("deepcopy", "x, memo=None, _nil=[]", (value) => deepCopy(value)),
  },
  others: "Error copy deepcopy dispatch_table error replace",
});
