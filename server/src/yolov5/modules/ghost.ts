import { floordiv } from "../../values/arithmetic.js";
import { equals } from "../../values/compare.js";
import { call, Module } from "../../torch/module.js";
import { sequential } from "../../torch/nn/container.js";
import { run } from "../../torch/operators/operator.js";
import { add } from "../../torch/operators/pointwise.js";
import { defineClass } from "../../torch/signature.js";
import { join } from "./bottleneck.js";
import { type ClassMaker, expectTensor, type Library, params, yoloType } from "./library.js";

/** Ghost modules moved from models/experimental.py to models/common.py in v6.0. */
const file = (library: Library): string =>
  library.version.depthwiseFunction ? "models.experimental" : "models.common";

export const GhostConv: ClassMaker = (library) =>
  defineClass({
    type: yoloType("GhostConv", [], file(library)),
    parameters: [params.c1, params.c2, params.k(1), params.s, params.g, params.act],
    doc: "Half of the channels by a convolution, the other half by a cheap 5x5 depthwise one.",
    build({ c1 = null, c2 = null, k = 1, s = 1, g = 1, act = true }, type) {
      const c = floordiv(c2, 2);
      const cv1 = library.make("Conv", [c1, c, k, s, null, g], { act });
      const cv2 = library.make("Conv", [c, c, 5, 1, null, c], { act });
      return new Module(
        type,
        (pass, [input = null]) => {
          const y = call(pass, cv1, input);
          return join(pass, y, call(pass, cv2, y));
        },
        { children: { cv1, cv2 } },
      );
    },
  });

export const GhostBottleneck: ClassMaker = (library) =>
  defineClass({
    type: yoloType("GhostBottleneck", [], file(library)),
    parameters: [params.c1, params.c2, params.k(3), params.s],
    doc: "Two ghost convolutions with a shortcut; stride 2 puts a depthwise convolution between them.",
    build({ c1 = null, c2 = null, k = 3, s = 1 }, type) {
      const c = floordiv(c2, 2);
      const strided = equals(s, 2);
      const identity = () => library.make("nn.Identity", []);
      const conv = sequential([
        library.make("GhostConv", [c1, c, 1, 1]),
        strided ? library.make("DWConv", [c, c, k, s], { act: false }) : identity(),
        library.make("GhostConv", [c, c2, 1, 1], { act: false }),
      ]);
      const shortcut = strided
        ? sequential([
            library.make("DWConv", [c1, c1, k, s], { act: false }),
            library.make("Conv", [c1, c2, 1, 1], { act: false }),
          ])
        : identity();
      return new Module(
        type,
        (pass, [input = null]) => {
          const [deep, short] = [call(pass, conv, input), call(pass, shortcut, input)];
          return run(pass, add, [expectTensor(deep), expectTensor(short)], {});
        },
        { children: { conv, shortcut } },
      );
    },
  });
