import { attributeError, NotAnalysed, runtimeError, typeError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { type PyObject, isUnknown } from "../../values/value.js";
import { bind } from "../bind.js";
import { parametersOf } from "../methods.js";
import { isTensor, Tensor } from "../tensor.js";

/** `nn.Parameter(tensor)`: it shares the elements of the tensor. */
export const parameterOf = (tensor: Tensor, requiresGrad = true): Tensor =>
  new Tensor(tensor.shape, {
    dtype: tensor.dtype,
    base: tensor,
    strides: tensor.strides,
    isParameter: true,
    requiresGrad,
  });

const signature = parametersOf({ data: null, requires_grad: true });

/** The class `nn.Parameter`. */
export const Parameter: PyObject = {
  kind: "object",
  typeName: "type",
  mro: ["Parameter", "Tensor", "_TensorBase", "object"],
  repr: () => "<class 'torch.nn.parameter.Parameter'>",
  attribute(name) {
    if (name === "__module__") return "torch.nn.parameter";
    return name === "__name__" || name === "__qualname__" ? "Parameter" : undefined;
  },
  call(args, keywords) {
    const { data = null, requires_grad: grad = true } = bind("Parameter.__new__", signature, args, keywords);
    if (isUnknown(data)) throw new NotAnalysed(data.reason);
    if (data !== null && !isTensor(data)) throw attributeError(`'${typeName(data)}' object has no attribute 'detach'`);
    if (isUnknown(grad)) throw new NotAnalysed(grad.reason);
    if (typeof grad !== "boolean") {
      throw typeError(`_make_subclass(): argument 'require_grad' (position 3) must be bool, not ${typeName(grad)}`);
    }
    if (data === null) return new Tensor([0], { isParameter: true, requiresGrad: grad });
    if (grad && data.dtype !== null && !/^(b?float|complex)/.test(data.dtype)) {
      throw runtimeError("Only Tensors of floating point and complex dtype can require gradients");
    }
    return parameterOf(data, grad);
  },
};
