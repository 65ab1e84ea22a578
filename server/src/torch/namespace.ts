import { attributeError } from "../values/errors.js";
import { type PyObject, unknown, type Value } from "../values/value.js";
import { deviceClass } from "./functions/device.js";
import { dtypeNames } from "./functions/dtypes.js";
import { layouts, memoryFormats } from "./functions/formats.js";
import { legacyClasses } from "./functions/legacy.js";
import { linalg, special } from "./functions/libraries.js";
import { limitClasses } from "./functions/limits.js";
import { torchNames } from "./functions/names.data.js";
import { fourier } from "./functions/neural/fourier.js";
import { ops } from "./functions/neural/ops.js";
import { torchFunctions } from "./functions/registry.js";
import { constants, sizeType } from "./functions/settings.js";
import { tensorClass } from "./functions/tensorClasses.js";
import { nn } from "./nn/namespace.js";
import "./functions/attributes.js";

/** A Python module; what PyTorch has there and we do not model is unknown, any other name an AttributeError. */
function moduleObject(
  name: string,
  values: ReadonlyMap<string, Value>,
  others: ReadonlySet<string> | "any" = "any",
): PyObject {
  return {
    kind: "object",
    typeName: "module",
    repr: () => `<module '${name}'>`,
    attribute(attribute) {
      const found = values.get(attribute);
      if (found !== undefined) return found;
      if (others === "any" || others.has(attribute) || attribute.startsWith("_")) {
        return unknown(`${name}.${attribute} is not supported`);
      }
      throw attributeError(`module '${name}' has no attribute '${attribute}'`);
    },
  };
}

/** The Python module `torch`; the parts of it that compute nothing stand with the libraries of Python. */
export const torch: PyObject = moduleObject(
  "torch",
  new Map<string, Value>([
    ["nn", nn],
    ["linalg", moduleObject("torch.linalg", linalg)],
    ["special", moduleObject("torch.special", special)],
    ["fft", moduleObject("torch.fft", fourier)],
    ["ops", ops],
    ["Tensor", tensorClass],
    ["Size", sizeType],
    ["device", deviceClass],
    ...legacyClasses,
    ...dtypeNames,
    ...layouts,
    ...memoryFormats,
    ...limitClasses,
    ...Object.entries(constants),
    ...torchFunctions,
  ]),
  torchNames,
);
