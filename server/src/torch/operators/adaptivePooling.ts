import { indexError, runtimeError } from "../../values/errors.js";
import { formatSizes, type Shape } from "../tensor.js";
import type { Operator } from "./operator.js";

type Kind = "max" | "avg";
type Spatial = 1 | 2 | 3;

export type AdaptiveAttributes = {
  readonly outputSize: readonly number[];
  /** Gives the places of the maxima too. */
  readonly withIndices?: boolean;
};

/** A list of the wrong length; PyTorch computes in one dimension as in two. */
function checkLength(kind: Kind, spatial: Spatial, size: readonly number[]): void {
  if (size.length === spatial) return;
  const name = `adaptive_${kind}_pool${spatial}d`;
  if (spatial === 1) {
    throw runtimeError(`${name}() argument 'output_size' should contain one int (got ${size.length})`);
  }
  throw runtimeError(
    kind === "avg"
      ? `${name}: output_size must be ${spatial}`
      : `${name}(): internal error: output_size.size() must be ${spatial}`,
  );
}

function checkRank(kind: Kind, spatial: Spatial, input: Shape): void {
  const rank = input.length;
  if (rank === spatial + 1 || rank === spatial + 2) return;
  if (spatial === 1) {
    throw runtimeError(
      `Expected 2 to 3 dimensions, but got ${rank}-dimensional tensor for argument #1 'self' ` +
        `(while checking arguments for adaptive_${kind}_pool1d)`,
    );
  }
  const got = `but got${kind === "max" ? ":" : ""} ${formatSizes(input)}`;
  const wanted = `${spatial + 1}D or ${spatial + 2}D`;
  throw runtimeError(`adaptive_${kind}_pool${spatial}d(): Expected ${wanted} tensor, ${got}`);
}

/** PyTorch checks the dimensions after the first, even where that is no batch; one average only the last two. */
function checkFilled(kind: Kind, spatial: Spatial, seen: Shape): void {
  const from = kind === "avg" && spatial !== 3 ? seen.length - 2 : 1;
  const axis = seen.findIndex((size, i) => i >= from && size === 0);
  if (axis < 0) return;
  throw runtimeError(
    `adaptive_${kind}_pool${Math.max(spatial, 2)}d(): Expected input to have non-zero size for non-batch dimensions, ` +
      `but input has sizes ${formatSizes(seen)} with dimension ${axis} being empty`,
  );
}

function checkSizes(kind: Kind, input: Shape, size: readonly number[]): void {
  const negative = size.find((value) => value < 0);
  if (negative === undefined) return;
  if (kind === "avg") {
    const shown = size.length === 3 ? `${size[0]}, ${size[1]},${size[2]}` : size.join(", ");
    throw runtimeError(
      `adaptive_avg_pool2d: elements of output_size must be greater than or equal to 0 but received {${shown}}`,
    );
  }
  const output = [...input.slice(0, -size.length), ...size];
  throw runtimeError(`Trying to create tensor with negative dimension ${negative}: ${formatSizes(output)}`);
}

/** An average to size 1 is a mean over the last dimensions, whatever the others are. */
function mean(input: Shape, spatial: number): Shape {
  const rank = input.length;
  if (rank < spatial) {
    const last = Array.from({ length: spatial }, (_, i) => -spatial + i);
    const missing = last.reverse().find((dim) => dim < -rank) ?? -spatial;
    throw indexError(`Dimension out of range (expected to be in range of [${-rank}, ${rank - 1}], but got ${missing})`);
  }
  return [...input.slice(0, rank - spatial), ...Array.from({ length: spatial }, () => 1)];
}

const adaptivePool = (kind: Kind, spatial: Spatial): Operator<AdaptiveAttributes> => ({
  name: `adaptive_${kind}_pool${spatial}d`,
  dtype: ([input = null], output) => (output === 1 ? "int64" : input),
  infer([input = null], { outputSize, withIndices = false }) {
    const outputs = (shape: Shape | null) => ({ outputs: withIndices ? [shape, shape] : [shape] });
    if (spatial === 1 && input !== null) checkRank(kind, spatial, input);
    checkLength(kind, spatial, outputSize);
    if (input === null) return outputs(null);
    const plane = spatial === 1;
    const seen: Shape = plane ? [...input.slice(0, -1), 1, ...input.slice(-1)] : input;
    const size = plane ? [1, ...outputSize] : outputSize;
    if (kind === "avg") checkSizes(kind, seen, size);
    if (kind === "avg" && size.every((value) => value === 1)) return outputs(mean(input, spatial));
    const filledFirst = kind === "avg" && spatial === 3;
    if (filledFirst) checkFilled(kind, spatial, seen);
    checkRank(kind, spatial, input);
    checkFilled(kind, spatial, seen);
    if (kind === "max") checkSizes(kind, seen, size);
    return outputs([...input.slice(0, -spatial), ...outputSize]);
  },
});

/** By the number of spatial dimensions. */
export const adaptiveAvgPools = { 1: adaptivePool("avg", 1), 2: adaptivePool("avg", 2), 3: adaptivePool("avg", 3) };
export const adaptiveMaxPools = { 1: adaptivePool("max", 1), 2: adaptivePool("max", 2), 3: adaptivePool("max", 3) };
