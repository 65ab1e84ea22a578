import { NotAnalysed, runtimeError, typeError } from "../../values/errors.js";
import { isObject, isSequence, isTuple, isUnknown, type PyObject, type Value } from "../../values/value.js";
import { type Dtype, formatSizes, isTensor, type Shape, Tensor } from "../tensor.js";
import { bindNative } from "./binder.js";
import { tensorOfData } from "./data.js";
import { dtypeObject, dtypes } from "./dtypes.js";
import { sizesOf, tensorOf } from "./read.js";
import { parseSchema } from "./schema.js";
import { sizeClass } from "./size.js";
import { typeNameOf } from "./typeNames.js";

const schemas = [
  "new(*, Device? device=None)",
  "new(Tensor other)",
  "new(int[] size, *, Device? device=None)",
  "new(Any data, *, Device? device=None)",
].map(parseSchema);

/** Throws as PyTorch does for a negative size. */
export function checkSizes(shape: Shape): Shape {
  const negative = shape.find((size) => size !== null && size < 0);
  if (negative === undefined) return shape;
  throw runtimeError(`Trying to create tensor with negative dimension ${negative}: ${formatSizes(shape)}`);
}

const isSize = (value: Value): boolean => isTuple(value) && value.subclass === sizeClass;

const optionsOf = (dtype: string): string =>
  `TensorOptions(dtype=${dtypes[dtype]?.inC}, device=cpu, layout=Strided, requires_grad=false (default), ` +
  "pinned_memory=false (default), memory_format=(nullopt))";

function ofSequence(data: Value, dtype: Dtype): Tensor {
  if (typeof data === "string") throw typeError("new(): invalid data type 'str'");
  if (isUnknown(data)) throw new NotAnalysed(data.reason);
  const isList = isSequence(data) || (isObject(data) && data.typeName === "range");
  if (!isList) throw typeError(`new(): data must be a sequence (got ${typeNameOf(data)})`);
  return tensorOfData(data, dtype);
}

/** `torch.FloatTensor(...)`, `tensor.new(...)`: of sizes, which leaves the elements open, or of nested lists. */
export function legacyTensor(
  dtype: string,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  anyType = false,
): Tensor {
  const [first = null] = args;
  if (isUnknown(first) && args.length === 1) throw new NotAnalysed(first.reason);
  if (args.length === 1 && keywords.size === 0 && isSequence(first) && !isSize(first)) return ofSequence(first, dtype);
  const { bound, overload } = bindNative(schemas, args, keywords);
  if (overload === 0) return new Tensor([0], { dtype });
  if (overload === 3) return ofSequence(bound.data ?? null, dtype);
  if (overload === 1) {
    const other = tensorOf(bound, "other");
    if (!anyType && other.dtype !== null && other.dtype !== dtype) {
      throw typeError(`expected ${optionsOf(dtype)} (got ${optionsOf(other.dtype)})`);
    }
    return new Tensor(other.shape, { dtype: other.dtype, base: other, strides: other.strides });
  }
  if (isSequence(first) && !isSize(first)) return ofSequence(first, dtype);
  return new Tensor(checkSizes(sizesOf(bound, "size")), { dtype });
}

/** The classes `torch.FloatTensor` and its kin, by name. */
export const legacyClasses: ReadonlyMap<string, PyObject> = new Map(
  Object.entries(dtypes)
    .filter(([, { category }]) => category !== "complex")
    .map(([dtype, { legacy }]): [string, PyObject] => [
      `${legacy}Tensor`,
      {
        kind: "object",
        typeName: "tensortype",
        mro: [`${legacy}Tensor`, "object"],
        repr: () => `<class 'torch.${legacy}Tensor'>`,
        hasInstance: (value) => {
          if (isTensor(value) && value.dtype === null) throw new NotAnalysed("a tensor of unknown type");
          return isTensor(value) && value.dtype === dtype;
        },
        call: (args, keywords) => legacyTensor(dtype, args, keywords),
        attribute: (name) => (name === "dtype" ? dtypeObject(dtype) : undefined),
      },
    ]),
);
