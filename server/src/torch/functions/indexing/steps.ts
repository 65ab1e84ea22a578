import { indexError, NotAnalysed, typeError } from "../../../values/errors.js";
import { special, typeName } from "../../../values/kinds.js";
import { asIndex } from "../../../values/sequence.js";
import { isSlice } from "../../../values/subscript.js";
import { isFloat, isInt, isObject, isSequence, isUnknown, type PyObject, type Value } from "../../../values/value.js";
import { type Dim, isTensor, Tensor } from "../../tensor.js";

/** One part of what stands between the brackets of `tensor[...]`; null where a number is not known. */
export type Step =
  | { readonly kind: "int"; readonly index: Dim }
  | { readonly kind: "slice"; readonly start: Bound; readonly stop: Bound; readonly step: Dim }
  | { readonly kind: "ellipsis" }
  | { readonly kind: "none" }
  | { readonly kind: "flag"; readonly value: boolean }
  | { readonly kind: "tensor"; readonly tensor: Tensor };

/** The bound of a slice: left out, not known, or a number. */
export type Bound = "open" | Dim;

const isEllipsis = (value: Value): boolean => isObject(value) && value.typeName === "ellipsis";

/** Takes an index apart as PyTorch does. Throws `NotAnalysed` where a part is not known. */
export const stepsOf = (index: Value): readonly Step[] => partsOf(index).map(stepOf);

/** A tuple is several indices, and so is a list that holds anything but numbers; at 32 numpy stopped looking. */
function partsOf(index: Value): readonly Value[] {
  if (isUnknown(index)) throw new NotAnalysed(index.reason);
  if (typeof index === "string") return [index];
  if (!isSequence(index)) return [index];
  if (index.kind === "tuple") return index.items;
  const isNested = (item: Value) =>
    item === null ||
    isTensor(item) ||
    isSequence(item) ||
    typeof item === "string" ||
    isSlice(item) ||
    isEllipsis(item);
  return index.items.length < 32 && index.items.some(isNested) ? index.items : [index];
}

function stepOf(part: Value): Step {
  if (isUnknown(part)) throw new NotAnalysed(part.reason);
  if (part === null) return { kind: "none" };
  if (typeof part === "boolean") return { kind: "flag", value: part };
  if (typeof part === "number") return { kind: "int", index: part };
  if (typeof part === "string") throw typeError("new(): invalid data type 'str'");
  if (isSequence(part)) return { kind: "tensor", tensor: tensorOfList(part.items) };
  if (isObject(part)) return objectStep(part);
  throw noIndex(part);
}

function objectStep(part: PyObject): Step {
  if (isTensor(part)) return tensorStep(part);
  if (part.typeName === "slice") return sliceStep(part);
  if (part.typeName === "ellipsis") return { kind: "ellipsis" };
  if (part.typeName === "range") return { kind: "tensor", tensor: tensorOfList(itemsOf(part)) };
  if (special(part, "__index__") !== undefined) return { kind: "int", index: asIndex(part) };
  if (part.plain !== true) throw new NotAnalysed(`an index of type ${part.typeName}`);
  throw noIndex(part);
}

const noIndex = (part: Value): Error =>
  indexError(
    "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices " +
      `(got ${typeName(part)})`,
  );

const itemsOf = (range: PyObject): readonly Value[] => {
  if (range.visit === undefined) throw new NotAnalysed("an index that is a range");
  return [...range.visit()];
};

/** A tensor without dimensions stands for its number or truth. */
function tensorStep(tensor: Tensor): Step {
  const { shape, dtype, data } = tensor;
  if (shape?.length !== 0) return { kind: "tensor", tensor };
  if (dtype === null) throw new NotAnalysed("an index of unknown type");
  const [element] = data ?? [];
  if (dtype === "bool" || dtype === "uint8") {
    if (element === undefined) throw new NotAnalysed("the elements of a tensor are not known");
    return { kind: "flag", value: element !== 0 };
  }
  return /^int/.test(dtype) ? { kind: "int", index: element ?? null } : { kind: "tensor", tensor };
}

function sliceStep(slice: PyObject): Step {
  const bound = (name: string): Bound => {
    const value = slice.attribute?.(name) ?? null;
    if (value === null) return "open";
    if (isUnknown(value)) return null;
    if (isInt(value)) return Number(value);
    if (isTensor(value)) return tensorBound(value);
    if (special(value, "__index__") !== undefined) return asIndex(value);
    throw typeError("slice indices must be integers or None or have an __index__ method");
  };
  const [start, stop, step] = [bound("start"), bound("stop"), bound("step")];
  return { kind: "slice", start, stop, step: step === "open" ? 1 : step };
}

function tensorBound({ shape, dtype, data }: Tensor): Bound {
  const whole = dtype === null || dtype === "bool" || /int/.test(dtype);
  const one = shape === null || shape.every((size) => size === null || size === 1);
  if (!whole || !one) throw typeError("only integer tensors of a single element can be converted to an index");
  return data?.[0] ?? null;
}

/** A list as an index: bools are a mask, all else are whole numbers. */
function tensorOfList(items: readonly Value[]): Tensor {
  const shape = sizesOf(items);
  const leaves = leavesOf(items, shape.length);
  const isMask = leaves.length > 0 && leaves.every((leaf) => typeof leaf === "boolean");
  const data = leaves.map((leaf) => (isFloat(leaf) ? Math.trunc(leaf.value) : isInt(leaf) ? Number(leaf) : NaN));
  return new Tensor(shape, { dtype: isMask ? "bool" : "int64", data: data.includes(NaN) ? undefined : data });
}

function sizesOf(items: readonly Value[]): readonly number[] {
  const [first = null] = items;
  const inner = isSequence(first) ? sizesOf(first.items) : [];
  return [items.length, ...inner];
}

function leavesOf(items: readonly Value[], depth: number): readonly Value[] {
  if (depth === 1) {
    for (const item of items) if (isUnknown(item)) throw new NotAnalysed(item.reason);
    return items.map((item) => (isTensor(item) ? elementOf(item) : item));
  }
  return items.flatMap((item) => {
    if (!isSequence(item)) throw new NotAnalysed("a ragged list as an index");
    return leavesOf(item.items, depth - 1);
  });
}

/** Of tensors in a list the elements count. */
function elementOf({ shape, data }: Tensor): Value {
  const [element] = data ?? [];
  if (shape === null || shape.length > 0 || element === undefined)
    throw new NotAnalysed("a list of tensors as an index");
  return element;
}
