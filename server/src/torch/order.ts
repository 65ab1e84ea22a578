import { certainStrides, preservedStrides, rowMajor } from "./layout.js";
import { isWhole, type Shape, type Tensor } from "./tensor.js";

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/*
 * Where results lie in memory, measured with PyTorch on inputs in row-major order, permuted, cut and expanded. What is
 * in none of these lists is not certain.
 */

/** Functions of single elements, whose result lies as the input does. */
const mapping = words(`
  relu relu6 leaky_relu silu mish hardswish hardsigmoid hardtanh sigmoid tanh gelu elu selu celu softplus softsign
  logsigmoid add sub mul div pow neg abs exp log sqrt rsqrt square reciprocal sin cos erf floor ceil round sign clamp
  maximum minimum where masked_fill eq ne gt ge lt le logical_not logical_and logical_or addcmul lerp
`);

/** Operators whose result lies in row-major order where all their inputs do. */
const keeping = words(`
  dropout feature_dropout glu conv1d conv2d conv3d conv_transpose1d conv_transpose2d conv_transpose3d batch_norm
  group_norm max_pool1d max_pool2d max_pool3d avg_pool1d avg_pool2d avg_pool3d adaptive_avg_pool1d adaptive_avg_pool2d
  adaptive_avg_pool3d adaptive_max_pool1d adaptive_max_pool2d adaptive_max_pool3d interpolate pad pixel_shuffle
  channel_shuffle cat stack flip roll
`);

/** Operators whose result always lies in row-major order. */
const ordering = words(`
  softmax log_softmax layer_norm instance_norm linear bmm baddbmm mm addmm mean sum prod std var amax amin max min norm
  argmax argmin cumsum all any repeat repeat_interleave index_select gather tril triu embedding one_hot im2col col2im
  grid_sampler
`);

/** The strides of a new result of an operator on these inputs; null where they are not certain. */
export function stridesAfter(
  operator: string,
  inputs: readonly Tensor[],
  shape: Shape | null,
): readonly number[] | "row-major" | null {
  if (shape === null) return null;
  const isMap = mapping.has(operator);
  const isOrderly =
    ((isMap || keeping.has(operator)) && inputs.every(isOrdered)) ||
    ordering.has(operator) ||
    (operator === "matmul" && isOrderlyProduct(inputs));
  if (isOrderly) return isWhole(shape) ? "row-major" : certainStrides(rowMajor(shape));
  const first = isMap && inputs.length === 1 ? inputs[0] : undefined;
  return first ? preservedStrides(first.shape, first.strides) : null;
}

/** A matrix times several matrices is turned round in some versions. */
function isOrderlyProduct([left, right]: readonly Tensor[]): boolean {
  const [one, other] = [left?.shape?.length, right?.shape?.length];
  return one !== undefined && other !== undefined && (other <= 2 || one >= 3);
}

const isOrdered = (tensor: Tensor): boolean => tensor.isOrdered;
