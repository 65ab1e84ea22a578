import { isTruthy } from "../../values/compare.js";
import { NotAnalysed, valueError } from "../../values/errors.js";
import { float, isFloat, type Value } from "../../values/value.js";
import { required, type Signature } from "../methods.js";
import { Module } from "../module.js";
import type { ModuleClass, ParameterSpec } from "../signature.js";
import { leafClass, nnType, parameter } from "./types.js";

interface Spec {
  readonly file: string;
  readonly name: string;
  readonly doc: string;
  readonly parameters: readonly ParameterSpec[];
  /** What `forward` takes. */
  readonly inputs: Signature;
}

const eps = (value: number): ParameterSpec => parameter("eps", "float", "keeps the divisor from zero", float(value));
const legacy = [
  parameter("size_average", "bool", "former form of reduction", null),
  parameter("reduce", "bool", "former form of reduction", null),
];
const reduction = parameter("reduction", "str", "mean, sum or none", "mean");
const weight = parameter("weight", "tensor", "weights of the classes", null);

const loss = (name: string, doc: string, ...parameters: readonly ParameterSpec[]): Spec => ({
  file: "loss",
  name,
  doc,
  parameters,
  inputs: { input: required, target: required },
});

const unpool = (dims: number): Spec => ({
  file: "pooling",
  name: `MaxUnpool${dims}d`,
  doc: "Puts maxima back where a max pool found them.",
  parameters: [
    parameter("kernel_size", "int", "size of the window"),
    parameter("stride", "int", "step of the window, its own size if left out", null),
    parameter("padding", "int", "what was added at each side", 0),
  ],
  inputs: { input: required, indices: required, output_size: null },
});

const specs: readonly Spec[] = [
  unpool(1),
  unpool(2),
  unpool(3),
  {
    file: "distance",
    name: "CosineSimilarity",
    doc: "The cosine of the angle between two tensors.",
    parameters: [parameter("dim", "int", "dimension of the vectors", 1), eps(1e-8)],
    inputs: { x1: required, x2: required },
  },
  {
    file: "distance",
    name: "PairwiseDistance",
    doc: "The distance between two tensors.",
    parameters: [
      parameter("p", "float", "exponent of the norm", float(2)),
      eps(1e-6),
      parameter("keepdim", "bool", "keeps the dimension", false),
    ],
    inputs: { x1: required, x2: required },
  },
  loss("L1Loss", "The mean absolute error.", ...legacy, reduction),
  loss("MSELoss", "The mean squared error.", ...legacy, reduction),
  loss(
    "HuberLoss",
    "Squared for small errors.",
    reduction,
    parameter("delta", "float", "largest small error", float(1)),
  ),
  loss(
    "SmoothL1Loss",
    "Squared for small errors.",
    ...legacy,
    reduction,
    parameter("beta", "float", "largest small error", float(1)),
  ),
  loss(
    "NLLLoss",
    "The negative log likelihood.",
    weight,
    parameter("size_average", "bool", "former form of reduction", null),
    parameter("ignore_index", "int", "class that does not count", -100),
    parameter("reduce", "bool", "former form of reduction", null),
    reduction,
  ),
  loss(
    "CrossEntropyLoss",
    "The cross entropy of classes.",
    weight,
    parameter("size_average", "bool", "former form of reduction", null),
    parameter("ignore_index", "int", "class that does not count", -100),
    parameter("reduce", "bool", "former form of reduction", null),
    reduction,
    parameter("label_smoothing", "float", "share that goes to the other classes", float(0)),
  ),
  loss(
    "KLDivLoss",
    "The Kullback-Leibler divergence.",
    ...legacy,
    reduction,
    parameter("log_target", "bool", "takes the target as a logarithm", false),
  ),
  loss("BCELoss", "The binary cross entropy.", weight, ...legacy, reduction),
  loss(
    "BCEWithLogitsLoss",
    "The binary cross entropy of a sigmoid.",
    weight,
    ...legacy,
    reduction,
    parameter("pos_weight", "tensor", "weights of the positives", null),
  ),
];

const isPlain = (value: Value): boolean => value === null || typeof value !== "object" || isFloat(value);

/** Modules that take more than one input, which no row can give them. */
const severalInputs: readonly ModuleClass[] = specs.map(({ file, name, doc, parameters, inputs }) =>
  leafClass({
    type: nnType(file, name, ...(file === "loss" ? ["_Loss"] : [])),
    parameters,
    doc,
    inputs,
    build(args, type) {
      const kept = ["weight", "pos_weight", "size_average", "reduce"].some((key) => (args[key] ?? null) !== null);
      const lists = file === "pooling" || Object.values(args).every(isPlain);
      if (kept || !lists) throw new NotAnalysed(`the arguments of nn.${name}`);
      return new Module(type, () => {
        throw new NotAnalysed(`the forward of nn.${name}`);
      });
    },
  }),
);

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
  build({ output_size: size = null, output_ratio: ratio = null, return_indices: indices = false }, type) {
    if (size === null && ratio === null) {
      throw valueError("FractionalMaxPool2d requires specifying either an output size, or a pooling ratio");
    }
    if (size !== null && ratio !== null) throw valueError("only one of output_size and output_ratio may be specified");
    if (ratio !== null || isTruthy(indices)) throw new NotAnalysed("the ratio of nn.FractionalMaxPool2d");
    return new Module(type, () => {
      throw new NotAnalysed("the forward of nn.FractionalMaxPool2d");
    });
  },
});

export const severalInputsClasses: readonly ModuleClass[] = [...severalInputs, FractionalMaxPool2d];
