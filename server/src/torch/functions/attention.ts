import { isTruthy } from "../../values/compare.js";
import { NotAnalysed, PythonError, runtimeError } from "../../values/errors.js";
import { isUnknown, tuple, type Value } from "../../values/value.js";
import { type Inferred, known, product, run } from "../operators/operator.js";
import { broadcast } from "../operators/pointwise.js";
import { type Dim, type Dtype, isTensor, type Shape, Tensor } from "../tensor.js";
import type { ForwardPass } from "../trace.js";
import type { Bound, TorchFunction } from "./function.js";
import { scalarOf } from "./pointwise.js";
import { pythonFunction } from "./pythonFunctions.js";

const differ = (one: Dim, other: Dim): boolean => one !== null && other !== null && one !== other;

/** The product of the sizes of the queries, keys and values; heads of keys may be shared among those of the queries. */
function attend(query: Shape, key: Shape, value: Shape, shared: boolean): Inferred {
  for (const shape of [query, key, value]) {
    if (shape.length >= 2) continue;
    throw runtimeError(
      "scaled_dot_product_attention: Expected query, key, and value to all be  at least 2 dimensional",
    );
  }
  const [length = null, size = null] = query.slice(-2);
  const [keys = null, own = null] = key.slice(-2);
  const [values = null, width = null] = value.slice(-2);
  if (differ(size, own) || differ(keys, values)) {
    throw runtimeError(
      `The size of tensor a (${size}) must match the size of tensor b (${own}) at non-singleton dimension ${query.length - 1}`,
    );
  }
  const lead = shared
    ? query.slice(0, -2)
    : broadcast(query.slice(0, -2), broadcast(key.slice(0, -2), value.slice(0, -2)));
  const output = [...(lead ?? []), length, width];
  const scores = product(...(lead ?? []), length, keys ?? values);
  return { outputs: [output], macs: known([product(scores, size ?? own), product(scores, width)], (a, b) => a + b) };
}

const tensorArgument = (args: Bound, name: string): Tensor => {
  const value = args[name] ?? null;
  if (isTensor(value)) return value;
  throw new NotAnalysed(isUnknown(value) ? value.reason : `the argument ${name}`);
};

const truthOf = (value: Value | undefined): boolean => value !== undefined && !isUnknown(value) && isTruthy(value);

const scaleOf = (scale: Value): number | string | null => (scale === null ? null : scalarOf(scale));

/** `F.scaled_dot_product_attention`, which came with PyTorch 2. */
const dotProduct = pythonFunction(
  "scaled_dot_product_attention",
  "scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, " +
    "enable_gqa=False)",
  (pass, args) => {
    const tensors = ["query", "key", "value"].map((name) => tensorArgument(args, name));
    const [query = null, key = null, value = null] = tensors.map(({ shape }) => shape);
    const infer = (): Inferred =>
      query === null || key === null || value === null
        ? { outputs: [null], macs: null }
        : attend(query, key, value, truthOf(args.enable_gqa));
    const { attn_mask: mask = null, scale = null, is_causal: causal, enable_gqa: shared } = args;
    if (isUnknown(mask)) throw new NotAnalysed(mask.reason);
    const isMask = isTensor(mask) && mask.dtype === "bool";
    const attributes = { isCausal: truthOf(causal), isMask, sharesHeads: truthOf(shared), scale: scaleOf(scale) };
    const operator = {
      name: "scaled_dot_product_attention",
      infer,
      dtype: ([dtype = null]: readonly Dtype[]) => dtype,
    };
    return run(pass, operator, isTensor(mask) ? [...tensors, mask] : tensors, attributes);
  },
);

/** Multiply-accumulates of the projections and both products. */
function attentionMacs(query: Shape, key: Shape, value: Shape, embed: Dim): Dim {
  const [length = null, batch = null] = query;
  const [keys = null] = key;
  const projections = [query, key, value].map((shape) => product(...shape, embed));
  const out = product(length, batch, embed, embed);
  const scores = product(2, batch, length, keys, embed);
  return known([...projections, out, scores], (...parts) => parts.reduce((a, b) => a + b, 0));
}

function multiHead(pass: ForwardPass, args: Bound): Value {
  const tensors = ["query", "key", "value"].map((name) => tensorArgument(args, name));
  const [query = null, key = null, value = null] = tensors.map(({ shape }) => shape);
  const { embed_dim_to_check: embed = null, need_weights: weights = null, average_attn_weights: average = null } = args;
  if (query?.length !== 3 || key === null || value === null || isUnknown(weights)) {
    throw new NotAnalysed("multi-head attention of these inputs");
  }
  const [length = null, batch = null, own = null] = query;
  if (typeof embed === "number" && differ(own, embed)) {
    throw new PythonError("AssertionError", `was expecting embedding dimension of ${embed}, but got ${own}`);
  }
  const infer = (): Inferred => ({ outputs: [query], macs: attentionMacs(query, key, value, own) });
  const output = run(pass, { name: "multi_head_attention", infer }, tensors, {});
  if (!isTruthy(weights)) return tuple([output, null]);
  const heads = args.num_heads ?? null;
  const keys = key[0] ?? null;
  const isAverage = !isUnknown(average) && isTruthy(average);
  const shape: Shape = isAverage
    ? [batch, length, keys]
    : [batch, typeof heads === "number" ? heads : null, length, keys];
  return tuple([output, new Tensor(shape, { dtype: output.dtype })]);
}

export const attention: readonly TorchFunction[] = [
  dotProduct,
  pythonFunction(
    "multi_head_attention_forward",
    "multi_head_attention_forward(query, key, value, embed_dim_to_check, num_heads, in_proj_weight, in_proj_bias, " +
      "bias_k, bias_v, add_zero_attn, dropout_p, out_proj_weight, out_proj_bias, training=True, " +
      "key_padding_mask=None, need_weights=True, attn_mask=None, use_separate_proj_weight=False, " +
      "q_proj_weight=None, k_proj_weight=None, v_proj_weight=None, static_k=None, static_v=None, " +
      "average_attn_weights=True)",
    multiHead,
  ),
];
