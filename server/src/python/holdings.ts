import { pairsOf, setKey } from "../values/dicts.js";
import { renewItems } from "../values/items.js";
import { plainValue } from "../values/kinds.js";
import { iterate } from "../values/sequence.js";
import { replaceItems, set } from "../values/sets.js";
import { isDict, isList, isSet, list, type Value } from "../values/value.js";
import { classCalls } from "./builtinClasses.js";
import { checkCount } from "./callables.js";
import type { Holding } from "./nativeBase.js";

/** A value that never changes is made whole by `__new__`. */
const immutable = (name: string): Holding => ({
  hold: (args, keywords) => classCalls[name]?.(args.map(plainValue), keywords) ?? null,
});

/** Puts into a dict what `dict(*args, **keywords)` would have. */
export const fillDict: NonNullable<Holding["fill"]> = (held, args, keywords) => {
  checkCount("dict", args, 0, 1);
  if (!isDict(held)) return;
  for (const [key, value] of args[0] === undefined ? [] : pairsOf(args[0])) setKey(held, key, value);
  for (const [key, value] of keywords) setKey(held, key, value);
};

const itemsOf = (name: string, args: readonly Value[]): readonly Value[] => {
  checkCount(name, args, 0, 1);
  return args[0] === undefined ? [] : iterate(args[0]);
};

/** Python's own classes that others derive from, by name. */
export const holdings: Readonly<Record<string, Holding>> = {
  dict: { hold: () => ({ kind: "dict", entries: [] }), fill: fillDict },
  float: immutable("float"),
  frozenset: immutable("frozenset"),
  int: immutable("int"),
  list: {
    hold: () => list([]),
    fill: (held, args) => {
      const items = itemsOf("list", args);
      if (isList(held)) renewItems(held.items, items);
    },
  },
  set: {
    hold: () => set(),
    fill: (held, args) => {
      const items = itemsOf("set", args);
      if (isSet(held)) replaceItems(held, set(items).items);
    },
  },
  str: immutable("str"),
  tuple: immutable("tuple"),
};
