import { NotAnalysed, runtimeError, typeError, valueError } from "../../values/errors.js";
import { numberOf } from "../../values/kinds.js";
import { iterate } from "../../values/sequence.js";
import { isFloat, isInt, isObject, isSequence, isUnknown, type Value } from "../../values/value.js";
import { certainStrides, rowMajor } from "../layout.js";
import { type Dtype, isTensor, mostElements, Tensor } from "../tensor.js";
import { castElements, dtypes } from "./dtypes.js";
import { promoteTypes } from "./promotion.js";
import { typeNameOf } from "./typeNames.js";

/** Most dimensions of a tensor. */
const maxRank = 64;

const isRange = (value: Value): boolean => isObject(value) && value.typeName === "range";
const isNested = (value: Value): boolean => isSequence(value) || isRange(value);

/** The sizes of nested lists, which PyTorch takes from the first item at every depth. */
function sizesOf(value: Value): readonly number[] {
  const sizes: number[] = [];
  for (let part = value; isNested(part);) {
    const items = iterate(part);
    sizes.push(items.length);
    const [first] = items;
    if (first === undefined) break;
    if (typeof first === "string") throw valueError("too many dimensions 'str'");
    if (sizes.length > maxRank) throw valueError(`too many dimensions '${typeNameOf(part)}'`);
    part = firstKnown(items, first);
    if (isUnknown(part)) throw new NotAnalysed(part.reason);
  }
  return sizes;
}

/** An unknown item is taken for a number where there is a number beside it. */
const firstKnown = (items: readonly Value[], first: Value): Value =>
  isUnknown(first) ? (items.find((item) => !isUnknown(item) && !isNested(item)) ?? first) : first;

/** The type of the elements of nested lists. */
function inferType(value: Value): Dtype {
  if (typeof value === "string") throw typeError("new(): invalid data type 'str'");
  if (isUnknown(value)) return null;
  if (isTensor(value)) return value.dtype;
  if (isFloat(value)) return "float32";
  if (isInt(value)) return typeof value === "boolean" ? "bool" : "int64";
  // An array of numpy, for one.
  if (isObject(value) && value.attribute?.("tolist") !== undefined)
    throw new NotAnalysed(`the elements of ${value.typeName}`);
  if (!isNested(value)) throw runtimeError(`Could not infer dtype of ${typeNameOf(value)}`);
  const types = iterate(value).map(inferType);
  // Any number beside a float makes a float, whatever it is.
  if (types.includes("float32") && types.every((type) => type !== "float64")) return "float32";
  if (types.includes(null)) return null;
  const [first = "float32", ...others] = types.filter((type) => type !== null);
  return others.reduce(promoteTypes, first);
}

function store(
  value: Value,
  sizes: readonly number[],
  depth: number,
  dtype: Dtype,
  into: (number | undefined)[],
): void {
  const wanted = sizes[depth];
  if (wanted === undefined) {
    into.push(element(value, dtype));
    return;
  }
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  if (isTensor(value)) throw new NotAnalysed("tensors in a list");
  if (!isNested(value)) throw typeError("not a sequence");
  const items = iterate(value);
  if (items.length !== wanted) {
    throw valueError(`expected sequence of length ${wanted} at dim ${depth} (got ${items.length})`);
  }
  for (const item of items) store(item, sizes, depth + 1, dtype, into);
}

function element(value: Value, dtype: Dtype): number | undefined {
  if (isUnknown(value)) return undefined;
  if (isTensor(value)) {
    const isWhole = dtype !== null && dtypes[dtype]?.category === "int";
    if (isWhole && value.dtype !== null && dtypes[value.dtype]?.category === "float") {
      throw typeError("only integer tensors of a single element can be converted to an index");
    }
    if (value.shape?.some((size) => size !== 1 && size !== null)) {
      throw valueError("only one element tensors can be converted to Python scalars");
    }
    return value.data?.[0];
  }
  const number = numberOf(value);
  const category = dtype === null ? undefined : dtypes[dtype]?.category;
  if (number === undefined) {
    if (category === "float") throw typeError(`must be real number, not ${typeNameOf(value)}`);
    throw typeError(`'${typeNameOf(value)}' object cannot be interpreted as an integer`);
  }
  checkRange(number, dtype);
  return number;
}

const bits: Readonly<Record<string, number>> = { uint8: 8, int8: 7, int16: 15, int32: 31 };

function checkRange(number: number, dtype: Dtype): void {
  const width = bits[dtype ?? ""];
  if (width === undefined || (Math.trunc(number) < 2 ** width && Math.trunc(number) >= -(2 ** width))) return;
  throw runtimeError(`value cannot be converted to type ${dtype} without overflow`);
}

/** A tensor of known elements, which it holds as its type does. */
export const tensorOfElements = (shape: readonly number[], dtype: Dtype, elements: readonly number[] | undefined) =>
  new Tensor(shape, {
    dtype,
    data: elements && (dtype === null ? elements : castElements(elements, dtype)),
    strides: certainStrides(rowMajor(shape)),
  });

/** `torch.tensor(value)` of nested lists of numbers; throws with the words of PyTorch 1.13. */
export function tensorOfData(value: Value, wanted?: Dtype): Tensor {
  if (typeof value === "string") throw typeError("new(): invalid data type 'str'");
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  if (isTensor(value)) {
    const dtype = wanted === undefined ? value.dtype : wanted;
    const data = value.data && dtype !== null ? castElements(value.data, dtype) : value.data;
    return new Tensor(value.shape, { dtype, data, strides: value.strides });
  }
  if (isObject(value) && value.plain !== true && !isRange(value))
    throw new NotAnalysed(`a tensor of ${value.typeName}`);
  const sizes = sizesOf(value);
  const dtype = wanted === undefined ? inferType(value) : wanted;
  const elements: (number | undefined)[] = [];
  store(value, sizes, 0, dtype, elements);
  const known = elements.filter((each) => each !== undefined);
  const data = known.length === elements.length && known.length <= mostElements ? known : undefined;
  return tensorOfElements(sizes, dtype, data);
}
