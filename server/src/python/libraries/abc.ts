import { markAbstract } from "../abstract.js";
import { Descriptor } from "../descriptors.js";
import { builtinFunction } from "../callables.js";
import { metaclassAttributes } from "../typeClass.js";
import type { LibraryDefinition } from "./library.js";
import { each, libraryClass } from "./objects.js";

const abcMeta = libraryClass({ qualifiedName: "abc.ABCMeta", bases: ["type"] });

/** Python's `abc`. */
export const abc = (): LibraryDefinition => ({
  names: {
    ABC: libraryClass({ qualifiedName: "abc.ABC", stateless: true }),
    ABCMeta: { ...abcMeta, ...metaclassAttributes(abcMeta) },
    ...each("abstractmethod abstractstaticmethod abstractclassmethod", (name) =>
      builtinFunction(name, ([decorated = null]) => markAbstract(decorated)),
    ),
    abstractproperty: builtinFunction("abstractproperty", ([target = null]) => new Descriptor("property", target)),
    update_abstractmethods: builtinFunction("update_abstractmethods", ([cls = null]) => cls),
  },
  others: "get_cache_token",
});
