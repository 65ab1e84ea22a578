import { add, floordiv, mul } from "../../values/arithmetic.js";
import { iterate, len } from "../../values/sequence.js";
import { tuple } from "../../values/value.js";
import { call, Module } from "../../torch/module.js";
import { moduleList } from "../../torch/nn/container.js";
import { defineClass } from "../../torch/signature.js";
import { join } from "./bottleneck.js";
import { type ClassMaker, params, yoloType } from "./library.js";

export const SPP: ClassMaker = (library) =>
  defineClass({
    type: yoloType("SPP"),
    parameters: [params.c1, params.c2, params.of("k", "list of int", "window sizes of the pools", tuple([5, 9, 13]))],
    doc: "Spatial pyramid pooling: max pools of several sizes side by side.",
    build({ c1 = null, c2 = null, k = null }, type) {
      const c = floordiv(c1, 2);
      const cv1 = library.make("Conv", [c1, c, 1, 1]);
      const cv2 = library.make("Conv", [mul(c, add(len(k), 1)), c2, 1, 1]);
      const pools = iterate(k).map((size) =>
        library.make("nn.MaxPool2d", [], { kernel_size: size, stride: 1, padding: floordiv(size, 2) }),
      );
      return new Module(
        type,
        (pass, [input = null]) => {
          const x = call(pass, cv1, input);
          return call(pass, cv2, join(pass, x, ...pools.map((pool) => call(pass, pool, x))));
        },
        { children: { cv1, cv2, m: moduleList(pools) } },
      );
    },
  });

export const SPPF: ClassMaker = (library) =>
  defineClass({
    type: yoloType("SPPF"),
    parameters: [params.c1, params.c2, params.of("k", "int", "window size of the pool, run three times", 5)],
    doc: "Fast spatial pyramid pooling: one max pool three times over, as SPP with k = (5, 9, 13).",
    build({ c1 = null, c2 = null, k = 5 }, type) {
      const c = floordiv(c1, 2);
      const cv1 = library.make("Conv", [c1, c, 1, 1]);
      const cv2 = library.make("Conv", [mul(c, 4), c2, 1, 1]);
      const m = library.make("nn.MaxPool2d", [], { kernel_size: k, stride: 1, padding: floordiv(k, 2) });
      return new Module(
        type,
        (pass, [input = null]) => {
          const x = call(pass, cv1, input);
          const once = call(pass, m, x);
          const twice = call(pass, m, once);
          return call(pass, cv2, join(pass, x, once, twice, call(pass, m, twice)));
        },
        { children: { cv1, cv2, m } },
      );
    },
  });
