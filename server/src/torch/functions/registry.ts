import type { PyObject } from "../../values/value.js";
import { functionObject } from "./callable.js";
import { binary } from "./binary.js";
import { ternary } from "./ternary.js";
import { unary } from "./unary.js";
import type { Home, TorchFunction } from "./function.js";
import { inPlace } from "./inplace.js";
import { functionalNames, tensorNames, torchNames } from "./names.data.js";

/** All tables of functions. */
const tables: readonly (readonly TorchFunction[])[] = [unary, binary, ternary];

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

const objectsOf = (home: Home): ReadonlyMap<string, PyObject> =>
  new Map([...functionsOf(home)].map(([name, fn]) => [name, functionObject(fn)]));

/** `torch.name`. */
export const torchFunctions: ReadonlyMap<string, PyObject> = objectsOf("torch");

/** `torch.nn.functional.name`. */
export const functionalFunctions: ReadonlyMap<string, PyObject> = objectsOf("functional");

/** `tensor.name`; see `methodObject`. */
export const tensorMethods: ReadonlyMap<string, TorchFunction> = functionsOf("method");
