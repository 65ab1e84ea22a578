import { floordiv, mul } from "../../values/arithmetic.js";
import { compare, isTruthy } from "../../values/compare.js";
import { attributeError, NotAnalysed, PythonError, runtimeError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { float, tuple, type Value } from "../../values/value.js";
import { emptyShape, strictInt } from "../arguments.js";
import { required } from "../methods.js";
import { type Forward, Module } from "../module.js";
import { linear, matmul } from "../operators/matrix.js";
import { known, run, tensorArgument } from "../operators/operator.js";
import { mul as times, softmax } from "../operators/pointwise.js";
import { reshape } from "../operators/shaping.js";
import { permute, slice } from "../operators/views.js";
import type { Arguments, ModuleClass } from "../signature.js";
import { type Dim, formatSizes, isTensor, type Shape, type Tensor } from "../tensor.js";
import type { ForwardPass, Weights } from "../trace.js";
import { assertion } from "./errors.js";
import { NonDynamicallyQuantizableLinear } from "./linear.js";
import { field, fields, shapeOf } from "./self.js";
import { leafClass, nnType, parameter, placement } from "./types.js";

const size = (shape: Shape): string => `torch.Size(${formatSizes(shape)})`;
const differ = (a: Shape, b: Shape): boolean =>
  a.length !== b.length || a.some((one, i) => one !== null && b[i] !== null && one !== b[i]);

/** `_mha_shape_check`: whether there is a batch dimension. */
function isBatched(query: Shape, key: Shape, value: Shape): boolean {
  const rank = query.length;
  if (rank !== 2 && rank !== 3) {
    throw assertion(`query should be unbatched 2D or batched 3D tensor but received ${rank}-D query tensor`);
  }
  if (key.length !== rank || value.length !== rank) {
    throw assertion(
      `For ${rank === 3 ? "batched" : "unbatched"} (${rank}-D) \`query\`, expected \`key\` and \`value\` to be ` +
        `${rank}-D but found ${key.length}-D and ${value.length}-D tensors respectively`,
    );
  }
  return rank === 3;
}

/** The weights of the three projections, which are apart where key and value have sizes of their own. */
function projections(self: Module, [query, key, value]: readonly [Shape, Shape, Shape]): readonly Shape[] {
  const width = strictInt(field(self, "embed_dim")) ?? null;
  const own = query.at(-1) ?? null;
  if (own !== null && own !== width) throw assertion(`was expecting embedding dimension of ${width}, but got ${own}`);
  if (isTruthy(field(self, "_qkv_same_embed_dim"))) {
    if (differ(key, value)) throw assertion(`key shape ${size(key)} does not match value shape ${size(value)}`);
    const packed = shapeOf(self, "in_proj_weight");
    if (packed?.length !== 2) throw new NotAnalysed("the weight of nn.MultiheadAttention");
    const each: Shape = [known(packed.slice(0, 1), (rows) => rows / 3), packed[1] ?? null];
    return [each, each, each];
  }
  if (differ(key.slice(0, 2), value.slice(0, 2))) {
    const [own, other] = [key, value].map((shape) => size(shape.slice(0, 2)));
    throw assertion(`key's sequence and batch dims ${own} do not match value's ${other}`);
  }
  return (["query", "key", "value"] as const).map((name, i) => {
    const weight = shapeOf(self, `${name[0]}_proj_weight`);
    const wanted: Shape = [width, [query, key, value][i]?.at(-1) ?? null];
    if (weight === null) throw new NotAnalysed("the weights of nn.MultiheadAttention");
    if (!differ(weight, wanted)) return weight;
    throw assertion(`expecting ${name} weights shape of (${wanted.join(", ")}), but got ${size(weight)}`);
  });
}

/** Splits `[L, N, E]` into heads: `[N, heads, L, E / heads]`. */
function toHeads(pass: ForwardPass, x: Tensor, heads: number, each: number, batch: Dim): Tensor {
  const split = run(pass, reshape, [x], { shape: [x.shape?.[0] ?? null, batch, heads, each] });
  return run(pass, permute, [split], { dims: [1, 2, 0, 3] });
}

/** Masks must have the sizes of what they are added to. */
function checkMasks(attention: Value, padding: Value, [batch, heads, length, source]: readonly Dim[]): void {
  const shape = isTensor(attention) ? attention.shape : null;
  if (shape?.length === 2 || shape?.length === 3) {
    const rows = known([batch ?? null, heads ?? null], (n, h) => n * h);
    const wanted: Shape =
      shape.length === 2 ? [length ?? null, source ?? null] : [rows, length ?? null, source ?? null];
    if (differ(shape, wanted)) {
      throw runtimeError(
        `The shape of the ${shape.length}D attn_mask is ${size(shape)}, but should be (${wanted.join(", ")}).`,
      );
    }
  }
  const masked = isTensor(padding) ? padding.shape : null;
  if (masked && differ(masked, [batch ?? null, source ?? null])) {
    throw assertion(`expecting key_padding_mask shape of (${batch}, ${source}), but got ${size(masked)}`);
  }
}

const swap = (pass: ForwardPass, x: Tensor): Tensor => run(pass, permute, [x], { dims: [1, 0, 2] });

/** `F.multi_head_attention_forward`. */
const forward: Forward = (pass, inputs, self) => {
  const [given, rest] = [inputs.slice(0, 3), inputs.slice(3)];
  const [padding = null, needed = true, mask = null, averaged = true] = rest;
  const tensors = given.map((value) =>
    tensorArgument(value, (odd) => attributeError(`'${typeName(odd)}' object has no attribute 'is_nested'`)),
  );
  const shapes = tensors.map(({ shape }) => shape);
  if (shapes.includes(null)) return tuple([pass.tensor(null), isTruthy(needed) ? pass.tensor(null) : null]);
  const batched = isBatched(...(shapes as [Shape, Shape, Shape]));
  const first = batched && isTruthy(field(self, "batch_first"));
  const aligned = tensors.map((x) => {
    if (first) return swap(pass, x);
    return batched ? x : run(pass, reshape, [x], { shape: [x.shape?.[0] ?? null, 1, x.shape?.[1] ?? null] });
  });
  const weights = projections(self, aligned.map(({ shape }) => shape ?? []) as [Shape, Shape, Shape]);
  const bias = shapeOf(self, "in_proj_bias") !== null;
  const { num_heads, head_dim, add_zero_attn } = fields(self, ["num_heads", "head_dim", "add_zero_attn"]);
  const [heads = 0, each = 0] = [num_heads, head_dim].map((value) => strictInt(value));
  const [length = null, batch = null, width = null] = aligned[0]?.shape ?? [];
  const projected = aligned.map((x, i) => {
    const own = projectionOf(pass, self, i);
    return run(pass, linear, [x], { weight: weights[i] ?? [], bias }, own);
  });
  const extra = Number(shapeOf(self, "bias_k") !== null) + Number(isTruthy(add_zero_attn));
  checkMasks(mask, padding, [batch, heads, length, aligned[1]?.shape?.[0] ?? null]);
  const [q, k, v] = projected
    .map((x, i) => (i > 0 && extra > 0 ? pass.tensor(longer(x.shape, extra)) : x))
    .map((x) => toHeads(pass, x, heads, each, batch)) as [Tensor, Tensor, Tensor];
  const scaled = run(pass, times, [q], { scalars: [null, each ** -0.5] });
  const products = run(pass, matmul, [scaled, run(pass, permute, [k], { dims: [0, 1, 3, 2] })], {});
  // What a mask leaves is not known.
  const scores = mask === null && padding === null ? products : pass.tensor(products.shape);
  const attention = run(pass, softmax, [scores], { dim: -1 });
  const joined = run(pass, permute, [run(pass, matmul, [attention, v], {})], { dims: [2, 0, 1, 3] });
  const tokens = run(pass, reshape, [joined], { shape: [length, batch, width] });
  const out = self.children.get("out_proj");
  const outWeight = out && shapeOf(out, "weight");
  if (!out || !outWeight) throw new NotAnalysed("the projection of nn.MultiheadAttention");
  const hasBias = shapeOf(out, "bias") !== null;
  const output = run(pass, linear, [tokens], { weight: outWeight, bias: hasBias }, fields(out, ["weight", "bias"]));
  const [n = null, , l = null, s = null] = scores.shape ?? [];
  const perHead: Shape = isTruthy(averaged) ? [n, l, s] : [n, heads, l, s];
  const shown = isTruthy(needed) ? shownOf(pass, attention, perHead, batched) : null;
  if (batched) return tuple([first ? swap(pass, output) : output, shown]);
  return tuple([run(pass, reshape, [output], { shape: [length, width] }), shown]);
};

/** The attention as the caller sees it: the mean of the heads where there is no dimension for them. */
function shownOf(pass: ForwardPass, attention: Tensor, shape: Shape, batched: boolean): Tensor {
  const mean = { name: "mean", infer: () => ({ outputs: [shape] }) };
  const all = shape.length === 3 ? run(pass, mean, [attention], { dims: [1], keepdim: false }) : attention;
  return batched ? all : run(pass, reshape, [all], { shape: shape.slice(1) });
}

/** The weight and the bias that query (0), key (1) or value (2) is projected with. */
function projectionOf(pass: ForwardPass, self: Module, i: number): Weights {
  const { in_proj_weight: packed, in_proj_bias: biases } = fields(self, ["in_proj_weight", "in_proj_bias"]);
  const third = (value: Value): Value => {
    const rows = isTensor(value) ? (value.shape?.[0] ?? null) : null;
    if (!isTensor(value) || rows === null) return value;
    return run(pass, slice, [value], { dim: 0, start: (i * rows) / 3, step: 1, stop: ((i + 1) * rows) / 3 });
  };
  const weight = isTensor(packed) ? third(packed) : field(self, `${"qkv"[i] ?? ""}_proj_weight`);
  return { weight, bias: third(biases) };
}

/** Keys and values with the learned bias and the zero that are attended to besides. */
const longer = (shape: Shape | null, by: number): Shape | null =>
  shape && [known(shape.slice(0, 1), (length) => length + by), ...shape.slice(1)];

function build(args: Arguments, type: Module["type"]): Module {
  const { embed_dim: embed = null, num_heads: heads = null, add_bias_kv: biased = null } = args;
  const keySize = args.kdim ?? embed;
  const valueSize = args.vdim ?? embed;
  const together = compare("==", keySize, embed) === true && compare("==", valueSize, embed) === true;
  const each = floordiv(embed, heads);
  if (compare("!=", mul(each, heads), embed) === true) throw assertion("embed_dim must be divisible by num_heads");
  const bias = isTruthy(args.bias ?? null);
  const packed = together ? emptyShape([mul(3, embed), embed]) : null;
  const [q, k, v] = together ? [] : [embed, keySize, valueSize].map((width) => emptyShape([embed, width]));
  const all = bias ? emptyShape([mul(3, embed)]) : null;
  const projection = NonDynamicallyQuantizableLinear.call([embed, embed, bias]);
  const kept = isTruthy(biased) ? emptyShape([1, 1, embed]) : null;
  if ((packed ?? q)?.[1] === 0) throw new PythonError("ZeroDivisionError", "float division by zero");
  const alone = { q_proj_weight: q ?? null, k_proj_weight: k ?? null, v_proj_weight: v ?? null };
  return new Module(type, forward, {
    children: { out_proj: projection },
    parameters: {
      ...(together ? { in_proj_weight: packed, ...alone } : { ...alone, in_proj_weight: null }),
      in_proj_bias: all,
      ...(kept && { bias_k: kept, bias_v: kept }),
    },
    attributes: {
      embed_dim: embed,
      kdim: keySize,
      vdim: valueSize,
      _qkv_same_embed_dim: together,
      num_heads: heads,
      dropout: args.dropout ?? null,
      batch_first: args.batch_first ?? null,
      head_dim: each,
      add_zero_attn: args.add_zero_attn ?? null,
      ...(kept ? {} : { bias_k: null, bias_v: null }),
    },
  });
}

/** Self or cross attention over `[length, batch, embed_dim]`, or with the batch first. */
const MultiheadAttention = leafClass({
  type: nnType("activation", "MultiheadAttention"),
  parameters: [
    parameter("embed_dim", "int", "size of the tokens"),
    parameter("num_heads", "int", "heads; must divide embed_dim"),
    parameter("dropout", "float", "share of attention weights zeroed in training", float(0)),
    parameter("bias", "bool", "adds biases to the projections", true),
    parameter("add_bias_kv", "bool", "adds biases to keys and values", false),
    parameter("add_zero_attn", "bool", "adds a zero to attend to", false),
    parameter("kdim", "int", "size of the keys", null),
    parameter("vdim", "int", "size of the values", null),
    parameter("batch_first", "bool", "takes the batch as the first dimension", false),
    ...placement,
  ],
  doc: "Multi-head attention of queries over keys and values.",
  inputs: {
    ...{ query: required, key: required, value: required },
    ...{ key_padding_mask: null, need_weights: true, attn_mask: null, average_attn_weights: true, is_causal: false },
  },
  build,
});

export const attentionClasses: readonly ModuleClass[] = [MultiheadAttention];
