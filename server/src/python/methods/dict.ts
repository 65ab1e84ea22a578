import { clearDict, deleteKey, dict, lookup, pairsOf, setKey } from "../../values/dicts.js";
import { keyError } from "../../values/keyError.js";
import { iterate } from "../../values/sequence.js";
import { type PyDict, tuple, type Value } from "../../values/value.js";
import { checkCount } from "../callables.js";
import { type Method, type Methods, none, some } from "./method.js";
import { itemsView, keysView, valuesView } from "./views.js";

const update: Method<PyDict> = (self, args, keywords) => {
  checkCount("update", args, 0, 1);
  const [source] = args;
  for (const [key, value] of source === undefined ? [] : pairsOf(source)) setKey(self, key, value);
  for (const [key, value] of keywords) setKey(self, key, value);
  return null;
};

/** The methods of dict, which change it in place. */
export const dictMethods: Methods<PyDict> = {
  clear: none((self) => {
    clearDict(self);
    return null;
  }),
  copy: none((self) => ({ ...self, entries: self.entries.map(([key, value]) => [key, value]) })),
  fromkeys: some(1, 2, (_, args) => fromKeys(args)),
  get: some(1, 2, (self, [key = null, fallback = null]) => {
    const value = lookup(self, key);
    return value === undefined ? fallback : value;
  }),
  items: none(itemsView),
  keys: none(keysView),
  pop: some(1, 2, (self, [key = null, fallback]) => {
    const value = self.entries.length === 0 ? undefined : deleteKey(self, key);
    if (value !== undefined) return value;
    if (fallback === undefined) throw keyError(key);
    return fallback;
  }),
  popitem: none((self) => {
    const last = self.entries.at(-1);
    if (last === undefined) throw keyError("popitem(): dictionary is empty");
    deleteKey(self, last[0]);
    return tuple(last);
  }),
  setdefault: some(1, 2, (self, [key = null, fallback = null]) => {
    const value = lookup(self, key);
    if (value !== undefined) return value;
    setKey(self, key, fallback);
    return fallback;
  }),
  update,
  values: none(valuesView),
};

/** `dict.fromkeys(iterable, value)`, which is a method of the class. */
function fromKeys([keys = null, value = null]: readonly Value[]): PyDict {
  return dict(iterate(keys).map((key): [Value, Value] => [key, value]));
}
