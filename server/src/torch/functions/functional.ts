import { attributeError } from "../../values/errors.js";
import { type PyObject, unknown, type Value } from "../../values/value.js";
import { functionalNames } from "./names.data.js";
import { functionalFunctions } from "./registry.js";

function attribute(name: string): Value {
  const found = functionalFunctions.get(name);
  if (found !== undefined) return found;
  if (functionalNames.has(name) || name.startsWith("_")) return unknown(`torch.nn.functional.${name} is not supported`);
  throw attributeError(`module 'torch.nn.functional' has no attribute '${name}'`);
}

/** The Python module `torch.nn.functional`. */
export const functional: PyObject = {
  kind: "object",
  typeName: "module",
  repr: () => "<module 'torch.nn.functional'>",
  attribute,
};
