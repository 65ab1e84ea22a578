import { isRowMajor } from "./layout.js";
import type { Tensor } from "./tensor.js";

/** Operators whose result lies in row-major order where all their inputs do. Measured with PyTorch. */
const orderly: ReadonlySet<string> = new Set([
  ...["conv1d", "conv2d", "conv3d", "linear", "cat", "stack"],
  ...["batch_norm", "layer_norm", "silu", "relu", "leaky_relu", "hardswish", "sigmoid", "gelu", "softmax"],
  ...["max_pool2d", "avg_pool2d", "adaptive_avg_pool2d", "interpolate", "add", "mul", "sub", "div"],
]);

/** Whether the results of an operator on these inputs certainly lie in row-major order. */
export const keepsOrder = (operator: string, inputs: readonly Tensor[]): boolean =>
  orderly.has(operator) && inputs.every(isOrdered);

function isOrdered({ shape, strides }: Tensor): boolean {
  if (shape === null || strides === null || !shape.every((size) => size !== null)) return false;
  return isRowMajor(shape, strides);
}
