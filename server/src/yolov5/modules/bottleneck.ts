import { mul } from "../../values/arithmetic.js";
import { equals, isTruthy } from "../../values/compare.js";
import { toInt } from "../../values/numbers.js";
import { asIndex } from "../../values/sequence.js";
import { float, tuple, type Value } from "../../values/value.js";
import { call, callTensor, Module } from "../../torch/module.js";
import { sequential } from "../../torch/nn/container.js";
import { run } from "../../torch/operators/operator.js";
import { add } from "../../torch/operators/pointwise.js";
import { cat } from "../../torch/operators/joining.js";
import { defineClass } from "../../torch/signature.js";
import type { ForwardPass } from "../../torch/trace.js";
import { chain, type ClassMaker, expectTensor, params, repeatCount, yoloType } from "./library.js";

/** Hidden channels: `int(c2 * e)`. */
export const hidden = (c2: Value, e: Value): number => toInt(mul(c2, e));

/** As many modules as `range(n)` has numbers; `n` may be a float or text by mistake. */
export const repeat = (n: Value, make: () => Module): Module =>
  sequential(Array.from({ length: repeatCount(asIndex(n)) }, make));

/** Concatenates tensors along the channels. */
export const join = (pass: ForwardPass, ...parts: readonly Value[]): Value =>
  run(pass, cat, parts.map(expectTensor), { dim: 1 });

/** `cv2(cv1(x))`, plus the input where the shortcut holds. */
function residual(cv1: Module, cv2: Module, adds: boolean, children: Readonly<Record<string, Module>>) {
  return [
    (pass: ForwardPass, [input = null]: readonly Value[]): Value => {
      const output = chain(pass, input, cv1, cv2);
      return adds ? run(pass, add, [expectTensor(input), expectTensor(output)], {}) : output;
    },
    { children },
  ] as const;
}

export const Bottleneck: ClassMaker = (library) =>
  defineClass({
    type: yoloType("Bottleneck"),
    parameters: [params.c1, params.c2, params.shortcut, params.g, params.e(float(0.5))],
    doc: "A 1x1 and a 3x3 convolution, with a shortcut where the channels allow.",
    build({ c1 = null, c2 = null, shortcut = true, g = 1, e = null }, type) {
      const c = hidden(c2, e);
      const cv1 = library.make("Conv", [c1, c, 1, 1]);
      const cv2 = library.make("Conv", [c, c2, 3, 1], { g });
      return new Module(type, ...residual(cv1, cv2, isTruthy(shortcut) && equals(c1, c2), { cv1, cv2 }));
    },
  });

export const CrossConv: ClassMaker = (library) =>
  defineClass({
    type: yoloType(
      "CrossConv",
      [],
      library.version.channelModules.has("C3x") ? "models.common" : "models.experimental",
    ),
    parameters: [
      params.c1,
      params.c2,
      params.of("k", "int", "kernel size", 3),
      params.s,
      params.g,
      params.e(float(1)),
      { ...params.shortcut, default: false },
    ],
    doc: "A 1xk and a kx1 convolution instead of one kxk.",
    build({ c1 = null, c2 = null, k = 3, s = 1, g = 1, e = null, shortcut = false }, type) {
      const c = hidden(c2, e);
      const cv1 = library.make("Conv", [c1, c, tuple([1, k]), tuple([1, s])]);
      const cv2 = library.make("Conv", [c, c2, tuple([k, 1]), tuple([s, 1])], { g });
      return new Module(type, ...residual(cv1, cv2, isTruthy(shortcut) && equals(c1, c2), { cv1, cv2 }));
    },
  });

export const BottleneckCSP: ClassMaker = (library) =>
  defineClass({
    type: yoloType("BottleneckCSP"),
    parameters: [params.c1, params.c2, params.n, params.shortcut, params.g, params.e(float(0.5))],
    doc: "Cross-stage block of YOLOv5 up to v3: bottlenecks beside a plain convolution.",
    build({ c1 = null, c2 = null, n = 1, shortcut = true, g = 1, e = null }, type) {
      const c = hidden(c2, e);
      const cv1 = library.make("Conv", [c1, c, 1, 1]);
      const cv2 = library.make("nn.Conv2d", [c1, c, 1, 1], { bias: false });
      const cv3 = library.make("nn.Conv2d", [c, c, 1, 1], { bias: false });
      const cv4 = library.make("Conv", [mul(2, c), c2, 1, 1]);
      const bn = library.make("nn.BatchNorm2d", [mul(2, c)]);
      const act = library.make(`nn.${library.version.cspActivation}`, []);
      const m = repeat(n, () => library.make("Bottleneck", [c, c, shortcut, g], { e: float(1) }));
      return new Module(
        type,
        (pass, [input = null]) => {
          const deep = chain(pass, input, cv1, m, cv3);
          const joined = join(pass, deep, callTensor(pass, cv2, input));
          return call(pass, cv4, chain(pass, joined, bn, act));
        },
        { children: { cv1, cv2, cv3, cv4, bn, act, m } },
      );
    },
  });
