import { attributeError, indexError, NotAnalysed, runtimeError } from "../../../values/errors.js";
import { checkSize, typeName } from "../../../values/kinds.js";
import { isInt, isUnknown, tuple, unknown, type Value } from "../../../values/value.js";
import { charge } from "../../../values/work.js";
import { dimension } from "../../operators/dimension.js";
import { viewOf } from "../../operators/operator.js";
import { select, slice } from "../../operators/views.js";
import { type Dim, isTensor, type Tensor } from "../../tensor.js";
import type { ForwardPass } from "../../trace.js";
import { invoke } from "../callable.js";
import type { Bound, TorchFunction } from "../function.js";
import { intOf, intsOf, sizeOf, sizesOf, tensorOf } from "../read.js";
import { both } from "./entries.js";

interface Piece {
  readonly start: Dim;
  readonly size: Dim;
}

/** Parts of a tensor along one dimension, as one operator with many outputs. */
function pieces(pass: ForwardPass, name: string, tensor: Tensor, dim: number, parts: readonly Piece[]): Value {
  charge(parts.length);
  const axis = tensor.shape && dimension(dim, tensor.shape.length);
  const outputs = parts.map(({ start, size }) => {
    const shape = tensor.shape && tensor.shape.map((own, i) => (i === axis ? size : own));
    return viewOf(tensor, shape, (layout) =>
      slice.view(layout, { dim, start: start ?? 0, step: 1, stop: (start ?? 0) + (size ?? 0) }),
    );
  });
  pass.record(name, [tensor], { dim, sizes: parts.map(({ size }) => size) }, outputs, 0);
  return tuple(outputs);
}

function oneAfterOther(sizes: readonly Dim[]): readonly Piece[] {
  let start: Dim = 0;
  return sizes.map((size) => {
    const piece = { start, size };
    start = start === null || size === null ? null : start + size;
    return piece;
  });
}

/** Pieces of one size, the last of what is left. */
function equalParts(length: number, size: number): readonly Dim[] {
  const count = size === 0 ? 1 : Math.max(1, Math.ceil(length / size));
  checkSize(count);
  return Array.from({ length: count }, (_, i) => Math.min(size, length - i * size));
}

function checkSplittable({ shape }: Tensor, name: string): void {
  if (shape?.length === 0) throw runtimeError(`${name} expects at least a 1-dimensional tensor`);
}

const lengthOf = ({ shape }: Tensor, dim: number): Dim =>
  shape === null ? null : (shape[dimension(dim, shape.length)] ?? null);

const unknownCount = unknown("a tensor split into pieces of which the number is not known");

function splitEvenly(pass: ForwardPass, args: Bound): Value {
  const [tensor, dim] = [tensorOf(args, "input"), intOf(args, "dim")];
  const size = sizeOf(args, "split_size");
  checkSplittable(tensor, "split");
  if (size !== null && size < 0) {
    throw runtimeError(`split expects split_size be non-negative, but got split_size=${size}`);
  }
  const length = lengthOf(tensor, dim);
  if (size === null || length === null) return unknownCount;
  if (size === 0 && length !== 0) {
    throw runtimeError(`split_size can only be 0 if dimension size is 0, but got dimension size of ${length}`);
  }
  return pieces(pass, "split", tensor, dim, oneAfterOther(equalParts(length, size)));
}

function splitToSizes(pass: ForwardPass, args: Bound): Value {
  const [tensor, dim, sizes] = [tensorOf(args, "input"), intOf(args, "dim"), sizesOf(args, "split_sizes")];
  checkSplittable(tensor, "split");
  const length = lengthOf(tensor, dim);
  const got = `but got split_sizes=[${sizes.map((size) => size ?? "?").join(", ")}]`;
  if (sizes.some((size) => size !== null && size < 0)) {
    throw runtimeError(`split_with_sizes expects split_sizes have only non-negative entries, ${got}`);
  }
  const sum = sizes.reduce((a, b) => (a === null || b === null ? null : a + b), 0);
  if (length !== null && sum !== null && sum !== length) {
    const axis = dimension(dim, tensor.shape?.length ?? 0);
    throw runtimeError(
      `split_with_sizes expects split_sizes to sum exactly to ${length} (input tensor's size at dimension ${axis}), ${got}`,
    );
  }
  return pieces(pass, "split_with_sizes", tensor, dim, oneAfterOther(sizes));
}

const splitWithSizes = both("split_with_sizes", ["(Tensor input, int[] split_sizes, int dim=0)"], splitToSizes);

/** Of its two overloads the second is never reached, since a list goes to `split_with_sizes`. */
const nativeSplit: TorchFunction = {
  name: "split",
  homes: [],
  signatures: ["split(Tensor input, int split_size, int dim=0)", "split(Tensor input, int[] split_size, int dim=0)"],
  run: splitEvenly,
};

/** `tensor.split(split_size, dim)`, which PyTorch's Python takes apart by the type of the size. */
function split(tensor: Value, size: Value, dim: Value): Value {
  if (isUnknown(tensor)) throw new NotAnalysed(tensor.reason);
  if (!isTensor(tensor)) {
    if (typeof tensor === "string") throw new NotAnalysed("a text in place of a tensor");
    throw attributeError(`'${typeName(tensor)}' object has no attribute 'split'`);
  }
  if (isUnknown(size)) return unknown(size.reason);
  const whole = isTensor(size) ? (size.data?.[0] ?? unknown("the elements of a tensor are not known")) : size;
  if (isUnknown(whole)) return whole;
  return invoke(isInt(whole) ? nativeSplit : splitWithSizes, [tensor, whole, dim]);
}

function chunk(pass: ForwardPass, args: Bound): Value {
  const [tensor, dim, count] = [tensorOf(args, "input"), intOf(args, "dim"), intOf(args, "chunks")];
  checkSplittable(tensor, "chunk");
  if (count <= 0) throw runtimeError(`chunk expects \`chunks\` to be greater than 0, got: ${count}`);
  const length = lengthOf(tensor, dim);
  if (length === null || length === 0) {
    checkSize(count);
    const sizes = Array.from({ length: count }, () => length);
    return pieces(pass, "chunk", tensor, dim, oneAfterOther(sizes));
  }
  return pieces(pass, "chunk", tensor, dim, oneAfterOther(equalParts(length, Math.ceil(length / count))));
}

/** `tensor_split` at indices, which count from the end where they are negative. */
function pieceAt(length: Dim, indices: readonly number[]): readonly Piece[] {
  const bound = (index: number | undefined): Dim => {
    if (length === null) return null;
    if (index === undefined) return length;
    return Math.min(Math.max(index < 0 ? index + length : index, 0), length);
  };
  return [0, ...indices].map((index, i) => {
    const [start, end] = [bound(index), bound(indices[i])];
    return { start, size: start === null || end === null ? null : Math.max(0, end - start) };
  });
}

function sections(length: Dim, count: number): readonly Piece[] {
  if (count <= 0) throw runtimeError(`number of sections must be larger than 0, got ${count}`);
  checkSize(count);
  const sizes = Array.from({ length: count }, (_, i) =>
    length === null ? null : Math.floor(length / count) + (i < length % count ? 1 : 0),
  );
  return oneAfterOther(sizes);
}

function tensorSplit(pass: ForwardPass, args: Bound, overload: number): Value {
  const tensor = tensorOf(args, "input");
  const dim = intOf(args, "dim");
  if (tensor.shape?.length === 0) {
    throw runtimeError("tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims");
  }
  const length = lengthOf(tensor, dim);
  if (overload === 1) return pieces(pass, "tensor_split", tensor, dim, sections(length, intOf(args, "sections")));
  if (overload === 2) return pieces(pass, "tensor_split", tensor, dim, pieceAt(length, intsOf(args, "indices")));
  const { shape, data } = tensorOf(args, "tensor_indices_or_sections");
  if (shape === null || data === undefined) return unknownCount;
  const parts = shape.length === 0 ? sections(length, data[0] ?? 0) : pieceAt(length, data);
  return pieces(pass, "tensor_split", tensor, dim, parts);
}

/** `hsplit`, `vsplit`, `dsplit`: along one dimension, which must be divided evenly. */
const splitAlong = (name: string, rank: number, dimOf: (rank: number) => number): TorchFunction =>
  both(name, ["(Tensor input, int sections)", "(Tensor input, int[] indices)"], (pass, args, overload) => {
    const tensor = tensorOf(args, "input");
    const { shape } = tensor;
    if (shape !== null && shape.length < rank) {
      throw runtimeError(
        `torch.${name} requires a tensor with at least ${rank} dimension, but got a tensor with ` +
          `${shape.length} dimensions!`,
      );
    }
    const dim = dimOf(shape?.length ?? rank);
    const length = lengthOf(tensor, dim);
    if (overload === 1) return pieces(pass, name, tensor, dim, pieceAt(length, intsOf(args, "indices")));
    const count = intOf(args, "sections");
    if (length !== null && (count === 0 || length % count !== 0)) {
      throw runtimeError(
        `torch.${name} attempted to split along dimension ${dim}, but the size of the dimension ${length} is not ` +
          `divisible by the split_size ${count}!`,
      );
    }
    return pieces(pass, name, tensor, dim, sections(length, count));
  });

function unbind(pass: ForwardPass, args: Bound): Value {
  const [tensor, dim] = [tensorOf(args, "input"), intOf(args, "dim")];
  const { shape } = tensor;
  const axis = shape && dimension(dim, shape.length);
  if (shape?.length === 0) throw indexError("Dimension specified as 0 but tensor has no dimensions");
  const length = axis === null ? null : (shape?.[axis] ?? null);
  if (length === null) return unknownCount;
  checkSize(length);
  charge(length);
  const rest = shape?.filter((_, i) => i !== axis) ?? null;
  const outputs = Array.from({ length }, (_, index) =>
    viewOf(tensor, rest, (layout) => select.view(layout, { index, dim: axis ?? 0 })),
  );
  pass.record("unbind", [tensor], { dim }, outputs, 0);
  return tuple(outputs);
}

/** Functions that take a tensor apart. */
export const splitting: readonly TorchFunction[] = [
  {
    name: "split",
    homes: ["torch"],
    python: true,
    signatures: ["split(tensor, split_size_or_sections, dim=0)"],
    run: (_, { tensor = null, split_size_or_sections: size = null, dim = null }) => split(tensor, size, dim),
  },
  {
    name: "split",
    homes: ["method"],
    python: true,
    signatures: ["Tensor.split(self, split_size, dim=0)"],
    run: (_, { self = null, split_size: size = null, dim = null }) => split(self, size, dim),
  },
  splitWithSizes,
  both("chunk", ["(Tensor input, int chunks, int dim=0)"], chunk),
  both(
    "tensor_split",
    [
      "(Tensor input, Tensor tensor_indices_or_sections, int dim=0)",
      "(Tensor input, int sections, int dim=0)",
      "(Tensor input, int[] indices, int dim=0)",
    ],
    tensorSplit,
  ),
  splitAlong("hsplit", 1, (rank) => (rank === 1 ? 0 : 1)),
  splitAlong("vsplit", 2, () => 0),
  splitAlong("dsplit", 3, () => 2),
  both("unbind", ["(Tensor input, int dim=0)", "(Tensor input, Dimname dim)"], unbind),
];
