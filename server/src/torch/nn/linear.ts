import { floordiv, mul } from "../../values/arithmetic.js";
import { compare, isTruthy } from "../../values/compare.js";
import { NotAnalysed, PythonError, runtimeError } from "../../values/errors.js";
import { repr } from "../../values/repr.js";
import { float, isFloat, tuple } from "../../values/value.js";
import { emptyShape, strictInt, wrongArgument } from "../arguments.js";
import { required } from "../methods.js";
import { Module, type ModuleType } from "../module.js";
import { linear, matmul } from "../operators/matrix.js";
import { run, tensorArgument } from "../operators/operator.js";
import { softmax } from "../operators/pointwise.js";
import { view } from "../operators/shaping.js";
import { permute } from "../operators/views.js";
import type { Arguments, ModuleClass } from "../signature.js";
import type { Tensor } from "../tensor.js";
import type { ForwardPass } from "../trace.js";
import { inputOf } from "./parse.js";
import { assertion } from "./errors.js";
import { leafClass, nnType, parameter, placement } from "./types.js";

const divisionByZero = (message: string): PythonError => new PythonError("ZeroDivisionError", message);

function buildLinear(args: Arguments, type: ModuleType): Module {
  const { in_features: features = null, out_features: out = null } = args;
  const weight = emptyShape([out, features]);
  const bias = isTruthy(args.bias ?? null) ? weight.slice(0, 1) : null;
  return new Module(
    type,
    (pass, [input]) => run(pass, linear, [inputOf("linear", input)], { weight, bias: bias !== null }),
    {
      parameters: { weight, bias },
      attributes: { in_features: features },
      extraRepr: () => `in_features=${repr(features)}, out_features=${repr(out)}, bias=${bias ? "True" : "False"}`,
    },
  );
}

const Linear = leafClass({
  type: nnType("linear", "Linear"),
  parameters: [
    parameter("in_features", "int", "size of the last dimension of the input"),
    parameter("out_features", "int", "size of the last dimension of the output"),
    parameter("bias", "bool", "adds a learnable bias", true),
    ...placement,
  ],
  doc: "A matrix product over the last dimension.",
  build: buildLinear,
});

const Bilinear = leafClass({
  type: nnType("linear", "Bilinear"),
  parameters: [
    parameter("in1_features", "int", "size of the last dimension of the first input"),
    parameter("in2_features", "int", "size of the last dimension of the second input"),
    parameter("out_features", "int", "size of the last dimension of the output"),
    parameter("bias", "bool", "adds a learnable bias", true),
    ...placement,
  ],
  doc: "A product of two inputs.",
  inputs: { input1: required, input2: required },
  build({ in1_features: first = null, in2_features: second = null, out_features: out = null, bias = null }, type) {
    const weight = emptyShape([out, first, second]);
    if (weight[1] === 0) throw divisionByZero("float division by zero");
    const forward = () => {
      throw new NotAnalysed("the forward of nn.Bilinear");
    };
    return new Module(type, forward, { parameters: { weight, bias: isTruthy(bias) ? weight.slice(0, 1) : null } });
  },
});

const Embedding = leafClass({
  type: nnType("sparse", "Embedding"),
  parameters: [
    parameter("num_embeddings", "int", "number of words"),
    parameter("embedding_dim", "int", "size of a word's vector"),
    parameter("padding_idx", "int", "word whose vector stays zero", null),
    parameter("max_norm", "float", "largest norm of a vector", null),
    parameter("norm_type", "float", "exponent of the norm", float(2)),
    parameter("scale_grad_by_freq", "bool", "scales gradients by how often a word occurs", false),
    parameter("sparse", "bool", "makes the gradient sparse", false),
    parameter("_weight", "tensor", "the vectors", null),
    ...placement,
  ],
  doc: "A table of vectors, looked up by whole numbers; it does not take a map.",
  build({ num_embeddings: count = null, embedding_dim: size = null, padding_idx: index = null, ...rest }, type) {
    if ((rest._weight ?? null) !== null) throw new NotAnalysed("the weight of nn.Embedding");
    if (index !== null) {
      const inside =
        compare(">", index, 0) === true ? compare("<", index, count) : compare(">=", index, mul(count, -1));
      if (compare("==", index, 0) !== true && inside !== true) {
        throw assertion("Padding_idx must be within num_embeddings");
      }
    }
    const weight = emptyShape([count, size]);
    if (index !== null && isFloat(index)) {
      throw new PythonError(
        "IndexError",
        "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got float)",
      );
    }
    const forward = (_: ForwardPass, [input]: Parameters<Module["forward"]>[1]) => {
      tensorArgument(input, (value) => wrongArgument("embedding", "indices", 2, "Tensor", value));
      const [place, name] = (rest.max_norm ?? null) === null ? [1, "embedding"] : [2, "embedding_renorm_"];
      throw runtimeError(
        `Expected tensor for argument #${place} 'indices' to have one of the following scalar types: Long, Int; ` +
          `but got torch.FloatTensor instead (while checking arguments for ${name})`,
      );
    };
    return new Module(type, forward, { parameters: { weight } });
  },
});

const projectionType = nnType("linear", "NonDynamicallyQuantizableLinear", "Linear");

/** Splits `[L, N, E]` into heads: `[N, heads, L, E / heads]`. */
function toHeads(pass: ForwardPass, x: Tensor, heads: number, size: number): Tensor {
  const [length = null, batch = null] = x.shape ?? [];
  const split = run(pass, view, [x], { shape: [length, batch, heads, size] });
  return run(pass, permute, [split], { dims: [1, 2, 0, 3] });
}

/** Self or cross attention over `[length, batch, embed_dim]`, as `batch_first=False` has it. */
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
  build({ embed_dim: embed = null, num_heads: heads = null, ...rest }, type) {
    const { add_bias_kv: biased = false, kdim = null, vdim = null, batch_first: first = false } = rest;
    if (kdim !== null || vdim !== null || isTruthy(biased)) throw new NotAnalysed("sizes of nn.MultiheadAttention");
    const size = floordiv(embed, heads);
    if (compare("!=", mul(size, heads), embed) === true) throw assertion("embed_dim must be divisible by num_heads");
    const bias = isTruthy(rest.bias ?? null);
    const weight = emptyShape([mul(3, embed), embed]);
    const projection = buildLinear({ in_features: embed, out_features: embed, bias }, projectionType);
    if (weight[1] === 0) throw divisionByZero("float division by zero");
    const [width = 0, count = 0, each = 0] = [embed, heads, size].map((value) => strictInt(value));
    return new Module(
      type,
      (pass, inputs) => {
        if (isTruthy(first)) throw new NotAnalysed("nn.MultiheadAttention with the batch first");
        const projected = inputs.slice(0, 3).map((value) => {
          const x = tensorArgument(value, (odd) =>
            wrongArgument("multi_head_attention_forward", "query", 1, "Tensor", odd),
          );
          const own = x.shape?.at(-1) ?? null;
          if (own !== null && own !== width) {
            throw assertion(`was expecting embedding dimension of ${width}, but got ${own}`);
          }
          return toHeads(pass, run(pass, linear, [x], { weight: [width, width], bias }), count, each);
        });
        const [q, k, v] = projected as [Tensor, Tensor, Tensor];
        const [query] = inputs as [Tensor];
        const scores = run(pass, matmul, [q, run(pass, permute, [k], { dims: [0, 1, 3, 2] })], {});
        const mixed = run(pass, matmul, [run(pass, softmax, [scores], { dim: -1 }), v], {});
        const [length = null, batch = null] = query.shape ?? [];
        const joined = run(pass, permute, [mixed], { dims: [2, 0, 1, 3] });
        const tokens = run(pass, view, [joined], { shape: [length, batch, width] });
        const output = run(pass, linear, [tokens], { weight: [width, width], bias });
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

export const linearClasses: readonly ModuleClass[] = [Linear, Bilinear, Embedding, MultiheadAttention];
