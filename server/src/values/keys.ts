import { same } from "./compare.js";
import { typeError } from "./errors.js";
import { numberOf, special, specialOf, typeName } from "./kinds.js";
import { isDict, isInt, isList, isObject, isSet, isTuple, type Value } from "./value.js";
import { charge } from "./work.js";

/** The key of an entry of a dict, or of an item of a set. */
type KeyOf<Entry> = (entry: Entry) => Value;

/** So few strings are found by looking at each. */
const few = 8;

/** Filing a key takes as long as some plain steps. */
const hashCost = 4;

interface Index {
  readonly positions: Map<unknown, number[]>;
  length: number;
}

const indexes = new WeakMap<object, Index>();

/**
 * Where in a dict's entries or a set's items, whose keys are unequal to each other and which are changed in place, a
 * key equal to this one stands, or -1. Throws `TypeError: unhashable type: 'list'`.
 */
export function positionOf<Entry>(entries: readonly Entry[], keyOf: KeyOf<Entry>, key: Value): number {
  if (typeof key === "string" && entries.length <= few) {
    for (let i = 0; i < entries.length; i++) if (keyOf(entries[i]!) === key) return i;
    return -1;
  }
  const candidates = indexOf(entries, keyOf).positions.get(hashOf(key)) ?? [];
  return candidates.find((i) => same(keyOf(entries[i]!), key)) ?? -1;
}

/** Notes that keys are gone, so that those after them stand elsewhere. */
export const keysRemoved = (owner: object): void => void indexes.delete(owner);

/** An index that follows keys which are added at the end. */
function indexOf<Entry>(entries: readonly Entry[], keyOf: KeyOf<Entry>): Index {
  const known = indexes.get(entries);
  const fresh: Index = { positions: new Map(), length: 0 };
  const index = known !== undefined && known.length <= entries.length ? known : fresh;
  charge(hashCost * (entries.length - index.length));
  for (; index.length < entries.length; index.length++) {
    const hash = hashOf(keyOf(entries[index.length]!));
    const positions = index.positions.get(hash);
    if (positions === undefined) index.positions.set(hash, [index.length]);
    else positions.push(index.length);
  }
  if (index !== known) indexes.set(entries, index);
  return index;
}

/**
 * A JavaScript value that equal keys share; unequal keys may share it too. Throws `TypeError: unhashable type: 'list'`,
 * and `NotAnalysed` for an unknown key.
 */
export function hashOf(value: Value): unknown {
  if (typeof value === "string" || value === null) return value;
  const number = numberOf(value);
  if (number !== undefined) return Number.isNaN(number) ? value : number;
  if (isTuple(value)) {
    charge(value.items.length);
    return value.items.map((item) => hashText(hashOf(item))).join();
  }
  const kind = typeName(value);
  if (isList(value) || isDict(value) || (isSet(value) && !value.frozen) || unhashable.has(kind)) {
    throw typeError(`unhashable type: '${kind}'`);
  }
  if (!isObject(value)) return kind;
  if (specialOf(value, "__hash__") === null) throw typeError(`unhashable type: '${kind}'`);
  const own = special(value, "__hash__");
  if (own !== undefined && isInt(own)) return Number(own);
  return value.held === undefined ? value : hashOf(value.held);
}

const unhashable: ReadonlySet<string> = new Set(["slice", "dict_keys", "dict_items"]);

const hashText = (hash: unknown): string =>
  typeof hash === "string" || typeof hash === "number" ? String(hash) : typeof hash;
