import { compare, isTruthy } from "../../values/compare.js";
import { NotAnalysed, PythonError } from "../../values/errors.js";
import { repr } from "../../values/repr.js";
import { float, tuple } from "../../values/value.js";
import { emptyShape, strictInt, wrongArgument } from "../arguments.js";
import { Module, type ModuleType } from "../module.js";
import { linear, matmul } from "../operators/matrix.js";
import { run, tensorArgument } from "../operators/operator.js";
import { softmax } from "../operators/pointwise.js";
import { permute, view } from "../operators/shaping.js";
import { type Arguments, defineClass } from "../signature.js";
import type { Tensor } from "../tensor.js";
import type { ForwardPass } from "../trace.js";
import { nnType, parameter } from "./types.js";

function buildLinear(args: Arguments, type: ModuleType): Module {
  const { in_features: features = null, out_features: out = null } = args;
  const weight = emptyShape([out, features]);
  const bias = isTruthy(args.bias ?? true) ? weight.slice(0, 1) : null;
  return new Module(
    type,
    (pass, [input]) => {
      const tensor = tensorArgument(input, (value) => wrongArgument("linear", "input", 1, "Tensor", value));
      return run(pass, linear, [tensor], { weight, bias: bias !== null });
    },
    {
      parameters: { weight, bias },
      attributes: { in_features: features },
      extraRepr: `in_features=${repr(features)}, out_features=${repr(out)}, bias=${bias ? "True" : "False"}`,
    },
  );
}

export const Linear = defineClass({
  type: nnType("linear", "Linear"),
  parameters: [
    parameter("in_features", "int", "size of the last dimension of the input"),
    parameter("out_features", "int", "size of the last dimension of the output"),
    parameter("bias", "bool", "adds a learnable bias", true),
  ],
  doc: "A matrix product over the last dimension.",
  build: buildLinear,
});

const projectionType = nnType("linear", "NonDynamicallyQuantizableLinear", "Linear");

/** Splits `[L, N, E]` into heads: `[N, heads, L, E / heads]`. */
function toHeads(pass: ForwardPass, x: Tensor, heads: number, size: number): Tensor {
  const [length = null, batch = null] = x.shape ?? [];
  const split = run(pass, view, [x], { shape: [length, batch, heads, size] });
  return run(pass, permute, [split], { dims: [1, 2, 0, 3] });
}

/** Self or cross attention over `[length, batch, embed_dim]`, as `batch_first=False` has it. */
export const MultiheadAttention = defineClass({
  type: nnType("activation", "MultiheadAttention"),
  parameters: [
    parameter("embed_dim", "int", "size of the tokens"),
    parameter("num_heads", "int", "heads; must divide embed_dim"),
    parameter("dropout", "float", "share of attention weights zeroed in training", float(0)),
    parameter("bias", "bool", "adds biases to the projections", true),
  ],
  doc: "Multi-head attention of queries over keys and values.",
  build(args, type) {
    const embed = strictInt(args.embed_dim ?? null);
    const heads = strictInt(args.num_heads ?? null);
    if (embed === undefined || heads === undefined) throw new NotAnalysed("odd sizes of nn.MultiheadAttention");
    if (compare("==", heads, 0) === true)
      throw new PythonError("ZeroDivisionError", "integer division or modulo by zero");
    const size = Math.floor(embed / heads);
    if (size * heads !== embed) throw new PythonError("AssertionError", "embed_dim must be divisible by num_heads");
    const bias = isTruthy(args.bias ?? true);
    const projection = buildLinear({ in_features: embed, out_features: embed, bias }, projectionType);
    const weight = emptyShape([3 * embed, embed]);
    return new Module(
      type,
      (pass, inputs) => {
        const [query, key, value] = [0, 1, 2].map((i) =>
          tensorArgument(inputs[i], (odd) => wrongArgument("multi_head_attention_forward", "query", 1, "Tensor", odd)),
        );
        if (!query || !key || !value) throw new NotAnalysed("attention without query, key and value");
        const own = query.shape?.at(-1) ?? null;
        if (own !== null && own !== embed) {
          throw new PythonError("AssertionError", `was expecting embedding dimension of ${embed}, but got ${own}`);
        }
        const projected = [query, key, value].map((x) => {
          const rows = run(pass, linear, [x], { weight: [embed, embed], bias });
          return toHeads(pass, rows, heads, size);
        });
        const [q, k, v] = projected as [Tensor, Tensor, Tensor];
        const scores = run(pass, matmul, [q, run(pass, permute, [k], { dims: [0, 1, 3, 2] })], {});
        const mixed = run(pass, matmul, [run(pass, softmax, [scores], { dim: -1 }), v], {});
        const [length = null, batch = null] = query.shape ?? [];
        const joined = run(pass, permute, [mixed], { dims: [2, 0, 1, 3] });
        const tokens = run(pass, view, [joined], { shape: [length, batch, embed] });
        const output = run(pass, linear, [tokens], { weight: [embed, embed], bias });
        return tuple([output, scores]);
      },
      {
        children: { out_proj: projection },
        parameters: { in_proj_weight: weight, in_proj_bias: bias ? weight.slice(0, 1) : null },
        attributes: { embed_dim: embed, num_heads: heads },
      },
    );
  },
});
