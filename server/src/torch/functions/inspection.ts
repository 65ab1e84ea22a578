import { indexError, NotAnalysed, runtimeError, valueError } from "../../values/errors.js";
import { float, list, tuple, unknown, type Value } from "../../values/value.js";
import { isRowMajor } from "../layout.js";
import { isKnown } from "../operators/operator.js";
import { dimension } from "../operators/dimension.js";
import { type Dtype, numel, type Tensor } from "../tensor.js";
import { dtypeObject, dtypes } from "./dtypes.js";
import type { TorchFunction } from "./function.js";
import { elementSize, isComplex, isFloating, promoteTypes, resultType } from "./promotion.js";
import { dtypeOf, intOf, tensorOf } from "./read.js";
import { both, method, named } from "./shape/entries.js";
import { sizeClass, sizeValue } from "./size.js";

const elementsUnknown = unknown("the elements of a tensor are not known");

/** An element as Python's number of its type. */
export function elementValue(element: number | undefined, dtype: Dtype): Value {
  const category = dtype === null ? undefined : dtypes[dtype]?.category;
  if (element === undefined || category === undefined || category === "complex") return elementsUnknown;
  if (category === "bool") return element !== 0;
  return category === "int" ? element : float(element);
}

/** `tensor.item()`. */
export function item(tensor: Tensor): Value {
  const count = numel(tensor.shape);
  if (count !== null && count !== 1) throw valueError("only one element tensors can be converted to Python scalars");
  return elementValue(tensor.data?.[0], tensor.dtype);
}

/** Most items of a nested list. */
const maxListed = 10_000;

/** `tensor.tolist()`: lists in lists, of unknown numbers where the elements are not known. */
function nested({ shape, data, dtype }: Tensor): Value {
  const total = numel(shape);
  if (!isKnown(shape) || total === null || total > maxListed) throw new NotAnalysed("the elements of a tensor");
  const part = (axis: number, from: number): Value => {
    const size = shape[axis];
    if (size === undefined) return elementValue(data?.[from], dtype);
    const step = shape.slice(axis + 1).reduce((a, b) => a * b, 1);
    return list(Array.from({ length: size }, (_, i) => part(axis + 1, from + i * step)));
  };
  return part(0, 0);
}

function shapeOf(tensor: Tensor) {
  if (tensor.shape === null) throw new NotAnalysed("a tensor of unknown shape");
  return tensor.shape;
}

function size(tensor: Tensor, dim: number): Value {
  const shape = shapeOf(tensor);
  if (shape.length === 0) throw indexError(`Dimension specified as ${dim} but tensor has no dimensions`);
  return sizeValue(shape[dimension(dim, shape.length)] ?? null);
}

function stridesOf({ strides }: Tensor): readonly number[] {
  if (strides === null) throw new NotAnalysed("how a tensor lies in memory");
  return strides;
}

function isContiguous({ shape, strides }: Tensor): Value {
  if (!isKnown(shape) || strides === null) return unknown("how a tensor lies in memory");
  return isRowMajor(shape, strides);
}

function dtypeFact(tensor: Tensor, read: (dtype: string) => Value): Value {
  return tensor.dtype === null ? unknown("a tensor of unknown type") : read(tensor.dtype);
}

/** A fact of a type that `torch.name(tensor)` and `tensor.name()` tell. */
const typeFact = (name: string, read: (dtype: string) => Value): TorchFunction =>
  both(name, ["(Tensor input)"], (_, args) => dtypeFact(tensorOf(args, "input"), read));

const rank = (tensor: Tensor): Value => shapeOf(tensor).length;
const count = (tensor: Tensor): Value => sizeValue(numel(tensor.shape));

/** A method without arguments. */
const told = (name: string, tell: (tensor: Tensor) => Value): TorchFunction =>
  method(name, ["(Tensor input)"], (_, args) => tell(tensorOf(args, "input")));

const typeOrUnknown = (dtype: Dtype): Value => (dtype === null ? unknown("a type of tensors") : dtypeObject(dtype));

export const inspection: readonly TorchFunction[] = [
  method("size", ["(Tensor input, int dim)", "(Tensor input)", "(Tensor input, Dimname dim)"], (_, args, overload) =>
    overload === 0
      ? size(tensorOf(args, "input"), intOf(args, "dim"))
      : tuple(shapeOf(tensorOf(args, "input")).map(sizeValue), sizeClass),
  ),
  method(
    "stride",
    ["(Tensor input, int dim)", "(Tensor input)", "(Tensor input, Dimname dim)"],
    (_, args, overload) => {
      const strides = stridesOf(tensorOf(args, "input"));
      return overload === 0 ? (strides[dimension(intOf(args, "dim"), strides.length)] ?? null) : tuple(strides);
    },
  ),
  ...["dim", "ndimension"].map((name) => told(name, rank)),
  ...["numel", "nelement"].map((name) => told(name, count)),
  { ...told("numel", count), homes: ["torch"] },
  told("element_size", ({ dtype }) => elementSize(dtype) ?? unknown("a tensor of unknown type")),
  told("storage_offset", () => unknown("how a tensor lies in memory")),
  method("is_contiguous", ["(Tensor input, *, MemoryFormat? memory_format=None)"], (_, args) =>
    args.memory_format === null ? isContiguous(tensorOf(args, "input")) : unknown("how a tensor lies in memory"),
  ),
  typeFact("is_floating_point", isFloating),
  typeFact("is_complex", isComplex),
  typeFact("is_signed", (dtype) => dtype !== "bool" && dtype !== "uint8"),
  ...named(["is_same_size"], ["torch", "method"], ["(Tensor input, Tensor other)"], (_, args) => {
    const [one, other] = [tensorOf(args, "input").shape, tensorOf(args, "other").shape];
    if (!isKnown(one) || !isKnown(other)) return unknown("a tensor of unknown shape");
    return one.join() === other.join();
  }),
  told("get_device", () => -1),
  told("is_pinned", () => false),
  told("item", item),
  told("tolist", nested),
  told("numpy", () => unknown("an array of numpy")),
  told("data_ptr", () => unknown("the address of a tensor")),
  both("is_nonzero", ["(Tensor input)"], (_, args) => truth(tensorOf(args, "input"))),
  {
    name: "result_type",
    homes: ["torch"],
    signatures: [
      "result_type(Tensor tensor, Tensor other)",
      "result_type(Scalar scalar, Tensor tensor)",
      "result_type(Tensor tensor, Scalar other)",
      "result_type(Scalar scalar1, Scalar scalar2)",
    ],
    run: (_, args) =>
      typeOrUnknown(
        resultType(
          [args.tensor, args.other, args.scalar, args.scalar1, args.scalar2].filter((each) => each !== undefined),
        ),
      ),
  },
  {
    name: "promote_types",
    homes: ["torch"],
    signatures: ["promote_types(ScalarType type1, ScalarType type2)"],
    run(_, args) {
      const [one, other] = [dtypeOf(args, "type1"), dtypeOf(args, "type2")];
      return typeOrUnknown(one && other ? promoteTypes(one, other) : null);
    },
  },
];

/** `bool(tensor)`. */
export function truth(tensor: Tensor): Value {
  const total = numel(tensor.shape);
  if (total !== null && total !== 1) {
    throw runtimeError(
      `Boolean value of Tensor with ${total === 0 ? "no values" : "more than one value"} is ambiguous`,
    );
  }
  const [element] = tensor.data ?? [];
  return element === undefined ? elementsUnknown : element !== 0;
}
