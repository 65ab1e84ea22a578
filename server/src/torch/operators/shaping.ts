import { indexError, runtimeError } from "../../values/errors.js";
import { type Dim, formatSizes, numel } from "../tensor.js";
import { known, type Operator, product } from "./operator.js";

/** A dimension counted from the front; PyTorch takes `-rank .. rank - 1`. */
export function dimension(dim: number, rank: number): number {
  if (dim >= -rank && dim < rank) return dim < 0 ? dim + rank : dim;
  throw indexError(`Dimension out of range (expected to be in range of [${-rank}, ${rank - 1}], but got ${dim})`);
}

/** `torch.cat`: all sizes but the one joined must be equal. Message of PyTorch 1.13. */
export const cat: Operator<{ readonly dim: number }> = {
  name: "cat",
  infer(inputs, { dim }) {
    if (inputs.length === 0) throw runtimeError("torch.cat(): expected a non-empty list of Tensors");
    // PyTorch passes over tensors of shape [0] here, for the sake of old code.
    const shapes = inputs.filter((shape) => !(shape?.length === 1 && shape[0] === 0));
    const first = shapes.find((shape) => shape !== null);
    if (!first) return { outputs: [inputs[0] ?? null] };
    const axis = dimension(dim, first.length);
    const output = [...first];
    let joined: Dim = 0;
    shapes.forEach((shape, number) => {
      joined = known([joined, shape?.[axis] ?? null], (a, b) => a + b);
      if (shape === null) return;
      if (shape.length !== first.length) {
        throw runtimeError(`Tensors must have same number of dimensions: got ${first.length} and ${shape.length}`);
      }
      shape.forEach((size, i) => {
        const wanted = output[i] ?? null;
        if (i === axis || size === null || wanted === size) return;
        if (wanted === null) output[i] = size;
        else {
          throw runtimeError(
            `Sizes of tensors must match except in dimension ${axis}. Expected size ${wanted} but got size ${size} ` +
              `for tensor number ${number} in the list.`,
          );
        }
      });
    });
    output[axis] = joined;
    return { outputs: [output] };
  },
};

/** `tensor.view`/`reshape`; one size may be -1. */
export const view: Operator<{ readonly shape: readonly (number | null)[] }> = {
  name: "view",
  infer([input = null], { shape }) {
    const total = numel(input);
    const hole = shape.indexOf(-1);
    const negative = shape.find((size) => size !== null && size < -1);
    if (negative !== undefined) throw runtimeError(`invalid shape dimension ${negative}`);
    if (shape.indexOf(-1, hole + 1) > hole && hole >= 0) throw runtimeError("only one dimension can be inferred");
    const bad = () => runtimeError(`shape '${formatSizes(shape)}' is invalid for input of size ${total}`);
    const rest = product(...shape.filter((_, i) => i !== hole));
    if (hole < 0) {
      if (total !== null && rest !== null && total !== rest) throw bad();
      return { outputs: [shape] };
    }
    if (total !== null && rest !== null && (rest === 0 || total % rest !== 0)) throw bad();
    const inferred = known([total, rest], (a, b) => a / b);
    return { outputs: [shape.map((size, i) => (i === hole ? inferred : size))] };
  },
};

export const permute: Operator<{ readonly dims: readonly number[] }> = {
  name: "permute",
  infer([input = null], { dims }) {
    if (input === null) return { outputs: [null] };
    if (dims.length !== input.length) {
      throw runtimeError(
        `permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ` +
          `ordering of dimensions i.e. input.dim() = ${input.length} is not equal to len(dims) = ${dims.length}`,
      );
    }
    return { outputs: [dims.map((dim) => input[dimension(dim, input.length)] ?? null)] };
  },
};

/** `torch.flatten` of the dimensions `start` to `end`. */
export const flatten: Operator<{ readonly start: number; readonly end: number }> = {
  name: "flatten",
  infer([input = null], { start, end }) {
    if (input === null) return { outputs: [null] };
    const from = dimension(start, input.length);
    const to = dimension(end, input.length);
    if (from > to) throw runtimeError("flatten() has invalid args: start_dim cannot come after end_dim");
    return { outputs: [[...input.slice(0, from), product(...input.slice(from, to + 1)), ...input.slice(to + 1)]] };
  },
};

/** `x[..., start::step]` along one dimension. */
export const slice: Operator<{ readonly dim: number; readonly start: number; readonly step: number }> = {
  name: "slice",
  infer([input = null], { dim, start, step }) {
    if (input === null) return { outputs: [null] };
    const axis = dimension(dim, input.length);
    const size = known([input[axis] ?? null], (length) => Math.max(0, Math.ceil((length - start) / step)));
    return { outputs: [input.map((own, i) => (i === axis ? size : own))] };
  },
};

/** `x[index]` along the first dimension. */
export const select: Operator<{ readonly index: number }> = {
  name: "select",
  infer([input = null], { index }) {
    if (input === null) return { outputs: [null] };
    const [size = null, ...rest] = input;
    if (input.length === 0) throw indexError("invalid index of a 0-dim tensor.");
    if (size !== null && (index >= size || index < -size)) {
      throw indexError(`index ${index} is out of bounds for dimension 0 with size ${size}`);
    }
    return { outputs: [rest] };
  },
};
