import type { PyObject } from "../../values/value.js";
import { activationFunctions } from "./activations.js";
import { arithmetic } from "./arithmetic.js";
import { attention } from "./attention.js";
import { binary } from "./binary.js";
import { functionObject } from "./callable.js";
import { conversions } from "./conversions.js";
import { creation } from "./creation.js";
import { einsums } from "./einsum.js";
import { extremes } from "./extremes.js";
import { filling } from "./filling.js";
import type { Home, TorchFunction } from "./function.js";
import { inPlace } from "./inplace.js";
import { inspection } from "./inspection.js";
import { neuralFunctions } from "./neural/table.js";
import { lossFunctions } from "./losses.js";
import { matrices } from "./matrix.js";
import { matrixSums } from "./matrixSums.js";
import { functionalNames, tensorNames, torchNames } from "./names.data.js";
import { normalizing } from "./normalizing.js";
import { products } from "./products.js";
import { pythonFunctions } from "./pythonFunctions.js";
import { random } from "./random.js";
import { reductions } from "./reductions.js";
import { scans } from "./scans.js";
import { settings } from "./settings.js";
import { shapeFunctions } from "./shape/table.js";
import { squareMatrices } from "./squareMatrices.js";
import { ternary } from "./ternary.js";
import { unary } from "./unary.js";

/** All tables of functions. */
const tables: readonly (readonly TorchFunction[])[] = [
  ...[unary, binary, arithmetic, ternary, conversions, inspection, creation, random, filling, settings],
  ...[reductions, extremes, scans, matrices, matrixSums, squareMatrices, products, einsums],
  ...[activationFunctions, pythonFunctions, normalizing, attention, lossFunctions],
  ...[shapeFunctions, neuralFunctions],
];

const names: Readonly<Record<Home, ReadonlySet<string>>> = {
  torch: torchNames,
  functional: functionalNames,
  method: tensorNames,
};

/** The functions of a home by name, with the variants `name_` that PyTorch has there. */
function functionsOf(home: Home): ReadonlyMap<string, TorchFunction> {
  const own = tables.flat().filter((fn) => fn.homes.includes(home));
  const written = own.filter((fn) => names[home].has(`${fn.name}_`)).map((fn) => inPlace(fn));
  return new Map([...written, ...own].map((fn) => [fn.name, fn]));
}

/** The functions of `torch`. */
export const torchTable: ReadonlyMap<string, TorchFunction> = functionsOf("torch");

const objectsOf = (table: ReadonlyMap<string, TorchFunction>): ReadonlyMap<string, PyObject> =>
  new Map([...table].map(([name, fn]) => [name, functionObject(fn)]));

/** `torch.name`. */
export const torchFunctions: ReadonlyMap<string, PyObject> = objectsOf(torchTable);

/** `torch.nn.functional.name`. */
export const functionalFunctions: ReadonlyMap<string, PyObject> = objectsOf(functionsOf("functional"));

/** `tensor.name`; see `methodObject`. */
export const tensorMethods: ReadonlyMap<string, TorchFunction> = functionsOf("method");
