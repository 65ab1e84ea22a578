import { compare } from "../../values/compare.js";
import { attributeError, valueError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { repr, str } from "../../values/repr.js";
import { float } from "../../values/value.js";
import { repeated, strictInt, strictInts, wrongArgument } from "../arguments.js";
import { Module } from "../module.js";
import { run, tensorArgument } from "../operators/operator.js";
import { maps } from "../operators/pointwise.js";
import { flatten, pad, pixelShuffle, pixelUnshuffle } from "../operators/shaping.js";
import { defineClass, type ModuleClass, type ParameterSpec } from "../signature.js";
import { nnType, parameter } from "./types.js";

/** `nn.Identity` takes any arguments and ignores them. */
const anything: readonly ParameterSpec[] = Array.from({ length: 12 }, (_, i) =>
  parameter(`arg${i}`, "any", "ignored", null),
);

export const Identity = defineClass({
  type: nnType("linear", "Identity"),
  parameters: anything,
  doc: "Gives its input back.",
  build: (_, type) => new Module(type, (_pass, [input = null]) => input),
});

export const Flatten = defineClass({
  type: nnType("flatten", "Flatten"),
  parameters: [
    parameter("start_dim", "int", "first dimension to join", 1),
    parameter("end_dim", "int", "last dimension to join", -1),
  ],
  doc: "Joins dimensions into one.",
  build: (args, type) =>
    new Module(
      type,
      (pass, [input]) => {
        const tensor = tensorArgument(input, (value) =>
          attributeError(`'${typeName(value)}' object has no attribute 'flatten'`),
        );
        const [start, end] = [args.start_dim ?? 1, args.end_dim ?? -1].map((dim) => strictInt(dim));
        if (start === undefined || end === undefined) {
          throw wrongArgument("flatten", "start_dim", 2, "int", args.start_dim ?? null);
        }
        return run(pass, flatten, [tensor], { start, end });
      },
      { extraRepr: `start_dim=${repr(args.start_dim ?? null)}, end_dim=${repr(args.end_dim ?? null)}` },
    ),
});

function dropout(name: string): ModuleClass {
  return defineClass({
    type: nnType("dropout", name, "_DropoutNd"),
    parameters: [
      parameter("p", "float", "share of the values that is zeroed in training", float(0.5)),
      parameter("inplace", "bool", "overwrites its input", false),
    ],
    doc: "Zeroes values at random in training, does nothing otherwise.",
    build(args, type) {
      const p = args.p ?? null;
      if (compare("<", p, 0) === true || compare(">", p, 1) === true) {
        throw valueError(`dropout probability has to be between 0 and 1, but got ${str(p)}`);
      }
      return new Module(
        type,
        (pass, [input]) => {
          const tensor = tensorArgument(input, (value) => wrongArgument("dropout", "input", 1, "Tensor", value));
          return run(pass, maps.dropout as NonNullable<typeof maps.dropout>, [tensor], {});
        },
        { extraRepr: `p=${repr(p)}, inplace=${repr(args.inplace ?? false)}` },
      );
    },
  });
}

function padding(name: string, mode: string, doc: string): ModuleClass {
  const withValue = name === "ConstantPad2d";
  return defineClass({
    type: nnType(
      "padding",
      name,
      name === "ZeroPad2d" ? "ConstantPad2d" : `_${name.replace(/\dd$/, "Nd")}`,
      "_ConstantPadNd",
    ),
    parameters: [
      parameter("padding", "int or [left, right, top, bottom]", "added at the sides"),
      ...(withValue ? [parameter("value", "float", "what is added")] : []),
    ],
    doc,
    build: (args, type) =>
      new Module(
        type,
        (pass, [input]) => {
          const tensor = tensorArgument(input, (value) => wrongArgument("pad", "input", 1, "Tensor", value));
          const sides = strictInts(repeated(args.padding ?? null, 4));
          if (!sides) throw wrongArgument("pad", "pad", 2, "tuple of ints", args.padding ?? null);
          return run(pass, pad, [tensor], { padding: sides, mode });
        },
        { attributes: args, extraRepr: repr(args.padding ?? null) },
      ),
  });
}

function shuffle(name: "PixelShuffle" | "PixelUnshuffle"): ModuleClass {
  const up = name === "PixelShuffle";
  const key = up ? "upscale_factor" : "downscale_factor";
  return defineClass({
    type: nnType("pixelshuffle", name),
    parameters: [parameter(key, "int", "factor between depth and space")],
    doc: up ? "Moves channels into space: C*r*r to C, sizes times r." : "Moves space into channels: C to C*r*r.",
    build: (args, type) =>
      new Module(
        type,
        (pass, [input]) => {
          const operator = up ? pixelShuffle : pixelUnshuffle;
          const tensor = tensorArgument(input, (value) => wrongArgument(operator.name, "input", 1, "Tensor", value));
          const factor = strictInt(args[key] ?? null);
          if (factor === undefined) throw wrongArgument(operator.name, key, 2, "int", args[key] ?? null);
          return run(pass, operator, [tensor], { factor });
        },
        { extraRepr: `${key}=${repr(args[key] ?? null)}` },
      ),
  });
}

export const Dropout = dropout("Dropout");
export const Dropout2d = dropout("Dropout2d");
export const ZeroPad2d = padding("ZeroPad2d", "constant", "Adds zeros at the sides.");
export const ConstantPad2d = padding("ConstantPad2d", "constant", "Adds a constant at the sides.");
export const ReflectionPad2d = padding("ReflectionPad2d", "reflect", "Mirrors the map at its sides.");
export const ReplicationPad2d = padding("ReplicationPad2d", "replicate", "Repeats the outermost rows and columns.");
export const PixelShuffle = shuffle("PixelShuffle");
export const PixelUnshuffle = shuffle("PixelUnshuffle");
