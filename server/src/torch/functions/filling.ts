import { runtimeError } from "../../values/errors.js";
import { numberOf } from "../../values/kinds.js";
import { isKnown } from "../operators/operator.js";
import { isTensor, mostElements, numel, type Tensor } from "../tensor.js";
import type { ForwardPass } from "../trace.js";
import type { TorchFunction } from "./function.js";
import { writeInto } from "./inplace.js";
import { expanded, pointwise, scalarOf } from "./pointwise.js";
import { flagOf, tensorOf } from "./read.js";
import { both, method } from "./shape/entries.js";

/** Writes one number, or other elements, into a tensor; undefined stands for numbers that are not known. */
function write(pass: ForwardPass, target: Tensor, name: string, value: Tensor | number | undefined): Tensor {
  const { dtype, shape } = target;
  const source = isTensor(value ?? null) ? [target, value ?? null] : [target];
  const attributes = typeof value === "number" ? { value: scalarOf(value) } : {};
  const result = pointwise(pass, name, source, { dtype, attributes });
  const elements = isKnown(shape) && value !== undefined ? repeatedTo(shape, value) : undefined;
  if (elements !== undefined) result.writeData(elements);
  return writeInto(target, result);
}

function repeatedTo(shape: readonly number[], value: Tensor | number): readonly number[] | undefined {
  const total = numel(shape) ?? Infinity;
  if (total > mostElements) return undefined;
  return typeof value === "number" ? Array.from({ length: total }, () => value) : expanded(value, shape);
}

function fill(pass: ForwardPass, args: Parameters<TorchFunction["run"]>[1]): Tensor {
  const target = tensorOf(args, "input");
  const { value = null } = args;
  if (!isTensor(value)) return write(pass, target, "fill", numberOf(value));
  if (value.shape !== null && value.shape.length > 0) {
    const rank = value.shape.length;
    throw runtimeError(`fill_ only supports 0-dimension value tensor but got tensor with ${rank} dimensions.`);
  }
  return write(pass, target, "fill", value);
}

function fillDiagonal(pass: ForwardPass, target: Tensor, value: number | undefined, wrap: boolean): Tensor {
  const { shape, data, dtype } = target;
  if (shape !== null && shape.length < 2) throw runtimeError("dimensions must larger than 1");
  const result = pointwise(pass, "fill_diagonal", [target], {
    dtype,
    attributes: { wrap, ...(value !== undefined && { value: scalarOf(value) }) },
  });
  const columns = shape?.at(-1) ?? null;
  if (shape?.length === 2 && data !== undefined && columns !== null && value !== undefined && numel(shape) !== null) {
    result.writeData(data.map((x, i) => (Math.floor(i / columns) === i % columns ? value : x)));
  }
  return writeInto(target, result);
}

export const filling: readonly TorchFunction[] = [
  both("fill_", ["(Tensor input, Tensor value)", "(Tensor input, Scalar value)"], fill),
  both("zero_", ["(Tensor input)"], (pass, args) => write(pass, tensorOf(args, "input"), "zero", 0)),
  method("fill_diagonal_", ["(Tensor input, Scalar fill_value, bool wrap=False)"], (pass, args) =>
    fillDiagonal(pass, tensorOf(args, "input"), numberOf(args.fill_value ?? null), flagOf(args, "wrap")),
  ),
  method("copy_", ["(Tensor input, TensorOrNumber other, bool non_blocking=False)"], (pass, args) => {
    const { other = null } = args;
    return write(pass, tensorOf(args, "input"), "copy", isTensor(other) ? other : numberOf(other));
  }),
];
