import { floordiv, mod, mul, sub } from "../../values/arithmetic.js";
import { compare, isTruthy } from "../../values/compare.js";
import { checkHashable } from "../../values/dicts.js";
import { NotAnalysed, typeError, valueError } from "../../values/errors.js";
import { repr, str } from "../../values/repr.js";
import { isTuple, list, type Value } from "../../values/value.js";
import { emptyShape, emptyVector, repeated } from "../arguments.js";
import { Module } from "../module.js";
import type { Arguments } from "../signature.js";
import { noForward } from "./errors.js";
import { asTuple } from "./parse.js";
import { fields } from "./self.js";
import { leafClass, nnType, parameter, placement } from "./types.js";

/** `value % by`, which formats text. */
export function modulo(value: Value, by: Value): Value {
  if (typeof value === "string" && !value.includes("%")) {
    throw typeError("not all arguments converted during string formatting");
  }
  return mod(value, by);
}

const modes = ["zeros", "reflect", "replicate", "circular"];

/** The checks and the weight shape that every convolution has in common (`_ConvNd.__init__` of PyTorch 1.13). */
export function prepare(args: Arguments, dims: number, transposed: boolean) {
  const { in_channels: inChannels = null, out_channels: outChannels = null, groups = 1, padding = 0 } = args;
  const kernel = repeated(args.kernel_size ?? null, dims);
  const stride = repeated(args.stride ?? null, dims);
  const sides = typeof padding === "string" && !transposed ? padding : repeated(padding, dims);
  const dilation = repeated(args.dilation ?? null, dims);
  const extra = repeated(transposed ? (args.output_padding ?? null) : 0, dims);
  if (compare("<=", groups, 0) === true) throw valueError("groups must be a positive integer");
  if (isTruthy(modulo(inChannels, groups))) throw valueError("in_channels must be divisible by groups");
  if (isTruthy(modulo(outChannels, groups))) throw valueError("out_channels must be divisible by groups");
  if (typeof sides === "string") checkText(sides, stride);
  const mode = args.padding_mode ?? null;
  checkHashable(mode);
  if (typeof mode !== "string" || !modes.includes(mode)) {
    throw valueError(
      `padding_mode must be one of {'zeros', 'reflect', 'replicate', 'circular'}, but got padding_mode='${str(mode)}'`,
    );
  }
  const around = sidesOf(sides, kernel, dilation);
  const weight = transposed
    ? emptyShape([inChannels, floordiv(outChannels, groups), ...kernel])
    : emptyShape([outChannels, floordiv(inChannels, groups), ...kernel]);
  return {
    parameters: { weight, bias: isTruthy(args.bias ?? null) ? emptyVector(outChannels) : null },
    attributes: {
      in_channels: inChannels,
      out_channels: outChannels,
      kernel_size: asTuple(kernel),
      stride: asTuple(stride),
      padding: typeof sides === "string" ? sides : asTuple(sides),
      dilation: asTuple(dilation),
      transposed,
      output_padding: asTuple(extra),
      groups,
      padding_mode: mode,
      _reversed_padding_repeated_twice: typeof sides === "string" ? list(around) : asTuple(around),
    },
    extraRepr,
  };
}

function checkText(padding: string, stride: readonly Value[]): void {
  if (padding !== "same" && padding !== "valid") {
    throw valueError(`Invalid padding string ${repr(padding)}, should be one of {'same', 'valid'}`);
  }
  if (padding === "same" && stride.some((value) => compare("!=", value, 1) === true)) {
    throw valueError("padding='same' is not supported for strided convolutions");
  }
}

/** What `F.pad` gets for a padding mode other than zeros: the last dimension first, both sides of each. */
function sidesOf(
  padding: string | readonly Value[],
  kernel: readonly Value[],
  dilation: readonly Value[],
): readonly Value[] {
  if (typeof padding !== "string") return padding.toReversed().flatMap((side) => [side, side]);
  if (padding === "valid") return kernel.flatMap(() => [0, 0]);
  const sides = kernel.map((size, i) => {
    const total = mul(dilation[i] ?? null, sub(size, 1));
    const left = floordiv(total, 2);
    return [left, sub(total, left)];
  });
  return sides.reverse().flat();
}

/** `_ConvNd.extra_repr`: what differs from the defaults. */
function extraRepr(self: Module): string {
  const { in_channels, out_channels, kernel_size, stride, ...rest } = fields(self, [
    ...(["in_channels", "out_channels", "kernel_size", "stride", "padding", "dilation"] as const),
    ...(["output_padding", "groups", "bias", "padding_mode"] as const),
  ]);
  const all = (value: Value, each: number) => isTuple(value) && value.items.every((item) => item === each);
  return [
    ...[repr(in_channels), repr(out_channels), `kernel_size=${repr(kernel_size)}`, `stride=${repr(stride)}`],
    ...(all(rest.padding, 0) ? [] : [`padding=${str(rest.padding)}`]),
    ...(all(rest.dilation, 1) ? [] : [`dilation=${repr(rest.dilation)}`]),
    ...(all(rest.output_padding, 0) ? [] : [`output_padding=${repr(rest.output_padding)}`]),
    ...(rest.groups === 1 ? [] : [`groups=${repr(rest.groups)}`]),
    ...(rest.bias === null ? ["bias=False"] : []),
    ...(rest.padding_mode === "zeros" ? [] : [`padding_mode=${str(rest.padding_mode)}`]),
  ].join(", ");
}

// The base of all convolutions, which code of the workspace may derive from.
leafClass({
  type: nnType("conv", "_ConvNd"),
  parameters: [
    ...["in_channels", "out_channels", "kernel_size", "stride", "padding", "dilation", "transposed"],
    ...["output_padding", "groups", "bias", "padding_mode"],
  ]
    .map((name) => parameter(name, "any", "as in nn.Conv2d"))
    .concat(placement),
  doc: "The base of all convolutions.",
  build(args, type) {
    const kernel = args.kernel_size ?? null;
    if (!isTuple(kernel)) throw new NotAnalysed("the kernel of a convolution of no known dimensions");
    const parts = prepare(args, kernel.items.length, isTruthy(args.transposed ?? null));
    return new Module(
      type,
      (_pass, _inputs, self) => {
        throw noForward(self.typeName);
      },
      parts,
    );
  },
});
