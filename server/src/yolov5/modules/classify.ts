import { isSequence, type Value } from "../../values/value.js";
import { call, Module } from "../../torch/module.js";
import { run } from "../../torch/operators/operator.js";
import { flatten } from "../../torch/operators/shaping.js";
import { defineClass } from "../../torch/signature.js";
import type { ForwardPass } from "../../torch/trace.js";
import { join } from "./bottleneck.js";
import { autopad } from "./conv.js";
import { chain, type ClassMaker, expectTensor, params, yoloType } from "./library.js";

const parameters = [params.c1, params.c2, params.k(1), params.s, params.p, params.g];
const dropout = params.of("dropout_p", "float", "dropout probability", { kind: "float", value: 0 });

/** One map, or several joined along the channels. */
const joined = (pass: ForwardPass, input: Value): Value => (isSequence(input) ? join(pass, ...input.items) : input);

/** `Classify` of v5.0 to v6.1: pools, then convolves to the classes. */
const convolutional: ClassMaker = (library) =>
  defineClass({
    type: yoloType("Classify"),
    parameters,
    doc: "Classification head: a pool and a convolution to the classes.",
    build({ c1 = null, c2 = null, k = 1, s = 1, p = null, g = 1 }, type) {
      const aap = library.make("nn.AdaptiveAvgPool2d", [1]);
      const conv = library.make("nn.Conv2d", [c1, c2, k, s, autopad(k, p, 1)], { groups: g });
      const flat = library.make("nn.Flatten", []);
      return new Module(
        type,
        (pass, [input = null]) => {
          const maps = isSequence(input) ? input.items : [input];
          return chain(pass, join(pass, ...maps.map((map) => call(pass, aap, map))), conv, flat);
        },
        { children: { aap, conv, flat } },
      );
    },
  });

/** `Classify` from v6.2 on: convolves to 1280 channels, pools, then a linear layer. */
const linear: ClassMaker = (library) =>
  defineClass({
    type: yoloType("Classify"),
    parameters: library.version.name === "master" ? [...parameters, dropout] : parameters,
    doc: "Classification head: a convolution to 1280 channels, a pool and a linear layer to the classes.",
    build({ c1 = null, c2 = null, k = 1, s = 1, p = null, g = 1, dropout_p: rate = 0 }, type) {
      const hidden = 1280;
      const conv = library.make("Conv", [c1, hidden, k, s, autopad(k, p, 1), g]);
      const pool = library.make("nn.AdaptiveAvgPool2d", [1]);
      const drop = library.make("nn.Dropout", [], { p: rate, inplace: true });
      const final = library.make("nn.Linear", [hidden, c2]);
      return new Module(
        type,
        (pass, [input = null]) => {
          const pooled = chain(pass, joined(pass, input), conv, pool);
          const flat = run(pass, flatten, [expectTensor(pooled)], { start: 1, end: -1 });
          return chain(pass, flat, drop, final);
        },
        { children: { conv, pool, drop, linear: final } },
      );
    },
  });

export const Classify: ClassMaker = (library) =>
  library.version.classifyHead === "linear" ? linear(library) : convolutional(library);
