import { same } from "./compare.js";
import { NotAnalysed, typeError } from "./errors.js";
import { numberOf, typeName } from "./kinds.js";
import { isDict, isList, isTuple, type PyDict, type Value } from "./value.js";

/** Most keys are found by comparison, so a dict stays small. */
const maxKeys = 2_000;

/** A dict of entries in order, the last value of a key wins. Throws TypeError for an unhashable key. */
export function dict(entries: Iterable<readonly [Value, Value]>): PyDict {
  const result: [Value, Value][] = [];
  const plain = new Map<string | number, [Value, Value]>();
  for (const [key, value] of entries) {
    checkHashable(key);
    const hash = typeof key === "string" ? key : numberOf(key);
    const known = hash === undefined ? result.find(([candidate]) => same(candidate, key)) : plain.get(hash);
    if (known !== undefined) {
      known[1] = value;
      continue;
    }
    const entry: [Value, Value] = [key, value];
    if (hash !== undefined) plain.set(hash, entry);
    if (result.push(entry) > maxKeys) throw new NotAnalysed(`a dict of more than ${maxKeys} keys`);
  }
  return { kind: "dict", entries: result };
}

/** The value of a key, or undefined where the dict has none. Throws `TypeError: unhashable type: 'list'`. */
export function lookup(dict: PyDict, key: Value): Value | undefined {
  checkHashable(key);
  return dict.entries.find(([candidate]) => same(candidate, key))?.[1];
}

/** Throws `TypeError: unhashable type: 'list'` for what cannot be a key. */
export function checkHashable(value: Value): void {
  const kind = typeName(value);
  if (isTuple(value)) value.items.forEach(checkHashable);
  if (isList(value) || isDict(value) || kind === "slice") throw typeError(`unhashable type: '${kind}'`);
}
