import { compare, isTruthy } from "../../values/compare.js";
import { NotAnalysed, valueError } from "../../values/errors.js";
import { repr, str } from "../../values/repr.js";
import { float, type Value } from "../../values/value.js";
import { repeated } from "../arguments.js";
import { invoke } from "../functions/callable.js";
import type { TorchFunction } from "../functions/function.js";
import { cosineSimilarity, pairwiseDistance } from "../functions/neural/comparing.js";
import { required, type Signature } from "../methods.js";
import { type Forward, Module } from "../module.js";
import type { Arguments, ModuleClass, ParameterSpec } from "../signature.js";
import { asTuple } from "./parse.js";
import { field } from "./self.js";
import { leafClass, nnType, parameter } from "./types.js";

const notAnalysed =
  (name: string): Forward =>
  () => {
    throw new NotAnalysed(`the forward of nn.${name}`);
  };

const unpool = (dims: number): ModuleClass =>
  leafClass({
    type: nnType("pooling", `MaxUnpool${dims}d`, "_MaxUnpoolNd"),
    parameters: [
      parameter("kernel_size", "int", "size of the window"),
      parameter("stride", "int", "step of the window, its own size if left out", null),
      parameter("padding", "int", "what was added at each side", 0),
    ],
    doc: "Puts maxima back where a max pool found them.",
    inputs: { input: required, indices: required, output_size: null },
    build({ kernel_size: kernel = null, stride = null, padding = null }, type) {
      const tupled = (value: Value): Value => asTuple(repeated(value, dims));
      const attributes = { kernel_size: tupled(kernel), stride: tupled(stride ?? kernel), padding: tupled(padding) };
      return new Module(type, notAnalysed(`MaxUnpool${dims}d`), {
        attributes,
        extraRepr: (self) =>
          Object.keys(attributes)
            .map((key) => `${key}=${repr(field(self, key))}`)
            .join(", "),
      });
    },
  });

/** What a module has of its arguments now, in their order. */
const settingsOf = (self: Module, names: readonly string[]): readonly Value[] => names.map((name) => field(self, name));

/** A distance of two tensors; its attributes are its arguments under these names. */
const distance = (
  name: string,
  doc: string,
  parameters: readonly ParameterSpec[],
  fn: TorchFunction,
  renamed: Readonly<Record<string, string>> = {},
): ModuleClass => {
  const names = parameters.map(({ name: own }) => renamed[own] ?? own);
  return leafClass({
    type: nnType("distance", name),
    parameters,
    doc,
    inputs: { x1: required, x2: required } satisfies Signature,
    build: (args: Arguments, type) =>
      new Module(type, (_, inputs, self) => invoke(fn, [...inputs, ...settingsOf(self, names)]), {
        attributes: Object.fromEntries(Object.entries(args).map(([key, value]) => [renamed[key] ?? key, value])),
      }),
  });
};

const eps = (value: number): ParameterSpec => parameter("eps", "float", "keeps the divisor from zero", float(value));

/** Its windows are random; only what the class asks for is known. */
const FractionalMaxPool2d = leafClass({
  type: nnType("pooling", "FractionalMaxPool2d"),
  parameters: [
    parameter("kernel_size", "int or [h, w]", "size of the window"),
    parameter("output_size", "int or [h, w]", "size of the output", null),
    parameter("output_ratio", "float or [h, w]", "size of the output as a share of the input", null),
    parameter("return_indices", "bool", "gives the places of the maxima too", false),
    parameter("_random_samples", "tensor", "where the windows are", null),
  ],
  doc: "The maximum of windows at random places.",
  build({ kernel_size: kernel = null, output_size: size = null, output_ratio: ratio = null, ...rest }, type) {
    if (size === null && ratio === null) {
      throw valueError("FractionalMaxPool2d requires specifying either an output size, or a pooling ratio");
    }
    if (size !== null && ratio !== null) throw valueError("only one of output_size and output_ratio may be specified");
    const pair = (value: Value): Value => (value === null ? null : asTuple(repeated(value, 2)));
    for (const share of ratio === null ? [] : repeated(ratio, 2)) {
      if (compare("<", 0, share) === true && compare("<", share, 1) === true) continue;
      throw valueError(`output_ratio must be between 0 and 1 (got ${str(ratio)})`);
    }
    if (isTruthy(rest.return_indices ?? null) || (rest._random_samples ?? null) !== null) {
      throw new NotAnalysed("the arguments of nn.FractionalMaxPool2d");
    }
    return new Module(type, notAnalysed("FractionalMaxPool2d"), {
      buffers: { _random_samples: null },
      attributes: {
        kernel_size: pair(kernel),
        return_indices: rest.return_indices ?? null,
        output_size: pair(size),
        output_ratio: pair(ratio),
      },
    });
  },
});

/** Modules that take more than one input, which no row can give them, or are not worked out. */
export const severalInputsClasses: readonly ModuleClass[] = [
  unpool(1),
  unpool(2),
  unpool(3),
  distance(
    "CosineSimilarity",
    "The cosine of the angle between two tensors.",
    [parameter("dim", "int", "dimension of the vectors", 1), eps(1e-8)],
    cosineSimilarity,
  ),
  distance(
    "PairwiseDistance",
    "The distance between two tensors.",
    [
      parameter("p", "float", "exponent of the norm", float(2)),
      eps(1e-6),
      parameter("keepdim", "bool", "keeps the dimension", false),
    ],
    pairwiseDistance,
    { p: "norm" },
  ),
  FractionalMaxPool2d,
];
