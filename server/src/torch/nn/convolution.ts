import { floordiv, mod, mul, sub } from "../../values/arithmetic.js";
import { compare, isTruthy } from "../../values/compare.js";
import { checkHashable } from "../../values/dicts.js";
import { typeError, valueError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { repr, str } from "../../values/repr.js";
import type { Value } from "../../values/value.js";
import { emptyShape, emptyVector, invalidCombination, repeated } from "../arguments.js";
import { Module, type ModuleType } from "../module.js";
import { convolutions, transposedConvolutions } from "../operators/convolution.js";
import { run, tensorArgument } from "../operators/operator.js";
import { pad, type PadMode } from "../operators/padding.js";
import type { Arguments } from "../signature.js";
import type { Shape } from "../tensor.js";
import { asTuple, inputOf, int, ints, once, parse, type Rule } from "./parse.js";
import { leafClass, nnType, parameter, placement } from "./types.js";

type Spatial = 1 | 2 | 3;

/** `value % by`, which formats text. */
export function modulo(value: Value, by: Value): Value {
  if (typeof value === "string" && !value.includes("%")) {
    throw typeError("not all arguments converted during string formatting");
  }
  return mod(value, by);
}

const modes = ["zeros", "reflect", "replicate", "circular"];

/** The checks and the weight shape that every convolution has in common (`_ConvNd.__init__` of PyTorch 1.13). */
function prepare(args: Arguments, dims: number, transposed: boolean) {
  const { in_channels: inChannels = null, out_channels: outChannels = null, groups = 1, padding = 0 } = args;
  const kernel = repeated(args.kernel_size ?? null, dims);
  const stride = repeated(args.stride ?? null, dims);
  const sides = typeof padding === "string" && !transposed ? padding : repeated(padding, dims);
  const dilation = repeated(args.dilation ?? null, dims);
  if (transposed) repeated(args.output_padding ?? null, dims);
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
  const around = mode === "zeros" && typeof sides !== "string" ? null : sidesOf(sides, kernel, dilation);
  const weight = transposed
    ? emptyShape([inChannels, floordiv(outChannels, groups), ...kernel])
    : emptyShape([outChannels, floordiv(inChannels, groups), ...kernel]);
  const bias = isTruthy(args.bias ?? null) ? emptyVector(outChannels) : null;
  return { stride, dilation, groups, padding: sides, mode, around, weight, bias, kernel };
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

/** Counters read these. */
const attributesOf = ({ groups = 1, in_channels = null, out_channels = null }: Arguments) => ({
  groups,
  in_channels,
  out_channels,
});

const reprOf = (args: Arguments, kernel: readonly Value[], stride: readonly Value[]): string => {
  const tuple = (values: readonly Value[]) => `(${values.map(repr).join(", ")})`;
  return `${repr(args.in_channels ?? null)}, ${repr(args.out_channels ?? null)}, kernel_size=${tuple(kernel)}, stride=${tuple(stride)}`;
};

const typesOf = (input: Value | undefined, bias: Shape | null, padding: Value, groups: Value): readonly string[] => [
  typeName(input ?? null),
  "Parameter",
  bias ? "Parameter" : "NoneType",
  "tuple",
  typeName(padding),
  "tuple",
  typeName(groups),
];

const paddingText: Rule<"same" | "valid"> = {
  wanted: "str",
  accepts: (value) => typeof value === "string",
  read: (value) => (value === "same" ? "same" : "valid"),
};

/** Padding modes other than zeros pad first, by `F.pad`, and convolve without padding. */
function convolution(dims: Spatial): (args: Arguments, type: ModuleType) => Module {
  const operator = convolutions[dims];
  return (args, type) => {
    const { stride, dilation, groups, padding, mode, around, weight, bias, kernel } = prepare(args, dims, false);
    const padded = mode !== "zeros";
    const amount: Value = padded ? asTuple(Array.from({ length: dims }, () => 0)) : asPadding(padding);
    const shown = padded || typeof padding !== "string" ? asTuple([]) : padding;
    const mismatchFor = (input: Value | undefined) => () =>
      invalidCombination(operator.name, typesOf(input, bias, shown, groups));
    const readArguments = once((input: Value | undefined) =>
      parse(
        operator.name,
        {
          stride: ints(dims),
          padding: typeof amount === "string" ? paddingText : ints(dims),
          dilation: ints(dims),
          groups: int,
        },
        { stride: asTuple(stride), padding: amount, dilation: asTuple(dilation), groups },
        { first: 4, mismatch: mismatchFor(input) },
      ),
    );
    return new Module(
      type,
      (pass, [input]) => {
        let tensor = padded ? inputOf("pad", input) : tensorArgument(input, mismatchFor(input));
        if (padded) {
          const sides = parse("pad", { pad: ints(0) }, { pad: asTuple(around ?? []) });
          tensor = run(pass, pad, [tensor], { padding: sides.pad, mode: mode as PadMode });
        }
        const read = readArguments(input);
        return run(pass, operator, [tensor], { weight, bias: bias !== null, ...read });
      },
      { parameters: { weight, bias }, attributes: attributesOf(args), extraRepr: () => reprOf(args, kernel, stride) },
    );
  };
}

const asPadding = (padding: string | readonly Value[]): Value =>
  typeof padding === "string" ? padding : asTuple(padding);

/** Builds a transposed convolution; of another class too, for `DWConvTranspose2d`. */
const transposed =
  (dims: Spatial) =>
  (args: Arguments, type: ModuleType): Module => {
    const own = `ConvTranspose${dims}d`;
    const given = { dilation: 1, output_padding: 0, padding_mode: "zeros", bias: true, ...args };
    if (given.padding_mode !== "zeros") throw valueError(`Only "zeros" padding mode is supported for ${own}`);
    const { stride, dilation, groups, padding, weight, bias, kernel } = prepare(given, dims, true);
    const extra = repeated(given.output_padding, dims);
    const operator = transposedConvolutions[dims];
    return new Module(
      type,
      (pass, [input]) => {
        const tensor = inputOf(operator.name, input);
        const { output_padding: outputPadding, ...read } = parse(
          operator.name,
          { stride: ints(dims), padding: ints(dims), output_padding: ints(dims), groups: int, dilation: ints(dims) },
          {
            stride: asTuple(stride),
            padding: asPadding(padding),
            output_padding: asTuple(extra),
            groups,
            dilation: asTuple(dilation),
          },
          { first: 4 },
        );
        return run(pass, operator, [tensor], { weight, bias: bias !== null, ...read, outputPadding });
      },
      { parameters: { weight, bias }, attributes: attributesOf(args), extraRepr: () => reprOf(args, kernel, stride) },
    );
  };

const common = [
  parameter("in_channels", "int", "channels of the input"),
  parameter("out_channels", "int", "channels of the output"),
];
const groupsParameter = parameter(
  "groups",
  "int",
  "blocks of channels that are convolved apart; must divide both channel counts",
  1,
);
const biasParameter = parameter("bias", "bool", "adds a learnable bias", true);

const sizeTypes: Readonly<Record<Spatial, string>> = { 1: "int", 2: "int or [h, w]", 3: "int or [d, h, w]" };

const convolutionParameters = (size: string) => [
  ...common,
  parameter("kernel_size", size, "size of the kernel"),
  parameter("stride", size, "step of the kernel", 1),
  parameter("padding", `${size}, 'same' or 'valid'`.replace("int or", "int,"), "zeros added at each side", 0),
  parameter("dilation", size, "distance between kernel elements", 1),
  groupsParameter,
  biasParameter,
  parameter("padding_mode", "str", "zeros, reflect, replicate or circular", "zeros"),
  ...placement,
];

const transposedParameters = (size: string) => [
  ...common,
  parameter("kernel_size", size, "size of the kernel"),
  parameter("stride", size, "upsampling factor", 1),
  parameter("padding", size, "rows and columns taken off each side of the output", 0),
  parameter("output_padding", size, "rows and columns added at one side of the output", 0),
  groupsParameter,
  biasParameter,
  parameter("dilation", size, "distance between kernel elements", 1),
  parameter("padding_mode", "str", "only zeros is allowed", "zeros"),
  ...placement,
];

const convolutionClass = (dims: Spatial, doc: string) =>
  leafClass({
    type: nnType("conv", `Conv${dims}d`, "_ConvNd"),
    parameters: convolutionParameters(sizeTypes[dims]),
    doc,
    build: convolution(dims),
  });

const transposedClass = (dims: Spatial, doc: string) =>
  leafClass({
    type: nnType("conv", `ConvTranspose${dims}d`, "_ConvTransposeNd", "_ConvNd"),
    parameters: transposedParameters(sizeTypes[dims]),
    doc,
    build: transposed(dims),
  });

export const convolutionClasses = [
  convolutionClass(1, "1D convolution over a sequence."),
  convolutionClass(2, "2D convolution, without batch normalisation or activation."),
  convolutionClass(3, "3D convolution over a volume."),
  transposedClass(1, "Transposed 1D convolution: a learned upsampling by `stride`."),
  transposedClass(2, "Transposed 2D convolution: a learned upsampling by `stride`."),
  transposedClass(3, "Transposed 3D convolution: a learned upsampling by `stride`."),
];

/** Builds a transposed convolution of another class, for `DWConvTranspose2d`. */
export const buildTransposed = transposed(2);
