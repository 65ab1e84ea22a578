import { NotAnalysed, PythonError, typeError } from "../../../values/errors.js";
import { call, typeName } from "../../../values/kinds.js";
import { repr } from "../../../values/repr.js";
import { isList, isObject, isUnknown, tuple, unknown, type Value } from "../../../values/value.js";
import { type Dim, isTensor, type Shape, Tensor } from "../../../torch/tensor.js";
import { torch } from "../../../torch/namespace.js";
import { getAttribute } from "../../attributes.js";
import { einopsError } from "./errors.js";
import { type Lengths, type Recipe, readTransformation, recipeFor, type Transformation } from "./recipe.js";

const method = (tensor: Value, name: string, ...args: readonly Value[]): Value =>
  call(getAttribute(tensor, name), args);

const size = (dim: Dim): Value => dim ?? unknown("a size that is not known");
const sizes = (shape: Shape): Value => tuple(shape.map(size));

const sameSizes = (one: Shape, other: Shape): boolean =>
  one.length === other.length && one.every((dim, i) => dim !== null && dim === other[i]);

/** PyTorch's methods of einops' reductions; the others go by their own name. */
const methods: Readonly<Record<string, string>> = { min: "amin", max: "amax" };

/** Does what a recipe says with PyTorch's operators, those left out that would change nothing. */
function follow(recipe: Recipe, tensor: Tensor, operation: string): Value {
  const { split, order, reduced, added, final } = recipe;
  let value: Value = tensor;
  if (!sameSizes(tensor.shape ?? [], split)) value = method(value, "reshape", sizes(split));
  if (order.some((axis, i) => axis !== i)) value = method(value, "permute", tuple(order));
  const kept = order.length - reduced;
  if (reduced > 0) value = reduce(value, operation, kept, reduced);
  let current = order.slice(0, kept).map((axis) => split[axis] ?? null);
  if (added.size > 0) {
    for (const [place] of added) value = method(value, "unsqueeze", place);
    const rank = kept + added.size;
    const wanted = Array.from({ length: rank }, (_, i) => (added.has(i) ? size(added.get(i) ?? null) : -1));
    value = method(value, "expand", tuple(wanted));
    const rest = [...current];
    current = Array.from({ length: rank }, (_, i) => (added.has(i) ? (added.get(i) ?? null) : (rest.shift() ?? null)));
  }
  return sameSizes(current, final) ? value : method(value, "reshape", sizes(final));
}

/** `any`, `all` and `prod` take one dimension at a time. */
function reduce(value: Value, operation: string, from: number, count: number): Value {
  const dims = Array.from({ length: count }, (_, i) => from + i);
  const name = methods[operation] ?? operation;
  if (!["prod", "any", "all"].includes(operation)) return method(value, name, tuple(dims));
  return dims.toReversed().reduce((reduced, dim) => method(reduced, name, dim), value);
}

/** The tensor of an argument: a list of tensors is stacked first. */
export function tensorOf(value: Value, name: string): Tensor {
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  if (isTensor(value)) return value;
  if (isList(value)) {
    if (value.items.length === 0) throw typeError(`${name} can't be applied to an empty list`);
    const stacked = call(getAttribute(torch, "stack"), [value]);
    if (isTensor(stacked)) return stacked;
  }
  if (isObject(value) || isList(value)) throw new NotAnalysed(`einops on ${typeName(value)}`);
  throw new PythonError("RuntimeError", `Tensor type unknown to einops <class '${typeName(value)}'>`);
}

const axesRepr = (lengths: Lengths): string =>
  `{${[...lengths].map(([name, value]) => `'${name}': ${isUnknown(value) ? "?" : repr(value)}`).join(", ")}}`;

/** `rearrange`, `reduce` or `repeat` of a tensor, whose exceptions tell the pattern and the shape. */
export function transform(tensor: Value, pattern: string, operation: string, lengths: Lengths): Value {
  const own = tensorOf(tensor, "Rearrange/Reduce/Repeat");
  try {
    return applied(readTransformation(pattern, operation, lengths), own, lengths);
  } catch (error) {
    if (!(error instanceof PythonError) || error.exception !== "EinopsError") throw error;
    const shape = own.shape === null ? "?" : repr(getAttribute(own, "shape"));
    const input = isList(tensor) ? "\n Input is list. " : `\n Input tensor shape: ${shape}. `;
    throw einopsError(
      ` Error while processing ${operation}-reduction pattern "${pattern}".${input}` +
        `Additional info: ${axesRepr(lengths)}.\n ${error.message}`,
    );
  }
}

/** Of a tensor of unknown rank only the number of dimensions that come out may be known. */
export function applied(transformation: Transformation, tensor: Tensor, lengths: Lengths): Value {
  const { left, right, operation } = transformation;
  const shape = tensor.shape ?? (left.hasEllipsis ? null : left.axes.map(() => null));
  if (shape === null) return new Tensor(null, { dtype: tensor.dtype });
  if (tensor.shape === null)
    return new Tensor(
      right.axes.map(() => null),
      { dtype: tensor.dtype },
    );
  return follow(recipeFor(transformation, shape, lengths), tensor, operation);
}
