import { floordiv, mod, mul, sub } from "../../values/arithmetic.js";
import { compare, isTruthy } from "../../values/compare.js";
import { checkHashable } from "../../values/dicts.js";
import { NotAnalysed, PythonError, runtimeError, typeError, valueError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { repr, str } from "../../values/repr.js";
import { isTuple, isUnknown, list, type Value } from "../../values/value.js";
import { emptyShape, emptyVector, invalidCombination, repeated } from "../arguments.js";
import { method, required } from "../methods.js";
import { Module, type ModuleType } from "../module.js";
import { convolutions, transposedConvolutions } from "../operators/convolution.js";
import { product, run, tensorArgument } from "../operators/operator.js";
import { pad, type PadMode } from "../operators/padding.js";
import type { Arguments } from "../signature.js";
import { type Dim, formatSizes, type Shape, type Tensor } from "../tensor.js";
import { type ForwardPass, running } from "../trace.js";
import { asTuple, inputOf, int, ints, parse, type Rule } from "./parse.js";
import { field, fields, weightShape } from "./self.js";
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

const paddingText: Rule<"same" | "valid"> = {
  wanted: "str",
  accepts: (value) => typeof value === "string",
  read: (value) => (value === "same" ? "same" : "valid"),
};

/** The weight and whether there is a bias, which must have one element for every output channel. */
function weightsOf(weight: Value, bias: Value, outputsOf: (shape: Shape) => Dim, transposed = false) {
  const shape = weightShape(weight) ?? [];
  const own = weightShape(bias);
  const outputs = outputsOf(shape);
  if (own && outputs !== null && !own.includes(null) && (own.length !== 1 || own[0] !== outputs)) {
    throw runtimeError(
      `Given ${transposed ? "transposed=1, " : ""}weight of size ${formatSizes(shape)}, expected bias to be ` +
        `1-dimensional with ${outputs} elements, but got bias of size ${formatSizes(own)} instead`,
    );
  }
  return { weight: shape, bias: own !== null };
}

const settings = ["stride", "padding", "dilation", "groups", "padding_mode"] as const;

interface Convolved {
  readonly input: Value | undefined;
  readonly weight: Value;
  readonly bias: Value;
}

/** `_conv_forward`: padding modes other than zeros pad first, by `F.pad`, and convolve without padding. */
function convolve(pass: ForwardPass, dims: Spatial, self: Module, { input, weight, bias }: Convolved): Tensor {
  const operator = convolutions[dims];
  const { stride, padding: own, dilation, groups, padding_mode: mode } = fields(self, settings);
  const padded = mode !== "zeros";
  const padding: Value = padded ? asTuple(Array.from({ length: dims }, () => 0)) : own;
  const mismatch = () => {
    const shown = padded || typeof own !== "string" ? "tuple" : "str";
    const first = [input ?? null, weight, bias, stride].map(typeName);
    return invalidCombination(operator.name, [...first, shown, typeName(dilation), typeName(groups)]);
  };
  let tensor = padded ? inputOf("pad", input) : tensorArgument(input, mismatch);
  if (padded) {
    const sides = parse("pad", { pad: ints(0) }, { pad: field(self, "_reversed_padding_repeated_twice") });
    tensor = run(pass, pad, [tensor], { padding: sides.pad, mode: padMode(mode) });
  }
  if (weight === null) throw mismatch();
  const read = parse(
    operator.name,
    {
      stride: ints(dims),
      padding: typeof padding === "string" ? paddingText : ints(dims),
      dilation: ints(dims),
      groups: int,
    },
    { stride, padding, dilation, groups },
    { first: 4, mismatch },
  );
  return run(pass, operator, [tensor], { ...weightsOf(weight, bias, ([outputs = null]) => outputs), ...read });
}

function padMode(mode: Value): PadMode {
  if (mode === "reflect" || mode === "replicate" || mode === "circular") return mode;
  if (isUnknown(mode)) throw new NotAnalysed(mode.reason);
  throw new PythonError("NotImplementedError", `Unrecognised padding mode ${str(mode)}`);
}

const convolution =
  (dims: Spatial) =>
  (args: Arguments, type: ModuleType): Module =>
    new Module(
      type,
      (pass, [input], self) => convolve(pass, dims, self, { input, ...fields(self, ["weight", "bias"]) }),
      prepare(args, dims, false),
    );

/** Builds a transposed convolution; of another class too, for `DWConvTranspose2d`. */
const transposed =
  (dims: Spatial) =>
  (args: Arguments, type: ModuleType): Module => {
    const own = `ConvTranspose${dims}d`;
    const given = { dilation: 1, output_padding: 0, padding_mode: "zeros", bias: true, ...args };
    if (given.padding_mode !== "zeros") throw valueError(`Only "zeros" padding mode is supported for ${own}`);
    const operator = transposedConvolutions[dims];
    return new Module(
      type,
      (pass, [input, size = null], self) => {
        if (field(self, "padding_mode") !== "zeros") {
          throw valueError(`Only \`zeros\` padding mode is supported for ${own}`);
        }
        const tensor = inputOf(operator.name, input);
        if (size !== null) throw new NotAnalysed(`the output size of nn.${own}`);
        const { output_padding: outputPadding, ...read } = parse(
          operator.name,
          { stride: ints(dims), padding: ints(dims), output_padding: ints(dims), groups: int, dilation: ints(dims) },
          fields(self, ["stride", "padding", "output_padding", "groups", "dilation"]),
          { first: 4 },
        );
        const { weight, bias } = fields(self, ["weight", "bias"]);
        const weights = weightsOf(weight, bias, (shape) => product(shape[1] ?? null, read.groups), true);
        return run(pass, operator, [tensor], { ...weights, ...read, outputPadding });
      },
      prepare(given, dims, true),
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
    methods: {
      _conv_forward: method({ input: required, weight: required, bias: required }, (self, input, weight, bias) =>
        convolve(running(), dims, self, { input, weight: weight ?? null, bias: bias ?? null }),
      ),
    },
    build: convolution(dims),
  });

const transposedClass = (dims: Spatial, doc: string) =>
  leafClass({
    type: nnType("conv", `ConvTranspose${dims}d`, "_ConvTransposeNd", "_ConvNd"),
    parameters: transposedParameters(sizeTypes[dims]),
    doc,
    inputs: { input: required, output_size: null },
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
