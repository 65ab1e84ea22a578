import { typeError } from "../../values/errors.js";
import { call } from "../../values/kinds.js";
import type { PyObject } from "../../values/value.js";
import { Parameter } from "../nn/parameter.js";
import { isTensor, type Tensor } from "../tensor.js";
import { callable } from "./callable.js";
import { legacyTensor } from "./legacy.js";
import { tensorNames } from "./names.data.js";
import { typeNameOf } from "./typeNames.js";

/** A method as `torch.Tensor.name` gives it, which takes the tensor as its first argument. */
const unbound = (name: string): PyObject =>
  callable(name, ([self = null, ...args], keywords) => {
    if (!isTensor(self)) {
      const wanted = `descriptor '${name}' for 'torch._C._TensorBase' objects`;
      throw typeError(`${wanted} doesn't apply to a '${typeNameOf(self)}' object`);
    }
    return call(self.attribute(name) ?? null, args, keywords);
  });

/** The class `torch.Tensor`. */
export const tensorClass: PyObject = {
  kind: "object",
  typeName: "type",
  mro: ["Tensor", "_TensorBase", "object"],
  repr: () => "<class 'torch.Tensor'>",
  hasInstance: isTensor,
  call: (args, keywords) => legacyTensor("float32", args, keywords, true),
  attribute(name) {
    if (name === "__name__" || name === "__qualname__") return "Tensor";
    return tensorNames.has(name) ? unbound(name) : undefined;
  },
};

/** `type(tensor)`. */
export const classOf = (tensor: Tensor): PyObject => (tensor.isParameter ? Parameter : tensorClass);
