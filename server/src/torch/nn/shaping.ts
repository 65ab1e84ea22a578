import { attributeError, NotAnalysed, typeError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { repr } from "../../values/repr.js";
import { isInt, isSequence, isTuple, type Value } from "../../values/value.js";
import { invalidCombination, repeated } from "../arguments.js";
import { Module } from "../module.js";
import { type Operator, run, tensorArgument } from "../operators/operator.js";
import { channelShuffle, pixelShuffle, pixelUnshuffle, unflatten } from "../operators/rearranging.js";
import { flatten } from "../operators/shaping.js";
import { col2im, im2col } from "../operators/sliding.js";
import type { ModuleClass, ParameterSpec } from "../signature.js";
import { asTuple, inputOf, int, ints, parse } from "./parse.js";
import { field, fields } from "./self.js";
import { leafClass, nnType, parameter } from "./types.js";

const shown =
  (...names: readonly string[]) =>
  (self: Module): string =>
    names.map((name) => `${name}=${repr(field(self, name))}`).join(", ");

/** `nn.Identity` takes any arguments and ignores them. */
const anything: readonly ParameterSpec[] = Array.from({ length: 12 }, (_, i) =>
  parameter(`arg${i}`, "any", "ignored", null),
);

const Identity = leafClass({
  type: nnType("linear", "Identity"),
  parameters: anything,
  doc: "Gives its input back.",
  bindArguments: () => ({}),
  build: (_, type) => new Module(type, (_pass, [input = null]) => input),
});

const Flatten = leafClass({
  type: nnType("flatten", "Flatten"),
  parameters: [
    parameter("start_dim", "int", "first dimension to join", 1),
    parameter("end_dim", "int", "last dimension to join", -1),
  ],
  doc: "Joins dimensions into one.",
  build: (args, type) =>
    new Module(
      type,
      (pass, [input], self) => {
        const tensor = tensorArgument(input, (value) =>
          attributeError(`'${typeName(value)}' object has no attribute 'flatten'`),
        );
        const { start_dim: start, end_dim: end } = fields(self, ["start_dim", "end_dim"]);
        const mismatch = () => invalidCombination("flatten", [typeName(start), typeName(end)]);
        return run(pass, flatten, [tensor], parse("flatten", { start: int, end: int }, { start, end }, { mismatch }));
      },
      { attributes: args, extraRepr: shown("start_dim", "end_dim") },
    ),
});

/** The checks of `nn.Unflatten.__init__`. */
function checkUnflatten(dim: Value, sizes: Value): void {
  const wrong = (wanted: string) => typeError(`unflattened_size must be ${wanted}`);
  if (isInt(dim)) {
    if (!isSequence(sizes)) throw wrong(`a tuple of ints, but found type ${typeName(sizes)}`);
    const at = sizes.items.findIndex((item) => !isInt(item));
    const odd = sizes.items[at];
    if (odd !== undefined) throw wrong(`tuple of ints, but found element of type ${typeName(odd)} at pos ${at}`);
    return;
  }
  if (typeof dim !== "string") throw typeError("invalid argument type for dim parameter");
  if (!isTuple(sizes)) throw wrong(`a tuple of tuples, but found type ${typeName(sizes)}`);
  const at = sizes.items.findIndex((item) => !isTuple(item));
  const odd = sizes.items[at];
  if (odd !== undefined) throw wrong(`tuple of tuples, but found element of type ${typeName(odd)} at pos ${at}`);
}

const Unflatten = leafClass({
  type: nnType("flatten", "Unflatten"),
  parameters: [
    parameter("dim", "int", "dimension to split"),
    parameter("unflattened_size", "list of ints", "sizes it is split into"),
  ],
  doc: "Splits a dimension into several.",
  build(args, type) {
    checkUnflatten(args.dim ?? null, args.unflattened_size ?? null);
    return new Module(
      type,
      (pass, [input], self) => {
        const { dim, unflattened_size: sizes } = fields(self, ["dim", "unflattened_size"]);
        const tensor = tensorArgument(input, (value) =>
          attributeError(`'${typeName(value)}' object has no attribute 'unflatten'`),
        );
        if (typeof dim === "string") throw new NotAnalysed("named dimensions");
        if (isSequence(sizes) && sizes.items.length === 0) run(pass, unflatten, [tensor], { dim: 0, sizes: [] });
        const read = parse("unflatten", { dim: int, sizes: ints(0) }, { dim, sizes }, { first: 1 });
        return run(pass, unflatten, [tensor], read);
      },
      { attributes: args, extraRepr: shown("dim", "unflattened_size") },
    );
  },
});

/** A class with one int that an operator takes. */
function shuffle<K extends string>(
  operator: Operator<{ readonly [key in K]: number }>,
  attribute: K,
  { file, name, key, doc, keyDoc }: Readonly<Record<"file" | "name" | "key" | "doc" | "keyDoc", string>>,
): ModuleClass {
  return leafClass({
    type: nnType(file, name),
    parameters: [parameter(key, "int", keyDoc)],
    doc,
    build: (args, type) =>
      new Module(
        type,
        (pass, [input], self) => {
          const tensor = inputOf(operator.name, input);
          const read = parse(operator.name, { [key]: int }, fields(self, [key]))[key] ?? 0;
          return run(pass, operator, [tensor], { [attribute]: read } as { readonly [key in K]: number });
        },
        { attributes: args, extraRepr: shown(key) },
      ),
  });
}

const windowParameters = [
  parameter("kernel_size", "int or [h, w]", "size of the window"),
  parameter("dilation", "int or [h, w]", "distance between window elements", 1),
  parameter("padding", "int or [h, w]", "zeros added at each side", 0),
  parameter("stride", "int or [h, w]", "step of the window", 1),
];

const windows = ["kernel_size", "dilation", "padding", "stride"] as const;

/** Attributes as `F.unfold` and `F.fold` hand them on: as pairs. */
const pairs = <K extends string>(self: Module, names: readonly K[]): Readonly<Record<K, Value>> =>
  Object.fromEntries(names.map((name) => [name, asTuple(repeated(field(self, name), 2))])) as Record<K, Value>;

const Unfold = leafClass({
  type: nnType("fold", "Unfold"),
  parameters: windowParameters,
  doc: "Every window of the map as a column.",
  build: (args, type) =>
    new Module(
      type,
      (pass, [input], self) => {
        const tensor = inputOf("im2col", input);
        const { kernel_size: kernelSize, ...rest } = parse(
          "im2col",
          { kernel_size: ints(2), dilation: ints(2), padding: ints(2), stride: ints(2) },
          pairs(self, windows),
        );
        return run(pass, im2col, [tensor], { kernelSize, ...rest });
      },
      { attributes: args, extraRepr: shown(...windows) },
    ),
});

const Fold = leafClass({
  type: nnType("fold", "Fold"),
  parameters: [parameter("output_size", "int or [h, w]", "size of the map"), ...windowParameters],
  doc: "Adds columns of windows up into a map.",
  build: (args, type) =>
    new Module(
      type,
      (pass, [input], self) => {
        const tensor = inputOf("col2im", input);
        const {
          output_size: outputSize,
          kernel_size: kernelSize,
          ...rest
        } = parse(
          "col2im",
          {
            output_size: ints(2, "tuple of SymInts"),
            kernel_size: ints(2),
            dilation: ints(2),
            padding: ints(2),
            stride: ints(2),
          },
          pairs(self, ["output_size", ...windows]),
        );
        return run(pass, col2im, [tensor], { outputSize, kernelSize, ...rest });
      },
      { attributes: args, extraRepr: shown("output_size", ...windows) },
    ),
});

export const shapingClasses: readonly ModuleClass[] = [
  Identity,
  Flatten,
  Unflatten,
  shuffle(pixelShuffle, "factor", {
    file: "pixelshuffle",
    name: "PixelShuffle",
    key: "upscale_factor",
    keyDoc: "factor between depth and space",
    doc: "Moves channels into space: C*r*r to C, sizes times r.",
  }),
  shuffle(pixelUnshuffle, "factor", {
    file: "pixelshuffle",
    name: "PixelUnshuffle",
    key: "downscale_factor",
    keyDoc: "factor between depth and space",
    doc: "Moves space into channels: C to C*r*r.",
  }),
  shuffle(channelShuffle, "groups", {
    file: "channelshuffle",
    name: "ChannelShuffle",
    key: "groups",
    keyDoc: "groups of channels; must divide their number",
    doc: "Takes channels from every group in turn.",
  }),
  Unfold,
  Fold,
];
