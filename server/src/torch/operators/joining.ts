import { runtimeError } from "../../values/errors.js";
import { type Dim, formatSizes, type Shape } from "../tensor.js";
import { dimension } from "./dimension.js";
import { known, type Operator } from "./operator.js";

/** PyTorch passes over tensors of shape [0] in a list, for the sake of old code. */
const isHollow = (shape: Shape | null): boolean => shape?.length === 1 && shape[0] === 0;

const mayBeHollow = (shape: Shape | null): boolean => shape?.length === 1 && shape[0] === null;

/** `torch.cat`: all sizes but the one joined must be equal. Message of PyTorch 1.13. */
export const cat: Operator<{ readonly dim: number }> = {
  name: "cat",
  infer(inputs, { dim }) {
    if (inputs.length === 0) throw runtimeError("torch.cat(): expected a non-empty list of Tensors");
    const scalar = inputs.findIndex((shape) => shape?.length === 0);
    if (scalar >= 0) throw runtimeError(`zero-dimensional tensor (at position ${scalar}) cannot be concatenated`);
    const numbered = inputs.map((shape, number) => ({ shape, number })).filter(({ shape }) => !isHollow(shape));
    const rank = numbered.find(({ shape }) => shape !== null && !mayBeHollow(shape))?.shape?.length ?? 1;
    // Among tensors of more dimensions, a vector of unknown size can only be one without elements.
    const filled = numbered.filter(({ shape }) => rank === 1 || !mayBeHollow(shape));
    const first = filled.find(({ shape }) => shape !== null)?.shape;
    if (!first) return { outputs: [filled.length > 0 ? null : (inputs[0] ?? null)] };
    const axis = dimension(dim, first.length);
    const output = [...first];
    let joined: Dim = 0;
    for (const { shape, number } of filled) {
      joined = known([joined, shape?.[axis] ?? null], (a, b) => a + b);
      if (shape === null) continue;
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
    }
    output[axis] = joined;
    return { outputs: [output] };
  },
  picks(shapes, { dim }) {
    const first = shapes.find((shape) => !isHollow(shape)) ?? [0];
    return joinedPicks(shapes, dimension(dim, first.length));
  },
};

/** For every index before `axis`: the part of each tensor that lies there, one after the other. */
function joinedPicks(shapes: readonly (readonly number[])[], axis: number): readonly number[] {
  const size = (sizes: readonly number[]) => sizes.reduce((a, b) => a * b, 1);
  const starts: number[] = [];
  let total = 0;
  for (const shape of shapes) {
    starts.push(total);
    total += size(shape);
  }
  const filled = shapes
    .map((shape, i) => ({ shape, start: starts[i] ?? 0, run: size(shape.slice(axis)) }))
    .filter(({ shape }) => !isHollow(shape));
  const rows = size(filled[0]?.shape.slice(0, axis) ?? [0]);
  const picks: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (const { start, run } of filled) for (let i = 0; i < run; i++) picks.push(start + row * run + i);
  }
  return picks;
}

/** `torch.stack` of tensors of one size; `dim` counted from the front. */
export const stack: Operator<{ readonly dim: number }> = {
  name: "stack",
  infer(inputs, { dim }) {
    const first = inputs.find((shape) => shape !== null);
    if (!first) return { outputs: [null] };
    const output = [...first];
    inputs.forEach((shape, entry) => {
      if (shape === null) return;
      const differs = shape.length !== first.length || shape.some((size, i) => isOther(size, output[i] ?? null));
      if (differs) {
        throw runtimeError(
          `stack expects each tensor to be equal size, but got ${formatSizes(first)} at entry 0 and ` +
            `${formatSizes(shape)} at entry ${entry}`,
        );
      }
      shape.forEach((size, i) => (output[i] ??= size));
    });
    return { outputs: [[...output.slice(0, dim), inputs.length, ...output.slice(dim)]] };
  },
  picks: (shapes, { dim }) =>
    joinedPicks(
      shapes.map((shape) => [...shape.slice(0, dim), 1, ...shape.slice(dim)]),
      dim,
    ),
};

const isOther = (size: Dim, other: Dim): boolean => size !== null && other !== null && size !== other;
