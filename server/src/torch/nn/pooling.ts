import { isTruthy } from "../../values/compare.js";
import { repr } from "../../values/repr.js";
import { tuple, type Value } from "../../values/value.js";
import { repeated } from "../arguments.js";
import { filled } from "../functions/neural/pooling.js";
import { Module } from "../module.js";
import { adaptiveAvgPools, adaptiveMaxPools } from "../operators/adaptivePooling.js";
import { run, runAll } from "../operators/operator.js";
import { avgPools, maxPools } from "../operators/pooling.js";
import type { Arguments, ModuleClass } from "../signature.js";
import type { Tensor } from "../tensor.js";
import { bool, inputOf, int, ints, optional, parse } from "./parse.js";
import { field, fields } from "./self.js";
import { leafClass, nnType, parameter } from "./types.js";

type Spatial = 1 | 2 | 3;

const sizeTypes: Readonly<Record<Spatial, string>> = { 1: "int", 2: "int or [h, w]", 3: "int or [d, h, w]" };

const windowParameters = (size: string) => [
  parameter("kernel_size", size, "size of the window"),
  parameter("stride", size, "step of the window, its own size if left out", null),
  parameter("padding", size, "added at each side, at most half the window", 0),
];
const ceilMode = parameter("ceil_mode", "bool", "rounds the output size up", false);

/** `self.stride`: the window's size where it is left out. */
const strideOf = ({ stride = null, kernel_size = null }: Arguments): Value => stride ?? kernel_size;

const shown =
  (...keys: readonly string[]) =>
  (self: Module): string =>
    keys.map((key) => `${key}=${repr(field(self, key))}`).join(", ");

/** One output, or a tuple of the maxima and their places. */
const result = (outputs: readonly Tensor[]): Value => {
  const [only] = outputs;
  return outputs.length === 1 && only ? only : tuple([...outputs]);
};

const maxPool = (dims: Spatial): ModuleClass =>
  leafClass({
    type: nnType("pooling", `MaxPool${dims}d`, "_MaxPoolNd"),
    init: "_MaxPoolNd",
    parameters: [
      ...windowParameters(sizeTypes[dims]),
      parameter("dilation", sizeTypes[dims], "distance between window elements", 1),
      parameter("return_indices", "bool", "gives the places of the maxima too", false),
      ceilMode,
    ],
    doc: "The maximum of every window.",
    build: (args, type) =>
      new Module(
        type,
        (pass, [input], self) => {
          const withIndices = isTruthy(field(self, "return_indices"));
          const operator = maxPools[dims];
          const name = withIndices ? `${operator.name}_with_indices` : operator.name;
          const tensor = inputOf(name, input);
          const read = parse(
            name,
            { kernel_size: ints(dims), stride: ints(dims), padding: ints(dims), dilation: ints(dims), ceil_mode: bool },
            fields(self, ["kernel_size", "stride", "padding", "dilation", "ceil_mode"]),
          );
          const { kernel_size: kernelSize, ceil_mode: ceil, ...rest } = read;
          return result(runAll(pass, operator, [tensor], { kernelSize, ...rest, ceilMode: ceil, withIndices }));
        },
        {
          attributes: { ...args, stride: strideOf(args) },
          extraRepr: shown("kernel_size", "stride", "padding", "dilation", "ceil_mode"),
        },
      ),
  });

/** In one dimension, `nn.AvgPool1d` keeps tuples of one. */
function averageAttributes(args: Arguments, dims: Spatial): Arguments {
  const stride = strideOf(args);
  if (dims !== 1) return { ...args, stride };
  const single = (value: Value | undefined) => tuple([...repeated(value ?? null, 1)]);
  const { kernel_size, padding, ...rest } = args;
  return { ...rest, kernel_size: single(kernel_size), stride: single(stride), padding: single(padding) };
}

const avgPool = (dims: Spatial): ModuleClass =>
  leafClass({
    type: nnType("pooling", `AvgPool${dims}d`, "_AvgPoolNd"),
    parameters: [
      ...windowParameters(sizeTypes[dims]),
      ceilMode,
      parameter("count_include_pad", "bool", "counts the padding in the average", true),
      ...(dims === 1 ? [] : [parameter("divisor_override", "int", "divides by this, not by the window's size", null)]),
    ],
    doc: "The mean of every window.",
    build: (args, type) =>
      new Module(
        type,
        (pass, [input], self) => {
          const operator = avgPools[dims];
          const tensor = inputOf(operator.name, input);
          const read = parse(
            operator.name,
            {
              kernel_size: ints(dims),
              stride: ints(dims),
              padding: ints(dims),
              ceil_mode: bool,
              count_include_pad: bool,
              divisor_override: optional(int),
            },
            {
              ...fields(self, ["kernel_size", "stride", "padding", "ceil_mode", "count_include_pad"] as const),
              divisor_override: dims === 1 ? null : field(self, "divisor_override"),
            },
          );
          return run(pass, operator, [tensor], {
            kernelSize: read.kernel_size,
            stride: read.stride,
            padding: read.padding,
            dilation: [1],
            ceilMode: read.ceil_mode,
            countIncludePad: read.count_include_pad,
            divisorOverride: read.divisor_override,
          });
        },
        { attributes: averageAttributes(args, dims), extraRepr: shown("kernel_size", "stride", "padding") },
      ),
  });

function adaptive(kind: "Avg" | "Max", dims: Spatial, doc: string): ModuleClass {
  const base = `_Adaptive${kind}PoolNd`;
  const operator = kind === "Avg" ? adaptiveAvgPools[dims] : adaptiveMaxPools[dims];
  const wanted = kind === "Avg" && dims === 2 ? "tuple of SymInts" : "tuple of ints";
  return leafClass({
    type: nnType("pooling", `Adaptive${kind}Pool${dims}d`, base),
    init: base,
    parameters: [
      parameter("output_size", sizeTypes[dims], "size of the output; None keeps the input's"),
      ...(kind === "Avg" ? [] : [parameter("return_indices", "bool", "gives the places of the maxima too", false)]),
    ],
    doc,
    build: (args, type) =>
      new Module(
        type,
        (pass, [input], self) => {
          const withIndices = kind === "Max" && isTruthy(field(self, "return_indices"));
          const tensor = inputOf(operator.name, input);
          const given = field(self, "output_size");
          const size = dims === 1 ? given : filled(given, tensor);
          const { output_size: outputSize } = parse(
            operator.name,
            { output_size: ints(dims, wanted) },
            { output_size: size },
          );
          return result(runAll(pass, operator, [tensor], { outputSize, withIndices }));
        },
        { attributes: args, extraRepr: shown("output_size") },
      ),
  });
}

export const poolingClasses: readonly ModuleClass[] = [1, 2, 3].flatMap((dims) => [
  maxPool(dims as Spatial),
  avgPool(dims as Spatial),
  adaptive("Avg", dims as Spatial, "The mean of as many windows as the output is large."),
  adaptive("Max", dims as Spatial, "The maximum of as many windows as the output is large."),
]);
