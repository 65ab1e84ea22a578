import { tuple, unknown, type Value } from "../../values/value.js";
import { defineTensorAttributes, type Tensor } from "../tensor.js";
import { methodObject } from "./callable.js";
import { dtypeObject } from "./dtypes.js";
import { tensorNames } from "./names.data.js";
import { tensorMethods } from "./registry.js";
import { sizeClass, sizeValue } from "./size.js";

/** Attributes of tensors that are no functions. */
const attributes: Readonly<Record<string, (tensor: Tensor) => Value>> = {
  shape: ({ shape }) =>
    shape === null ? unknown("a tensor of unknown shape") : tuple(shape.map(sizeValue), sizeClass),
  dtype: ({ dtype }) => (dtype === null ? unknown("a tensor of unknown type") : dtypeObject(dtype)),
};

/** What `tensor.name` gives; undefined where PyTorch has no such attribute. */
export function tensorAttribute(tensor: Tensor, name: string): Value | undefined {
  const extra = tensor.extra(name);
  if (extra !== undefined) return extra;
  if (Object.hasOwn(attributes, name)) return attributes[name]?.(tensor);
  const method = tensorMethods.get(name);
  if (method !== undefined) return methodObject(method, tensor);
  if (!tensorNames.has(name) && !/^_/.test(name)) return undefined;
  // An unknown method in place leaves nothing known of the elements.
  if (/[^_]_$/.test(name)) tensor.forgetData();
  return unknown(`tensor.${name} is not supported`);
}

// Lets `tensor.name` mean what it means in PyTorch.
defineTensorAttributes(tensorAttribute);
