import { runtimeError } from "../../values/errors.js";
import { type Layout, unordered, viewStrides } from "../layout.js";
import { formatSizes, numel, type Shape } from "../tensor.js";
import { dimension } from "./dimension.js";
import { isKnown, type Operator, product } from "./operator.js";

type Sizes = { readonly shape: readonly (number | null)[] };

/** The sizes of `input` seen under others, one of which may be -1 and some not known. */
function resized(input: Shape | null, { shape }: Sizes): Shape {
  const total = numel(input);
  const holes = shape.filter((size) => size === -1).length;
  const odd = shape.find((size, i) => size !== null && (size < -1 || (size === -1 && shape.indexOf(-1) < i)));
  if (odd === -1) throw runtimeError("only one dimension can be inferred");
  if (odd !== undefined) throw runtimeError(`invalid shape dimension ${odd}`);
  const rest = product(...shape.filter((size) => size !== -1));
  const known = total !== null && rest !== null;
  if (holes === 1 && rest === 0 && total === 0) {
    throw runtimeError(
      `cannot reshape tensor of 0 elements into shape ${formatSizes(shape)} because the unspecified dimension size ` +
        "-1 can be any value and is ambiguous",
    );
  }
  if (known && (holes === 0 ? total !== rest : rest === 0 || total % rest !== 0)) {
    throw runtimeError(`shape '${formatSizes(shape)}' is invalid for input of size ${total}`);
  }
  return shape.map((size) => (size === -1 ? (known ? total / rest : null) : size));
}

/** How a tensor lies under other sizes; null where it must be copied for that. */
function relaid({ shape, strides, offset }: Layout, wanted: Shape): Layout | null {
  if (!isKnown(shape) || !isKnown(strides) || !isKnown(wanted)) return unordered(wanted);
  const steps = viewStrides(shape, strides, wanted);
  return steps && { shape: wanted, strides: steps, offset };
}

const resize: Operator<Sizes>["infer"] = ([input = null], sizes) => ({ outputs: [resized(input, sizes)] });

/** `tensor.view`; one size may be -1. */
export const view: Operator<Sizes> = {
  name: "view",
  infer: resize,
  view(input, sizes) {
    const laid = relaid(input, resized(input.shape, sizes));
    if (laid) return laid;
    throw runtimeError(
      "view size is not compatible with input tensor's size and stride (at least one dimension spans across two " +
        "contiguous subspaces). Use .reshape(...) instead.",
    );
  },
};

/** `tensor.reshape`: a view where there is one, else a copy. */
export const reshape: Operator<Sizes> = {
  name: "reshape",
  infer: resize,
  view: (input, sizes) => relaid(input, resized(input.shape, sizes)),
};

type Span = { readonly start: number; readonly end: number };

function flattened(input: Shape, { start, end }: Span): Shape {
  const from = dimension(start, input.length);
  const to = dimension(end, input.length);
  if (from > to) throw runtimeError("flatten() has invalid args: start_dim cannot come after end_dim");
  return [...input.slice(0, from), product(...input.slice(from, to + 1)), ...input.slice(to + 1)];
}

/** `torch.flatten` of the dimensions `start` to `end`. */
export const flatten: Operator<Span> = {
  name: "flatten",
  infer: ([input = null], span) => ({ outputs: [input && flattened(input, span)] }),
  view: (input, span) => relaid(input, flattened(input.shape, span)),
};
