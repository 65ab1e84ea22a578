import { floordiv, mod, mul, sub } from "../../values/arithmetic.js";
import { compare, isTruthy } from "../../values/compare.js";
import { valueError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { repr } from "../../values/repr.js";
import type { Value } from "../../values/value.js";
import {
  emptyShape,
  emptyVector,
  invalidCombination,
  repeated,
  strictInt,
  strictInts,
  wrongArgument,
} from "../arguments.js";
import { Module, type ModuleType } from "../module.js";
import { conv1d, conv2d, convTranspose2d } from "../operators/convolution.js";
import { run, tensorArgument } from "../operators/operator.js";
import { pad } from "../operators/shaping.js";
import { type Arguments, defineClass } from "../signature.js";
import type { Shape } from "../tensor.js";
import { nnType, parameter } from "./types.js";

const parameters = [
  parameter("in_channels", "int", "channels of the input"),
  parameter("out_channels", "int", "channels of the output"),
  parameter("kernel_size", "int or [h, w]", "size of the kernel"),
];

const positive = (value: Value): boolean => compare(">", value, 0) === true;

/** The checks and the weight shape that every convolution has in common (`_ConvNd.__init__` of PyTorch 1.13). */
function prepare(args: Arguments, dims: number, transposed: boolean) {
  const { in_channels: inChannels = null, out_channels: outChannels = null, groups = 1, padding = 0 } = args;
  const kernel = repeated(args.kernel_size ?? null, dims);
  const stride = repeated(args.stride ?? 1, dims);
  const dilation = repeated(args.dilation ?? 1, dims);
  if (!positive(groups)) throw valueError("groups must be a positive integer");
  if (isTruthy(mod(inChannels, groups))) throw valueError("in_channels must be divisible by groups");
  if (isTruthy(mod(outChannels, groups))) throw valueError("out_channels must be divisible by groups");
  if (typeof padding === "string" && !transposed) {
    if (padding !== "same" && padding !== "valid") {
      throw valueError(`Invalid padding string ${repr(padding)}, should be one of {'same', 'valid'}`);
    }
    if (padding === "same" && stride.some((value) => compare("!=", value, 1) === true)) {
      throw valueError("padding='same' is not supported for strided convolutions");
    }
    if (padding === "same") kernel.forEach((size, i) => mul(dilation[i] ?? 1, sub(size, 1)));
  }
  const modes = ["zeros", "reflect", "replicate", "circular"];
  const mode = args.padding_mode ?? "zeros";
  if (typeof mode !== "string" || !modes.includes(mode)) {
    throw valueError(
      `padding_mode must be one of {'zeros', 'reflect', 'replicate', 'circular'}, but got padding_mode=${repr(mode)}`,
    );
  }
  const weight = transposed
    ? emptyShape([inChannels, floordiv(outChannels, groups), ...kernel])
    : emptyShape([outChannels, floordiv(inChannels, groups), ...kernel]);
  const bias = isTruthy(args.bias ?? true) ? emptyVector(outChannels) : null;
  return { stride, dilation, groups, padding, mode, weight, bias, kernel };
}

const reprOf = (args: Arguments, kernel: readonly Value[], stride: readonly Value[]): string => {
  const tuple = (values: readonly Value[]) => `(${values.map(repr).join(", ")})`;
  return `${repr(args.in_channels ?? null)}, ${repr(args.out_channels ?? null)}, kernel_size=${tuple(kernel)}, stride=${tuple(stride)}`;
};

const typesOf = (input: Value | undefined, bias: Shape | null, padding: Value, groups: Value): readonly string[] => [
  typeName(input ?? null),
  "Parameter",
  bias ? "Parameter" : "NoneType",
  "tuple",
  typeof padding === "string" ? "str" : "tuple",
  "tuple",
  typeName(groups),
];

/** Padding modes other than zeros pad first, by `F.pad`, and convolve without padding. */
function convolution(dims: 1 | 2): (args: Arguments, type: ModuleType) => Module {
  const operator = dims === 1 ? conv1d : conv2d;
  return (args, type) => {
    const { stride, dilation, groups, padding, mode, weight, bias, kernel } = prepare(args, dims, false);
    const numbers = {
      stride: strictInts(stride),
      dilation: strictInts(dilation),
      padding: typeof padding === "string" ? (padding as "same" | "valid") : strictInts(repeated(padding, dims)),
      groups: strictInt(groups),
    };
    return new Module(
      type,
      (pass, [input]) => {
        const wrong = () => invalidCombination(operator.name, typesOf(input, bias, padding, groups));
        let tensor = tensorArgument(input, wrong);
        const { stride, dilation, groups: count } = numbers;
        if (!stride || !dilation || !numbers.padding || count === undefined) throw wrong();
        let amount = numbers.padding;
        if (mode !== "zeros" && typeof amount !== "string") {
          const sides = amount.flatMap((side) => [side, side]).reverse();
          tensor = run(pass, pad, [tensor], { padding: sides, mode });
          amount = amount.map(() => 0);
        }
        return run(pass, operator, [tensor], {
          weight,
          bias: bias !== null,
          stride,
          padding: amount,
          dilation,
          groups: count,
        });
      },
      {
        parameters: { weight, bias },
        attributes: { groups, in_channels: args.in_channels ?? null, out_channels: args.out_channels ?? null },
        extraRepr: reprOf(args, kernel, stride),
      },
    );
  };
}

const transposed = (args: Arguments, type: ModuleType): Module => {
  const { stride, dilation, groups, padding, weight, bias, kernel } = prepare(args, 2, true);
  const extra = repeated(args.output_padding ?? 0, 2);
  return new Module(
    type,
    (pass, [input]) => {
      const name = convTranspose2d.name;
      const tensor = tensorArgument(input, (value) => wrongArgument(name, "input", 1, "Tensor", value));
      const lists = {
        stride: strictInts(stride),
        padding: typeof padding === "string" ? undefined : strictInts(repeated(padding, 2)),
        outputPadding: strictInts(extra),
        dilation: strictInts(dilation),
      };
      const count = strictInt(groups);
      const bad = Object.keys(lists).find((key) => lists[key as keyof typeof lists] === undefined);
      if (bad !== undefined || count === undefined) {
        throw wrongArgument(name, bad ?? "groups", 4, "tuple of ints", bad ? { kind: "tuple", items: [] } : groups);
      }
      const { stride: s = [], padding: p = [], outputPadding = [], dilation: d = [] } = lists;
      const attributes = {
        weight,
        bias: bias !== null,
        stride: s,
        padding: p,
        outputPadding,
        dilation: d,
        groups: count,
      };
      return run(pass, convTranspose2d, [tensor], attributes);
    },
    {
      parameters: { weight, bias },
      attributes: { groups, in_channels: args.in_channels ?? null, out_channels: args.out_channels ?? null },
      extraRepr: reprOf(args, kernel, stride),
    },
  );
};

const convolutionParameters = [
  ...parameters,
  parameter("stride", "int or [h, w]", "step of the kernel", 1),
  parameter("padding", "int, [h, w], 'same' or 'valid'", "zeros added at each side", 0),
  parameter("dilation", "int or [h, w]", "distance between kernel elements", 1),
  parameter("groups", "int", "blocks of channels that are convolved apart; must divide both channel counts", 1),
  parameter("bias", "bool", "adds a learnable bias", true),
  parameter("padding_mode", "str", "zeros, reflect, replicate or circular", "zeros"),
];

const transposedParameters = [
  ...parameters,
  parameter("stride", "int or [h, w]", "upsampling factor", 1),
  parameter("padding", "int or [h, w]", "rows and columns taken off each side of the output", 0),
  parameter("output_padding", "int or [h, w]", "rows and columns added at one side of the output", 0),
  parameter("groups", "int", "blocks of channels that are convolved apart; must divide both channel counts", 1),
  parameter("bias", "bool", "adds a learnable bias", true),
  parameter("dilation", "int or [h, w]", "distance between kernel elements", 1),
  parameter("padding_mode", "str", "only zeros is allowed", "zeros"),
];

export const Conv1d = defineClass({
  type: nnType("conv", "Conv1d", "_ConvNd"),
  parameters: convolutionParameters,
  doc: "1D convolution over a sequence.",
  build: convolution(1),
});

export const Conv2d = defineClass({
  type: nnType("conv", "Conv2d", "_ConvNd"),
  parameters: convolutionParameters,
  doc: "2D convolution, without batch normalisation or activation.",
  build: convolution(2),
});

export const ConvTranspose2d = defineClass({
  type: nnType("conv", "ConvTranspose2d", "_ConvTransposeNd", "_ConvNd"),
  parameters: transposedParameters,
  doc: "Transposed 2D convolution: a learned upsampling by `stride`.",
  build: transposed,
});

/** Builds a transposed convolution of another class, for `DWConvTranspose2d`. */
export const buildTransposed = transposed;
