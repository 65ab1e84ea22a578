import { NotAnalysed } from "../../values/errors.js";
import { repr } from "../../values/repr.js";
import { float, isFloat, type Value } from "../../values/value.js";
import { realNumber, wrongArgument } from "../arguments.js";
import { Module } from "../module.js";
import { maps, softmax } from "../operators/pointwise.js";
import { run, tensorArgument } from "../operators/operator.js";
import { dimension } from "../operators/shaping.js";
import { defineClass, type ModuleClass, type ParameterSpec } from "../signature.js";
import { nnType, parameter } from "./types.js";

interface ActivationSpec {
  readonly name: string;
  /** The function of `torch.nn.functional`. */
  readonly map: string;
  readonly doc: string;
  readonly parameters?: readonly ParameterSpec[];
  readonly bases?: readonly string[];
  /** Names of the arguments that `repr` prints; `inplace` is printed where it is True. */
  readonly shown?: readonly string[];
}

const inplace = parameter("inplace", "bool", "overwrites its input", false);
const alpha = parameter("alpha", "float", "scale of the negative part", float(1));

/** Activations by class name. `inplace` stands where PyTorch has it. */
const activations: readonly ActivationSpec[] = [
  { name: "SiLU", map: "silu", doc: "x * sigmoid(x), YOLOv5's default activation.", parameters: [inplace] },
  { name: "ReLU", map: "relu", doc: "max(0, x).", parameters: [inplace] },
  { name: "ReLU6", map: "relu6", doc: "min(max(0, x), 6).", parameters: [inplace], bases: ["Hardtanh"] },
  {
    name: "LeakyReLU",
    map: "leaky_relu",
    doc: "x for x > 0, else negative_slope * x.",
    parameters: [parameter("negative_slope", "float", "slope for negative values", float(0.01)), inplace],
    shown: ["negative_slope"],
  },
  { name: "Hardswish", map: "hardswish", doc: "A cheap approximation of SiLU.", parameters: [inplace] },
  { name: "Hardsigmoid", map: "hardsigmoid", doc: "A cheap approximation of the sigmoid.", parameters: [inplace] },
  { name: "Sigmoid", map: "sigmoid", doc: "1 / (1 + exp(-x))." },
  { name: "Tanh", map: "tanh", doc: "The hyperbolic tangent." },
  { name: "Mish", map: "mish", doc: "x * tanh(softplus(x)).", parameters: [inplace] },
  {
    name: "GELU",
    map: "gelu",
    doc: "x times the normal distribution function of x.",
    parameters: [parameter("approximate", "str", "none or tanh", "none")],
    shown: ["approximate"],
  },
  {
    name: "ELU",
    map: "elu",
    doc: "x for x > 0, else alpha * (exp(x) - 1).",
    parameters: [alpha, inplace],
    shown: ["alpha"],
  },
  { name: "SELU", map: "selu", doc: "A scaled ELU with fixed constants.", parameters: [inplace] },
  { name: "CELU", map: "celu", doc: "A smooth ELU.", parameters: [alpha, inplace], shown: ["alpha"] },
  {
    name: "Softplus",
    map: "softplus",
    doc: "A smooth ReLU.",
    parameters: [
      parameter("beta", "float", "sharpness", 1),
      parameter("threshold", "float", "linear above this value", 20),
    ],
    shown: ["beta", "threshold"],
  },
  { name: "Softsign", map: "softsign", doc: "x / (1 + |x|)." },
  { name: "LogSigmoid", map: "logsigmoid", doc: "The logarithm of the sigmoid." },
  {
    name: "Hardtanh",
    map: "hardtanh",
    doc: "x clamped to a range.",
    parameters: [
      parameter("min_val", "float", "lower bound", float(-1)),
      parameter("max_val", "float", "upper bound", float(1)),
      inplace,
    ],
    shown: ["min_val", "max_val"],
  },
];

function activationClass({ name, map, doc, parameters = [], bases = [], shown = [] }: ActivationSpec): ModuleClass {
  const operator = maps[map];
  if (!operator) throw new Error(`no operator ${map}`);
  return defineClass({
    type: nnType("activation", name, ...bases),
    parameters,
    doc,
    build(args, type) {
      const parts = shown.map((key) => `${key}=${repr(args[key] ?? null)}`);
      if (args.inplace === true) parts.push("inplace=True");
      const numeric = shown.filter((key) => key !== "approximate").map((key) => args[key] ?? null);
      return new Module(
        type,
        (pass, [input]) => {
          const tensor = tensorArgument(input, (value) => wrongArgument(map, "input", 1, "Tensor", value));
          if (numeric.some((value) => realNumber(value) === undefined))
            throw new NotAnalysed(`odd arguments of nn.${name}`);
          return run(pass, operator, [tensor], Object.fromEntries(shown.map((key) => [key, plain(args[key] ?? null)])));
        },
        { attributes: args, extraRepr: parts.join(", ") },
      );
    },
  });
}

/** An argument as JSON, for the Trace. */
const plain = (value: Value): string | number | boolean | null =>
  isFloat(value) ? value.value : typeof value === "object" ? repr(value) : value;

export const activationClasses: readonly ModuleClass[] = activations.map(activationClass);

function named(name: string): ModuleClass {
  const found = activationClasses.find((activation) => activation.type.name === name);
  if (!found) throw new Error(`no activation ${name}`);
  return found;
}

export const SiLU = named("SiLU");
export const LeakyReLU = named("LeakyReLU");

export const PReLU = defineClass({
  type: nnType("activation", "PReLU"),
  parameters: [
    parameter("num_parameters", "int", "1, or one slope per channel", 1),
    parameter("init", "float", "slope at the start", float(0.25)),
  ],
  doc: "A leaky ReLU with a learned slope.",
  build(args, type) {
    const count = args.num_parameters ?? 1;
    if (typeof count !== "number" || count < 1) throw new NotAnalysed("odd arguments of nn.PReLU");
    return new Module(
      type,
      (pass, [input]) => {
        const tensor = tensorArgument(input, (value) => wrongArgument("prelu", "input", 1, "Tensor", value));
        const channels = tensor.shape?.[1] ?? null;
        if (count !== 1 && channels !== null && channels !== count) throw new NotAnalysed("nn.PReLU of other channels");
        return run(pass, maps.prelu as NonNullable<typeof maps.prelu>, [tensor], { parameters: count });
      },
      { parameters: { weight: [count] }, extraRepr: `num_parameters=${count}` },
    );
  },
});

export const Softmax = defineClass({
  type: nnType("activation", "Softmax"),
  parameters: [parameter("dim", "int", "dimension that sums to 1", null)],
  doc: "Exponentials that sum to 1 along a dimension.",
  build: (args, type) =>
    new Module(
      type,
      (pass, [input]) => {
        const tensor = tensorArgument(input, (value) => wrongArgument("softmax", "input", 1, "Tensor", value));
        const dim = typeof args.dim === "number" ? args.dim : null;
        if (dim !== null && tensor.shape) dimension(dim, tensor.shape.length);
        return run(pass, softmax, [tensor], { dim });
      },
      { attributes: args, extraRepr: `dim=${repr(args.dim ?? null)}` },
    ),
});
