import { NotAnalysed } from "./errors.js";
import { special } from "./kinds.js";
import { type PyDict, type PyList, type PyObject, type PySet, type PyTuple, type Value } from "./value.js";

/** What was copied already, by what it is a copy of: shared objects stay shared. */
export type Memo = Map<object, Value>;

/** `copy.deepcopy(value)`. Throws `NotAnalysed` for an object that does not say how it is copied. */
export function deepCopy(value: Value, memo: Memo = new Map()): Value {
  if (value === null || typeof value !== "object" || value.kind === "float" || value.kind === "unknown") return value;
  const known = memo.get(value);
  if (known !== undefined) return known;
  switch (value.kind) {
    case "tuple":
      return copyTuple(value, memo);
    case "list":
    case "set": {
      const copy: PyList | PySet = { ...value, items: [] };
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
      return copyObject(value, memo);
  }
}

/** A list, set or dict of the same items; any other value itself. */
export function shallowCopy(value: Value): Value {
  if (value === null || typeof value !== "object") return value;
  if (value.kind === "list" || value.kind === "set") return { ...value, items: [...value.items] };
  if (value.kind === "dict") return { ...value, entries: value.entries.map(([key, item]) => [key, item]) };
  return value;
}

/** A tuple of items that copy as themselves is itself. */
function copyTuple(value: PyTuple, memo: Memo): Value {
  const items = value.items.map((item) => deepCopy(item, memo));
  const copy = items.every((item, i) => item === value.items[i]) ? value : { ...value, items };
  memo.set(value, copy);
  return copy;
}

/** Types whose objects are one for all. */
const atomic: ReadonlySet<string> = new Set([
  ...["builtin_function_or_method", "ellipsis", "function", "NotImplementedType", "range", "type", "dtype", "device"],
]);

function copyObject(value: PyObject, memo: Memo): Value {
  if (value.mro !== undefined || atomic.has(value.typeName)) return value;
  const own = special(value, "__deepcopy__", { kind: "dict", entries: [] });
  const copy = own ?? value.copy?.(memo);
  if (copy === undefined) throw new NotAnalysed(`a copy of ${value.typeName}`);
  memo.set(value, copy);
  return copy;
}
