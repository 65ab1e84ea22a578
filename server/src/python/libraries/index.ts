import type { PyObject } from "../../values/value.js";
import { collections, collectionsAbc } from "./collections.js";
import { copy } from "./copy.js";
import { functools } from "./functools.js";
import { itertools } from "./itertools.js";
import { type LibraryDefinition, libraryObject } from "./library.js";
import { math } from "./math.js";
import { typing } from "./typing.js";

/** The libraries that are modelled, by dotted name; each is made when it is first imported. */
const definitions: Readonly<Record<string, () => LibraryDefinition>> = {
  collections,
  "collections.abc": collectionsAbc,
  copy,
  functools,
  itertools,
  math,
  typing,
  typing_extensions: typing,
};

const made = new Map<string, PyObject>();

/**
 * The Python module of a library, by its dotted name: `math`, `os.path`, `torch.nn.functional`. Its submodules are
 * attributes too. Undefined where the library is not modelled, so that all its names are unknown.
 */
export function libraryModule(name: string): PyObject | undefined {
  const known = made.get(name);
  if (known !== undefined) return known;
  const define = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
  if (define === undefined) return undefined;
  const module = libraryObject(name, define(), (submodule) => libraryModule(`${name}.${submodule}`));
  made.set(name, module);
  return module;
}
