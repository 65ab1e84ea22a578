import { add, floordiv, mul, sub } from "../../values/arithmetic.js";
import { compare } from "../../values/compare.js";
import { gcd } from "../../values/numbers.js";
import { iterate } from "../../values/sequence.js";
import { isInt, isUnknown, list, type Value } from "../../values/value.js";
import { NotAnalysed } from "../../values/errors.js";
import { buildTransposed } from "../../torch/nn/convolution.js";

import { call, isModule, Module, type ModuleType } from "../../torch/module.js";
import { defineClass } from "../../torch/signature.js";
import { type ClassMaker, invoke, type Library, params, yoloType } from "./library.js";

/** Padding that keeps the size at stride 1: half the (dilated) kernel, where `p` is None. */
export function autopad(k: Value, p: Value, d: Value): Value {
  const each = (value: Value, map: (size: Value) => Value): Value =>
    isInt(value) ? map(value) : list(iterate(value).map(map));
  const kernel = compare(">", d, 1) === true ? each(k, (size) => add(mul(d, sub(size, 1)), 1)) : k;
  return p === null ? each(kernel, (size) => floordiv(size, 2)) : p;
}

/** `self.act` of a convolution: True gives the default, a module itself, anything else no activation. */
function activation(library: Library, act: Value): Value {
  if (isUnknown(act)) throw new NotAnalysed(act.reason);
  if (act === true) return library.version.sharedActivation ? library.defaultAct : library.make("nn.SiLU", []);
  return isModule(act) ? act : library.make("nn.Identity", []);
}

/** A module of `conv`, `bn` and `act`, the core of every block. */
function convBlock(
  library: Library,
  type: ModuleType,
  { c1, c2, k, s, p, g, d, act }: Readonly<Record<"c1" | "c2" | "k" | "s" | "p" | "g" | "d" | "act", Value>>,
): Module {
  const padding = autopad(k, p, d);
  const conv = library.make("nn.Conv2d", [c1, c2, k, s, padding], { groups: g, dilation: d, bias: false });
  const bn = library.make("nn.BatchNorm2d", [c2]);
  const activate = activation(library, act);
  return new Module(type, (pass, [input = null]) => invoke(pass, activate, call(pass, bn, call(pass, conv, input))), {
    children: { conv, bn, ...(isModule(activate) ? { act: activate } : {}) },
  });
}

export const Conv: ClassMaker = (library) => {
  const { c1, c2, k, s, p, g, d, act } = params;
  const dilated = library.version.sharedActivation ? [d] : [];
  return defineClass({
    type: yoloType("Conv"),
    parameters: [c1, c2, k(1), s, p, g, ...dilated, act],
    doc: "Convolution, batch normalisation and activation.",
    build: ({ c1 = null, c2 = null, k = 1, s = 1, p = null, g = 1, d = 1, act = true }, type) =>
      convBlock(library, type, { c1, c2, k, s, p, g, d, act }),
  });
};

export const DWConv: ClassMaker = (library) => {
  const { c1, c2, k, s, d, act } = params;
  const dilated = library.version.sharedActivation ? [d] : [];
  const type = library.version.depthwiseFunction ? yoloType("Conv") : yoloType("DWConv", ["Conv"]);
  return defineClass({
    type: { ...type, name: library.version.depthwiseFunction ? "Conv" : "DWConv" },
    parameters: [c1, c2, k(1), s, ...dilated, act],
    doc: "Depthwise convolution: as many groups as the channel counts have in common.",
    build: ({ c1 = null, c2 = null, k = 1, s = 1, d = 1, act = true }, own) =>
      convBlock(library, own, { c1, c2, k, s, p: null, g: gcd(c1, c2), d, act }),
  });
};

export const DWConvTranspose2d: ClassMaker = () =>
  defineClass({
    type: yoloType("DWConvTranspose2d", ["ConvTranspose2d", "_ConvTransposeNd", "_ConvNd"]),
    parameters: [
      params.c1,
      params.c2,
      params.k(1),
      params.s,
      params.of("p1", "int", "padding", 0),
      params.of("p2", "int", "output padding", 0),
    ],
    doc: "Depthwise transposed convolution: a learned upsampling by `s`.",
    build: ({ c1 = null, c2 = null, k = 1, s = 1, p1 = 0, p2 = 0 }, type) =>
      buildTransposed(
        {
          in_channels: c1,
          out_channels: c2,
          kernel_size: k,
          stride: s,
          padding: p1,
          output_padding: p2,
          groups: gcd(c1, c2),
        },
        type,
      ),
  });
