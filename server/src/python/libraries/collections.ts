import { builtinFunction } from "../callables.js";
import { abstractClasses } from "./abstract.js";
import { deque } from "./deque.js";
import { Counter, defaultdict, OrderedDict } from "./dicts.js";
import type { LibraryDefinition } from "./library.js";
import { namedtupleCall } from "./namedtuple.js";

/** Python's `collections`. Until Python 3.9 it had the abstract classes too. */
export const collections = (): LibraryDefinition => ({
  names: {
    ...abstractClasses,
    Counter,
    OrderedDict,
    defaultdict,
    deque,
    namedtuple: builtinFunction("namedtuple", namedtupleCall),
  },
  others: "ChainMap UserDict UserList UserString",
});

/** Python's `collections.abc`. */
export const collectionsAbc = (): LibraryDefinition => ({ names: abstractClasses, others: "" });
