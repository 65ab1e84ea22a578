import { attributeError } from "../values/errors.js";
import { type PyObject, unknown, type Value } from "../values/value.js";
import { dtypeNames } from "./functions/dtypes.js";
import { torchNames } from "./functions/names.data.js";
import { torchFunctions } from "./functions/registry.js";
import { nn } from "./nn/namespace.js";
import "./functions/attributes.js";

const values: ReadonlyMap<string, Value> = new Map<string, Value>([["nn", nn], ...torchFunctions, ...dtypeNames]);

/** An attribute of `torch`; what PyTorch has and we do not model is unknown, any other name an AttributeError. */
function attribute(name: string): Value {
  const found = values.get(name);
  if (found !== undefined) return found;
  if (torchNames.has(name) || name.startsWith("_")) return unknown(`torch.${name} is not supported`);
  throw attributeError(`module 'torch' has no attribute '${name}'`);
}

/** The Python module `torch`. */
export const torch: PyObject = {
  kind: "object",
  typeName: "module",
  repr: () => "<module 'torch'>",
  attribute,
};
