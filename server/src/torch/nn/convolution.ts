import { NotAnalysed, PythonError, valueError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { str } from "../../values/repr.js";
import { isUnknown, type Value } from "../../values/value.js";
import { invalidCombination } from "../arguments.js";
import { method, required } from "../methods.js";
import { Module, type ModuleType } from "../module.js";
import { convolutions, transposedConvolutions } from "../operators/convolution.js";
import { run, tensorArgument } from "../operators/operator.js";
import { pad, type PadMode } from "../operators/padding.js";
import type { Arguments } from "../signature.js";
import type { Tensor } from "../tensor.js";
import { type ForwardPass, running } from "../trace.js";
import { prepare } from "./convNd.js";
import { asTuple, inputOf, int, ints, parse, type Rule } from "./parse.js";
import { field, fields, followingFrom, weightShape } from "./self.js";
import { leafClass, nnType, parameter, placement } from "./types.js";

type Spatial = 1 | 2 | 3;

const paddingText: Rule<"same" | "valid"> = {
  wanted: "str",
  accepts: (value) => typeof value === "string",
  read: (value) => (value === "same" ? "same" : "valid"),
};

/** What a convolution looks at of its weight and bias. */
function weightsOf(weight: Value, bias: Value) {
  const biasShape = weightShape(bias);
  return { weight: weightShape(weight) ?? [], bias: biasShape !== null, biasShape };
}

const settings = ["stride", "padding", "dilation", "groups", "padding_mode"] as const;

interface Convolved {
  readonly input: Value | undefined;
  readonly weight: Value;
  readonly bias: Value;
}

/** Arguments as PyTorch's parser reads them. */
interface Read {
  readonly stride: readonly number[];
  readonly padding: readonly number[] | "same" | "valid";
  readonly dilation: readonly number[];
  readonly groups: number;
}

const parsed = followingFrom<(typeof settings)[number], Read>(settings);

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
  const read = parsed(self, () =>
    parse(
      operator.name,
      {
        stride: ints(dims),
        padding: typeof padding === "string" ? paddingText : ints(dims),
        dilation: ints(dims),
        groups: int,
      },
      { stride, padding, dilation, groups },
      { first: 4, mismatch },
    ),
  );
  return run(pass, operator, [tensor], { ...weightsOf(weight, bias), ...read }, { weight, bias });
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
        return run(pass, operator, [tensor], { ...weightsOf(weight, bias), ...read, outputPadding }, { weight, bias });
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
