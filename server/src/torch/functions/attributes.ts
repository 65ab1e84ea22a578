import { runtimeError } from "../../values/errors.js";
import { tuple, unknown, type Value } from "../../values/value.js";
import { numel, type Tensor, defineTensorAttributes } from "../tensor.js";
import { running } from "../trace.js";
import { methodObject } from "./callable.js";
import { sameElements } from "./conversions.js";
import { cpu } from "./device.js";
import { dtypeObject } from "./dtypes.js";
import { layouts } from "./formats.js";
import { tensorNames } from "./names.data.js";
import { operatorMethod } from "./operators.js";
import { partOf } from "./neural/fourier.js";
import { elementSize, isComplex } from "./promotion.js";
import { tensorMethods } from "./registry.js";
import { transposes } from "./shape/viewing.js";
import { sizeClass, sizeValue } from "./size.js";
import { specialMethod } from "./special.js";
import { classOf } from "./tensorClasses.js";

type Read = (tensor: Tensor) => Value;

const shapeUnknown = unknown("a tensor of unknown shape");
const constant =
  (value: Value): Read =>
  () =>
    value;

const turned = Object.fromEntries(
  Object.entries(transposes).map(([name, turn]): [string, Read] => [name, (tensor) => turn(running(), tensor)]),
);

/** Attributes of tensors that are no functions. */
const attributes: Readonly<Record<string, Read>> = {
  shape: ({ shape }) => (shape === null ? shapeUnknown : tuple(shape.map(sizeValue), sizeClass)),
  dtype: ({ dtype }) => (dtype === null ? unknown("a tensor of unknown type") : dtypeObject(dtype)),
  ndim: ({ shape }) => shape?.length ?? shapeUnknown,
  device: constant(cpu),
  layout: constant(layouts.get("strided") ?? null),
  requires_grad: ({ requiresGrad }) => requiresGrad,
  data: (tensor) => sameElements(tensor, true),
  real: (tensor) => (isComplex(tensor.dtype) ? partOf(running(), "real", tensor) : sameElements(tensor, true)),
  imag: (tensor) => {
    if (tensor.dtype === null || isComplex(tensor.dtype)) return partOf(running(), "imag", tensor);
    throw runtimeError("imag is not implemented for tensors with non-complex dtypes.");
  },
  grad: constant(null),
  is_leaf: ({ isParameter, requiresGrad }) => isParameter || !requiresGrad || unknown("how a tensor was made"),
  names: ({ shape }) => (shape === null ? shapeUnknown : tuple(shape.map(() => null))),
  itemsize: ({ dtype }) => elementSize(dtype) ?? unknown("a tensor of unknown type"),
  nbytes: ({ shape, dtype }) => sizeValue(bytes(numel(shape), elementSize(dtype))),
  output_nr: constant(0),
  __class__: classOf,
  ...Object.fromEntries(
    ["is_cuda", "is_sparse", "is_quantized", "is_meta", "is_mkldnn", "is_mps", "is_xpu"].map((name) => [
      name,
      constant(false),
    ]),
  ),
  ...turned,
};

const bytes = (count: number | null, size: number | null): number | null =>
  count === null || size === null ? null : count * size;

/** What `tensor.name` gives; undefined where PyTorch has no such attribute. */
function tensorAttribute(tensor: Tensor, name: string): Value | undefined {
  const extra = tensor.extra(name);
  if (extra !== undefined) return extra;
  if (Object.hasOwn(attributes, name)) return attributes[name]?.(tensor);
  const method = tensorMethods.get(name);
  if (method !== undefined) return methodObject(method, tensor);
  const special = operatorMethod(tensor, name) ?? specialMethod(tensor, name);
  if (special !== undefined || !tensorNames.has(name)) return special;
  if (name.startsWith("__")) return undefined;
  // An unknown method in place leaves nothing known of the elements.
  if (/[^_]_$/.test(name)) tensor.forgetData();
  return unknown(`tensor.${name} is not supported`);
}

defineTensorAttributes(tensorAttribute);
