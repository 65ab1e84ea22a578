import { abc } from "./abc.js";
import { contextlib } from "./contextlib.js";
import { enumeration } from "./enum.js";
import { logging, loggingConfig, loggingHandlers, warnings } from "./logging.js";
import { os, osPath } from "./os.js";
import { outsideLibrary } from "./outside.js";
import { pathlib } from "./pathlib.js";
import { re } from "./re.js";
import { gc, numbers, platform, random, sys, time, types } from "./system.js";
import { packaging, packagingVersion, pkgResources } from "./versions.js";
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
  __future__: () => ({ names: {} }),
  abc,
  collections,
  "collections.abc": collectionsAbc,
  contextlib,
  copy,
  enum: enumeration,
  functools,
  gc,
  itertools,
  logging,
  "logging.config": loggingConfig,
  "logging.handlers": loggingHandlers,
  math,
  numbers,
  os,
  "os.path": osPath,
  packaging,
  "packaging.version": packagingVersion,
  pathlib,
  pkg_resources: pkgResources,
  platform,
  random,
  re,
  sys,
  time,
  types,
  typing,
  typing_extensions: typing,
  warnings,
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
  if (define === undefined) return outsideLibrary(name);
  const module = libraryObject(name, define(), (submodule) => libraryModule(`${name}.${submodule}`));
  made.set(name, module);
  return module;
}
