import { floordiv, sub } from "../../values/arithmetic.js";
import { isTruthy } from "../../values/compare.js";
import { NotAnalysed, typeError } from "../../values/errors.js";
import { gcd } from "../../values/numbers.js";
import { asIndex, iterate, len } from "../../values/sequence.js";
import { isSequence, tuple, type Value } from "../../values/value.js";
import { subscript } from "../../values/subscript.js";
import { round } from "../../values/numbers.js";
import { float } from "../../values/value.js";
import { call, Module } from "../../torch/module.js";
import { moduleList } from "../../torch/nn/container.js";
import { run } from "../../torch/operators/operator.js";
import { add, mul } from "../../torch/operators/pointwise.js";
import { select } from "../../torch/operators/views.js";
import { defineClass } from "../../torch/signature.js";
import { isTensor, type Tensor } from "../../torch/tensor.js";
import type { ForwardPass } from "../../torch/trace.js";
import { join } from "./bottleneck.js";
import { chain, type ClassMaker, expectTensor, params, yoloType } from "./library.js";

/** Channels of every kernel: equal counts, or equal weights (`k * k * c` alike), rounded. */
function mixChannels(c2: number, kernels: readonly number[], equal: boolean): readonly number[] {
  const n = kernels.length;
  if (equal) {
    const step = c2 > 1 ? (n - 1e-6) / (c2 - 1) : 0;
    const groups = Array.from({ length: c2 }, (_, i) => Math.floor(Math.fround(i * step)));
    return kernels.map((_, group) => groups.filter((own) => own === group).length);
  }
  const shares = kernels.map((kernel) => 1 / kernel ** 2);
  const total = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => Number(round(float((c2 * share) / total))));
}

export const MixConv2d: ClassMaker = (library) =>
  defineClass({
    type: yoloType("MixConv2d", [], "models.experimental"),
    parameters: [
      params.c1,
      params.c2,
      params.of("k", "list of int", "kernel sizes, one group of channels each", tuple([1, 3])),
      params.s,
      params.of("equal_ch", "bool", "same channels for each kernel; else same number of weights", true),
    ],
    doc: "Depthwise convolution with kernels of several sizes.",
    build({ c1 = null, c2 = null, k = null, s = 1, equal_ch: equal = true }, type) {
      len(k);
      const kernels = iterate(k);
      const sizes = kernels.map((size) => (typeof size === "number" ? size : undefined));
      const residual = library.version.residualMixConv;
      if (!isTruthy(equal) && sizes.includes(undefined)) throw new NotAnalysed("kernels that are no ints");
      const channels = mixChannels(
        asIndex(c2),
        sizes.map((size) => size ?? 1),
        isTruthy(equal),
      );
      const convolutions = kernels.map((size, i) => {
        const c = channels[i] ?? 0;
        const groups = residual ? 1 : gcd(c1, c);
        return library.make("nn.Conv2d", [c1, c, size, s, floordiv(size, 2)], { groups, bias: false });
      });
      const bn = library.make("nn.BatchNorm2d", [c2]);
      const act = residual ? library.make("nn.LeakyReLU", [float(0.1)]) : library.make("nn.SiLU", []);
      return new Module(
        type,
        (pass, [input = null]) => {
          const mixed = join(pass, ...convolutions.map((convolution) => call(pass, convolution, input)));
          const output = chain(pass, mixed, bn, act);
          return residual ? run(pass, add, [expectTensor(input), expectTensor(output)], {}) : output;
        },
        { children: { m: moduleList(convolutions), bn, act } },
      );
    },
  });

/** `x[i]` of a list of tensors, or of one tensor along its batch dimension. */
function item(pass: ForwardPass, input: Value, index: number): Tensor {
  if (isTensor(input)) return run(pass, select, [input], { index });
  if (!isSequence(input)) throw typeError("'NoneType' object is not subscriptable");
  return expectTensor(subscript(input, index));
}

export const Sum: ClassMaker = () =>
  defineClass({
    type: yoloType("Sum", [], "models.experimental"),
    parameters: [
      params.of("n", "int", "number of inputs"),
      params.of("weight", "bool", "learns a weight for each input", false),
    ],
    doc: "Adds several maps of one shape.",
    build({ n = null, weight = false }, type) {
      const count = Math.max(0, asIndex(sub(n, 1)));
      const weighted = isTruthy(weight);
      return new Module(
        type,
        (pass, [input = null]) => {
          let sum = item(pass, input, 0);
          for (let i = 1; i <= count; i++) {
            const next = item(pass, input, i);
            sum = run(pass, add, [sum, weighted ? run(pass, mul, [next], {}) : next], {});
          }
          return sum;
        },
        { parameters: weighted ? { w: [count] } : {} },
      );
    },
  });
