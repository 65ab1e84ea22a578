import { isTruthy } from "../../values/compare.js";
import { typeError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { repr } from "../../values/repr.js";
import { isSequence, type Value } from "../../values/value.js";
import { repeated, strictInt, strictInts, wrongArgument } from "../arguments.js";
import { Module } from "../module.js";
import { run, tensorArgument } from "../operators/operator.js";
import { adaptiveAvgPool2d, adaptiveMaxPool2d, avgPool2d, maxPool2d } from "../operators/pooling.js";
import { defineClass, type ModuleClass } from "../signature.js";
import { nnType, parameter } from "./types.js";

/** One int or a list of ints, as PyTorch's parser takes for `tuple of ints`. */
function ints(operator: string, argument: string, position: number, value: Value): readonly number[] {
  const numbers = strictInts(isSequence(value) ? value.items : [value]);
  if (!numbers || numbers.length === 0) throw wrongArgument(operator, argument, position, "tuple of ints", value);
  return numbers;
}

const kernelSize = parameter("kernel_size", "int or [h, w]", "size of the window");
const stride = parameter("stride", "int or [h, w]", "step of the window, its own size if left out", null);
const padding = parameter("padding", "int or [h, w]", "added at each side, at most half the window", 0);

export const MaxPool2d = defineClass({
  type: nnType("pooling", "MaxPool2d", "_MaxPoolNd"),
  parameters: [
    kernelSize,
    stride,
    padding,
    parameter("dilation", "int or [h, w]", "distance between window elements", 1),
    parameter("return_indices", "bool", "gives the places of the maxima too", false),
    parameter("ceil_mode", "bool", "rounds the output size up", false),
  ],
  doc: "The maximum of every window.",
  build: (args, type) =>
    new Module(
      type,
      (pass, [input]) => {
        const name = maxPool2d.name;
        const tensor = tensorArgument(input, (value) => wrongArgument(name, "input", 1, "Tensor", value));
        return run(pass, maxPool2d, [tensor], {
          kernelSize: ints(name, "kernel_size", 2, args.kernel_size ?? null),
          stride: args.stride === null ? [] : ints(name, "stride", 3, args.stride ?? null),
          padding: ints(name, "padding", 4, args.padding ?? 0),
          dilation: ints(name, "dilation", 5, args.dilation ?? 1),
          ceilMode: isTruthy(args.ceil_mode ?? false),
        });
      },
      {
        attributes: args,
        extraRepr: ["kernel_size", "stride", "padding", "dilation", "ceil_mode"]
          .map((key) => `${key}=${repr((key === "stride" ? (args.stride ?? args.kernel_size) : args[key]) ?? null)}`)
          .join(", "),
      },
    ),
});

export const AvgPool2d = defineClass({
  type: nnType("pooling", "AvgPool2d", "_AvgPoolNd"),
  parameters: [
    kernelSize,
    stride,
    padding,
    parameter("ceil_mode", "bool", "rounds the output size up", false),
    parameter("count_include_pad", "bool", "counts the padding in the average", true),
    parameter("divisor_override", "int", "divides by this instead of the window's size", null),
  ],
  doc: "The mean of every window.",
  build: (args, type) =>
    new Module(
      type,
      (pass, [input]) => {
        const name = avgPool2d.name;
        const tensor = tensorArgument(input, (value) => wrongArgument(name, "input", 1, "Tensor", value));
        const divisor = args.divisor_override ?? null;
        return run(pass, avgPool2d, [tensor], {
          kernelSize: ints(name, "kernel_size", 2, args.kernel_size ?? null),
          stride: args.stride === null ? [] : ints(name, "stride", 3, args.stride ?? null),
          padding: ints(name, "padding", 4, args.padding ?? 0),
          dilation: [1],
          ceilMode: isTruthy(args.ceil_mode ?? false),
          countIncludePad: isTruthy(args.count_include_pad ?? true),
          divisorOverride: divisor === null ? null : (strictInt(divisor) ?? 1),
        });
      },
      { attributes: args },
    ),
});

function adaptive(name: "AdaptiveAvgPool2d" | "AdaptiveMaxPool2d", doc: string): ModuleClass {
  const operator = name === "AdaptiveAvgPool2d" ? adaptiveAvgPool2d : adaptiveMaxPool2d;
  const wanted = name === "AdaptiveAvgPool2d" ? "tuple of SymInts" : "tuple of ints";
  return defineClass({
    type: nnType("pooling", name, name === "AdaptiveAvgPool2d" ? "_AdaptiveAvgPoolNd" : "_AdaptiveMaxPoolNd"),
    parameters: [parameter("output_size", "int or [h, w]", "size of the output; None keeps the input's")],
    doc,
    build: (args, type) =>
      new Module(
        type,
        (pass, [input]) => {
          const tensor = tensorArgument(input, (value) => wrongArgument(operator.name, "input", 1, "Tensor", value));
          const size = args.output_size ?? null;
          const wrong = (value: Value) => wrongArgument(operator.name, "output_size", 2, wanted, value);
          if (typeof size === "boolean") throw wrong(size);
          const int = strictInt(size);
          if (int !== undefined) return run(pass, operator, [tensor], { outputSize: [int, int] });
          if (!isSequence(size) && typeof size !== "string")
            throw typeError(`object of type '${typeName(size)}' has no len()`);
          const sizes = repeated(size, 2).map((value) => (value === null ? null : strictInt(value)));
          if (!sizes.every((value) => value !== undefined)) throw wrong({ kind: "list", items: [] });
          return run(pass, operator, [tensor], { outputSize: sizes });
        },
        { attributes: args, extraRepr: `output_size=${repr(args.output_size ?? null)}` },
      ),
  });
}

export const AdaptiveAvgPool2d = adaptive("AdaptiveAvgPool2d", "The mean of as many windows as the output is large.");
export const AdaptiveMaxPool2d = adaptive(
  "AdaptiveMaxPool2d",
  "The maximum of as many windows as the output is large.",
);
