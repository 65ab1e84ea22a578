import { NotAnalysed, runtimeError, typeError, valueError } from "../../values/errors.js";
import { isObject, isUnknown, type Value } from "../../values/value.js";
import { certainStrides, isRowMajor, preservedStrides, rowMajor } from "../layout.js";
import { isKnown } from "../operators/operator.js";
import { type Dtype, isTensor, type Shape, Tensor } from "../tensor.js";
import { type ForwardPass, running } from "../trace.js";
import { asDtype, dtypes, legacyType } from "./dtypes.js";
import type { Bound, TorchFunction } from "./function.js";
import { pointwise } from "./pointwise.js";
import { isFloating } from "./promotion.js";
import { dtypeOf, flagOf, tensorOf } from "./read.js";
import { both, method, named } from "./shape/entries.js";

/** The tensor as another type; itself where it is that already. */
function converted(pass: ForwardPass, tensor: Tensor, dtype: Dtype): Tensor {
  if (dtype !== null && dtype === tensor.dtype) return tensor;
  const result = pointwise(pass, "to", [tensor], { dtype, compute: (x = 0) => x, attributes: { dtype } });
  result.strides = preservedStrides(tensor.shape, tensor.strides);
  return result;
}

/** The same elements as a tensor of its own; `share` lets writes into the one be seen in the other. */
export const sameElements = (tensor: Tensor, share: boolean): Tensor =>
  running().alias(
    new Tensor(tensor.shape, {
      dtype: tensor.dtype,
      strides: share ? tensor.strides : preservedStrides(tensor.shape, tensor.strides),
      ...(share ? { base: tensor } : { data: tensor.data }),
    }),
    tensor,
  );

function clone(pass: ForwardPass, tensor: Tensor): Tensor {
  const result = pointwise(pass, "clone", [tensor], { dtype: tensor.dtype, compute: (x = 0) => x });
  result.strides = preservedStrides(tensor.shape, tensor.strides);
  return result;
}

const channelsLast: Readonly<Record<string, number>> = { channels_last: 4, channels_last_3d: 5 };

/** `memory_format` as a name; undefined where it is not given. */
const formatOf = (args: Bound): string | undefined => {
  const value = args.memory_format ?? null;
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  return value !== null && isObject(value) ? value.repr().replace("torch.", "") : undefined;
};

/** A result in another order in memory, where one is asked for. */
function inFormat(tensor: Tensor, args: Bound): Tensor {
  const format = formatOf(args);
  if (format === undefined || format === "preserve_format") return tensor;
  return running().alias(new Tensor(tensor.shape, { dtype: tensor.dtype, base: tensor }), tensor);
}

/** Strides of elements whose channels lie side by side. */
function channelsLastStrides(shape: Shape): readonly number[] | null {
  const order = [0, ...shape.slice(2).map((_, i) => i + 2), 1];
  const steps = certainStrides(rowMajor(order.map((axis) => shape[axis] ?? null)));
  return steps && shape.map((_, axis) => steps[order.indexOf(axis)] ?? 0);
}

/** Itself where the elements lie in order; where that is not known, writes are taken to be seen in both. */
function contiguous(pass: ForwardPass, tensor: Tensor, format: string | undefined): Tensor {
  const { shape, strides, dtype } = tensor;
  const rank = format === undefined ? undefined : channelsLast[format];
  if (shape === null) return sameElements(tensor, true);
  if (rank !== undefined) {
    if (shape.length !== rank) throw runtimeError(`required rank ${rank} tensor to use ${format} format`);
    return pass.alias(new Tensor(shape, { dtype, base: tensor, strides: channelsLastStrides(shape) }), tensor);
  }
  if (!isKnown(shape) || strides === null) {
    return pass.alias(new Tensor(shape, { dtype, base: tensor, strides: certainStrides(rowMajor(shape)) }), tensor);
  }
  if (isRowMajor(shape, strides)) return tensor;
  const copy = new Tensor(shape, { dtype, data: tensor.data, strides: certainStrides(rowMajor(shape)) });
  pass.record("contiguous", [tensor], {}, [copy], 0);
  return copy;
}

/** `x.to(...)`: only the type matters here, not where a tensor is. */
const to: TorchFunction = {
  ...method(
    "to",
    [
      "(Tensor input, Device? device=None, ScalarType? dtype=None, bool non_blocking=False, bool copy=False, *, " +
        "MemoryFormat? memory_format=None)",
      "(Tensor input, ScalarType dtype, bool non_blocking=False, bool copy=False, *, MemoryFormat? memory_format=None)",
      "(Tensor input, TensorOrNumber other, bool non_blocking=False, bool copy=False, *, " +
        "MemoryFormat? memory_format=None)",
    ],
    (pass, args) => {
      const input = tensorOf(args, "input");
      const { other = null } = args;
      const wanted = other === null ? dtypeOf(args) : isTensor(other) ? other.dtype : numberType(other);
      const result = converted(pass, input, wanted === undefined ? input.dtype : wanted);
      return inFormat(flagOf(args, "copy") && result === input ? clone(pass, input) : result, args);
    },
  ),
  unsure: (pass, input) => converted(pass, input, null),
};

const numberType = (value: Value): string =>
  typeof value === "boolean" ? "bool" : typeof value === "number" ? "int64" : "float64";

/** The dtype of a name like `torch.FloatTensor`, or of the class. */
function legacyDtype(value: Value): string | undefined {
  const name = typeof value === "string" ? value : isObject(value) && value.mro ? `torch.${value.mro[0] ?? ""}` : "";
  const legacy = /^torch\.(?:cuda\.)?(\w+)Tensor$/.exec(name)?.[1];
  return Object.entries(dtypes).find(([, facts]) => facts.legacy === legacy)?.[0];
}

const type: TorchFunction = {
  ...method(
    "type",
    ["(Tensor input, Any dtype=None, bool non_blocking=False, bool copy=False, *, MemoryFormat? memory_format=None)"],
    (pass, args) => {
      const input = tensorOf(args, "input");
      const { dtype = null } = args;
      if (isUnknown(dtype)) return converted(pass, input, null);
      if (dtype === null) {
        if (input.dtype === null) throw new NotAnalysed("a tensor of unknown type");
        return legacyType(input.dtype);
      }
      const wanted = asDtype(dtype)?.dtype ?? legacyDtype(dtype);
      if (wanted !== undefined) return converted(pass, input, wanted);
      if (typeof dtype === "string") throw valueError(`invalid type: '${dtype}'`);
      if (isObject(dtype) && dtype.mro !== undefined) throw new NotAnalysed("a type of tensors");
      throw typeError("dtype must be a type, str, or dtype object");
    },
  ),
};

/** Methods that give the tensor as one type, by name. */
const casts: Readonly<Record<string, string>> = {
  ...{ float: "float32", double: "float64", half: "float16", bfloat16: "bfloat16", bool: "bool" },
  ...{ int: "int32", long: "int64", short: "int16", char: "int8", byte: "uint8" },
  ...{ cfloat: "complex64", cdouble: "complex128", chalf: "complex32" },
};

function requireGradient(input: Tensor, wanted: boolean): Tensor {
  if (wanted && input.dtype !== null && !isFloating(input.dtype) && !input.dtype.startsWith("complex")) {
    throw runtimeError("only Tensors of floating point dtype can require gradients");
  }
  input.requiresGrad = wanted;
  return input;
}

const format = "MemoryFormat? memory_format=None";

export const conversions: readonly TorchFunction[] = [
  to,
  type,
  ...Object.entries(casts).map(([name, dtype]) =>
    method(name, [`(Tensor input, *, ${format})`], (pass, args) => converted(pass, tensorOf(args, "input"), dtype)),
  ),
  method("type_as", ["(Tensor input, Tensor other)"], (pass, args) =>
    converted(pass, tensorOf(args, "input"), tensorOf(args, "other").dtype),
  ),
  method("cpu", [`(Tensor input, *, ${format})`], (_, args) => tensorOf(args, "input")),
  method("cuda", [`(Tensor input, Device? device=None, bool non_blocking=False, *, ${format})`], (_, args) =>
    tensorOf(args, "input"),
  ),
  method("pin_memory", ["(Tensor input, Device? device=None)"], (_, args) => tensorOf(args, "input")),
  method("share_memory_", ["(Tensor input)"], (_, args) => tensorOf(args, "input")),
  both("clone", [`(Tensor input, *, ${format})`], (pass, args) => inFormat(clone(pass, tensorOf(args, "input")), args)),
  method("contiguous", [`(Tensor input, *, ${format})`], (pass, args) =>
    contiguous(pass, tensorOf(args, "input"), formatOf(args)),
  ),
  both("detach", ["(Tensor input)"], (_, args) => sameElements(tensorOf(args, "input"), true)),
  both("detach_", ["(Tensor input)"], (_, args) => requireGradient(tensorOf(args, "input"), false)),
  ...named(["detach_copy"], ["torch"], ["(Tensor input)"], (pass, args) => clone(pass, tensorOf(args, "input"))),
  both("real", ["(Tensor input)"], (_, args) => sameElements(tensorOf(args, "input"), true)),
  method("requires_grad_", ["(Tensor input, bool requires_grad=True)"], (_, args) =>
    requireGradient(tensorOf(args, "input"), flagOf(args, "requires_grad")),
  ),
  method("retain_grad", ["(Tensor input)"], () => null),
  {
    name: "backward",
    homes: ["method"],
    signatures: ["Tensor.backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None)"],
    python: true,
    run: () => null,
  },
];
