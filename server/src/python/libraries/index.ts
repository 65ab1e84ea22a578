import { abc } from "./abc.js";
import { ast } from "./ast.js";
import { contextlib } from "./contextlib.js";
import { einops, einopsLayers, einopsLayersTorch } from "./einops/library.js";
import { logging, loggingConfig, loggingHandlers, warnings } from "./logging.js";
import { numpy, numpyRandom } from "./numpy/library.js";
import { os, osPath } from "./os.js";
import { outsideLibrary } from "./outside.js";
import { pathlib } from "./pathlib.js";
import { re } from "./re.js";
import { type RunSource, sourceLibraries } from "./source/table.js";
import { gc, numbers, platform, random, sys, time, types } from "./system.js";
import { packaging, packagingVersion, pkgResources } from "./versions.js";
import { PythonError } from "../../values/errors.js";
import { isObject, type PyObject, type Value } from "../../values/value.js";
import { torch } from "../../torch/namespace.js";
import { collections, collectionsAbc } from "./collections.js";
import { copy } from "./copy.js";
import { functools } from "./functools.js";
import { importlib } from "./importlib.js";
import { itertools } from "./itertools.js";
import { type LibraryDefinition, libraryObject } from "./library.js";
import { math } from "./math.js";
import { nnModules, torchParts } from "./torchParts.js";
import { typing } from "./typing.js";
import { ultralyticsOps, ultralyticsUtils } from "./ultralytics.js";

/** The files of `torch.nn.modules`. */
const nnFiles = (
  "activation adaptive batchnorm channelshuffle container conv distance dropout flatten fold instancenorm linear " +
  "loss module normalization padding pixelshuffle pooling rnn sparse transformer upsampling"
).split(" ");

/** The libraries that are modelled, by dotted name; each is made when it is first imported. */
const definitions: Readonly<Record<string, (run: RunSource) => LibraryDefinition>> = {
  __future__: () => ({ names: {} }),
  abc,
  ast,
  collections,
  "collections.abc": collectionsAbc,
  contextlib,
  copy,
  einops,
  "einops.layers": einopsLayers,
  "einops.layers.torch": einopsLayersTorch,
  functools,
  importlib,
  gc,
  itertools,
  logging,
  "logging.config": loggingConfig,
  "logging.handlers": loggingHandlers,
  math,
  numbers,
  numpy,
  "numpy.random": numpyRandom,
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
  ...torchParts,
  ...sourceLibraries,
  ...Object.fromEntries(nnFiles.map((file) => [`torch.nn.modules.${file}`, nnModules])),
  "ultralytics.utils": ultralyticsUtils,
  "ultralytics.utils.ops": ultralyticsOps,
};

/**
 * Finds the Python module of a library by its dotted name: `math`, `os.path`, `torch.nn.functional`. Its submodules are
 * attributes too. Undefined where the library is not modelled, so that all its names are unknown.
 */
export type FindLibrary = (name: string) => PyObject | undefined;

/** The libraries of one program, which has them to itself since it may change `sys.path` and its kin. */
export function libraries(run: RunSource): FindLibrary {
  const made = new Map<string, PyObject>();
  const find: FindLibrary = (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const define = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    const module = define && libraryObject(name, define(run), (submodule) => find(`${name}.${submodule}`));
    const found = module ?? partOfTorch(name) ?? outsideLibrary(name);
    if (found !== undefined) made.set(name, found);
    return found;
  };
  return find;
}

/** A module of PyTorch that `torch` has as an attribute, such as `torch.nn.functional`. */
function partOfTorch(name: string): PyObject | undefined {
  const [first, ...parts] = name.split(".");
  if (first !== "torch" || parts.length === 0) return undefined;
  let module: Value | undefined = torch;
  for (const part of parts) module = module !== undefined && isObject(module) ? attributeOf(module, part) : undefined;
  return module !== undefined && isObject(module) ? module : undefined;
}

function attributeOf(module: PyObject, name: string): Value | undefined {
  try {
    return module.attribute?.(name);
  } catch (error) {
    if (error instanceof PythonError) return undefined;
    throw error;
  }
}
