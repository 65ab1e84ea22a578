import { equals } from "../../values/compare.js";
import { NotAnalysed } from "../../values/errors.js";
import { isTuple, type Value } from "../../values/value.js";
import { call, Module } from "../../torch/module.js";
import { run } from "../../torch/operators/operator.js";
import { add } from "../../torch/operators/pointwise.js";
import { flatten, reshape } from "../../torch/operators/shaping.js";
import { permute } from "../../torch/operators/views.js";
import { defineClass } from "../../torch/signature.js";
import type { ForwardPass } from "../../torch/trace.js";
import { repeat } from "./bottleneck.js";
import { chain, type ClassMaker, expectTensor, params, tensorInput, yoloType } from "./library.js";

const plus = (pass: ForwardPass, a: Value, b: Value): Value => run(pass, add, [expectTensor(a), expectTensor(b)], {});

export const TransformerLayer: ClassMaker = (library) =>
  defineClass({
    type: yoloType("TransformerLayer"),
    parameters: [params.of("c", "int", "channels"), params.of("num_heads", "int", "heads; must divide c")],
    doc: "Self-attention and a feed-forward part over tokens, without normalisation.",
    build({ c = null, num_heads: heads = null }, type) {
      const projection = () => library.make("nn.Linear", [c, c], { bias: false });
      const [q, k, v] = [projection(), projection(), projection()];
      const ma = library.make("nn.MultiheadAttention", [], { embed_dim: c, num_heads: heads });
      const [fc1, fc2] = [projection(), projection()];
      return new Module(
        type,
        (pass, [x = null]) => {
          const result = call(pass, ma, call(pass, q, x), call(pass, k, x), call(pass, v, x));
          if (!isTuple(result)) throw new NotAnalysed("attention without output");
          const attended = plus(pass, result.items[0] ?? null, x);
          return plus(pass, chain(pass, attended, fc1, fc2), attended);
        },
        { children: { q, k, v, ma, fc1, fc2 } },
      );
    },
  });

export const TransformerBlock: ClassMaker = (library) =>
  defineClass({
    type: yoloType("TransformerBlock"),
    parameters: [
      params.c1,
      params.c2,
      params.of("num_heads", "int", "heads; must divide c2"),
      params.of("num_layers", "int", "transformer layers"),
    ],
    doc: "A map as tokens through transformer layers, with a learned position embedding.",
    build({ c1 = null, c2 = null, num_heads: heads = null, num_layers: layers = null }, type) {
      const conv = equals(c1, c2) ? undefined : library.make("Conv", [c1, c2]);
      const linear = library.make("nn.Linear", [c2, c2]);
      const tr = repeat(layers, () => library.make("TransformerLayer", [c2, heads]));
      return new Module(
        type,
        (pass, [input = null]) => {
          const x = tensorInput(conv ? call(pass, conv, input) : input, "shape");
          const [batch = null, , height = null, width = null] = x.shape ?? [];
          const tokens = run(pass, permute, [run(pass, flatten, [x], { start: 2, end: -1 })], { dims: [2, 0, 1] });
          const embedded = plus(pass, tokens, call(pass, linear, tokens));
          const output = run(pass, permute, [expectTensor(call(pass, tr, embedded))], { dims: [1, 2, 0] });
          return run(pass, reshape, [output], { shape: [batch, typeof c2 === "number" ? c2 : null, height, width] });
        },
        { children: { ...(conv ? { conv } : {}), linear, tr } },
      );
    },
  });
