import { compare, isTruthy } from "../../values/compare.js";
import { NotAnalysed, runtimeError, typeError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { repr, reprFloat } from "../../values/repr.js";
import { float, type Value } from "../../values/value.js";
import { emptyVector, invalidCombination, realNumber } from "../arguments.js";
import { Module } from "../module.js";
import { run } from "../operators/operator.js";
import { map, prelu } from "../operators/pointwise.js";
import { glu } from "../operators/rearranging.js";
import type { Arguments, ModuleClass, ParameterSpec } from "../signature.js";
import { assertion } from "./errors.js";
import { inputOf, int, number, parse, type Rule } from "./parse.js";
import { field, fields, followingFrom, shapeOf } from "./self.js";
import { softmaxClasses } from "./softmax.js";
import { leafClass, nnType, parameter, placement } from "./types.js";

interface ActivationSpec {
  readonly name: string;
  /** The function of `torch.nn.functional`. */
  readonly map: string;
  readonly doc: string;
  /** Class names between this class and `Module`. */
  readonly bases?: readonly string[];
  /** Numbers, which the function takes after its input in this order. */
  readonly numbers?: readonly ParameterSpec[];
  readonly inplace?: boolean;
  /** What the class looks at when it is made. */
  readonly checkArguments?: (args: Arguments) => void;
  /** What the function makes of the numbers, which it gets by name. */
  readonly checkNumbers?: (numbers: Readonly<Record<string, number>>) => void;
}

const inplace = parameter("inplace", "bool", "overwrites its input", false);
const alpha = parameter("alpha", "float", "scale of the negative part", float(1));
const lambd = parameter("lambd", "float", "values closer to zero become zero", float(0.5));

/** Activations by class name. `inplace` stands where PyTorch has it. */
const activations: readonly ActivationSpec[] = [
  { name: "SiLU", map: "silu", doc: "x * sigmoid(x), YOLOv5's default activation.", inplace: true },
  { name: "ReLU", map: "relu", doc: "max(0, x).", inplace: true },
  { name: "ReLU6", map: "relu6", doc: "min(max(0, x), 6).", inplace: true, bases: ["Hardtanh"] },
  {
    name: "LeakyReLU",
    map: "leaky_relu",
    doc: "x for x > 0, else negative_slope * x.",
    numbers: [parameter("negative_slope", "float", "slope for negative values", float(0.01))],
    inplace: true,
  },
  {
    name: "RReLU",
    map: "rrelu",
    doc: "A leaky ReLU with a random slope in training.",
    numbers: [
      parameter("lower", "float", "lowest slope", float(1 / 8)),
      parameter("upper", "float", "highest slope", float(1 / 3)),
    ],
    inplace: true,
    checkNumbers({ lower = 0, upper = 0 }) {
      if (lower > upper) throw runtimeError("Lower bound should be less than or equal to the upper bound");
    },
  },
  { name: "Hardswish", map: "hardswish", doc: "A cheap approximation of SiLU.", inplace: true },
  { name: "Hardsigmoid", map: "hardsigmoid", doc: "A cheap approximation of the sigmoid.", inplace: true },
  { name: "Sigmoid", map: "sigmoid", doc: "1 / (1 + exp(-x))." },
  { name: "Tanh", map: "tanh", doc: "The hyperbolic tangent." },
  { name: "Mish", map: "mish", doc: "x * tanh(softplus(x)).", inplace: true },
  { name: "ELU", map: "elu", doc: "x for x > 0, else alpha * (exp(x) - 1).", numbers: [alpha], inplace: true },
  { name: "SELU", map: "selu", doc: "A scaled ELU with fixed constants.", inplace: true },
  {
    name: "CELU",
    map: "celu",
    doc: "A smooth ELU.",
    numbers: [alpha],
    inplace: true,
    checkNumbers({ alpha }) {
      if (alpha === 0) throw runtimeError("ZeroDivisionError: alpha cannot be 0 for CELU");
    },
  },
  {
    name: "Softplus",
    map: "softplus",
    doc: "A smooth ReLU.",
    numbers: [
      parameter("beta", "float", "sharpness", 1),
      parameter("threshold", "float", "linear above this value", 20),
    ],
  },
  { name: "Softsign", map: "softsign", doc: "x / (1 + |x|)." },
  { name: "LogSigmoid", map: "logsigmoid", doc: "The logarithm of the sigmoid." },
  {
    name: "Hardtanh",
    map: "hardtanh",
    doc: "x clamped to a range.",
    numbers: [
      parameter("min_val", "float", "lower bound", float(-1)),
      parameter("max_val", "float", "upper bound", float(1)),
    ],
    inplace: true,
    checkArguments({ min_val = null, max_val = null }) {
      if (compare(">", max_val, min_val) !== true) throw assertion("");
    },
  },
  {
    name: "Threshold",
    map: "threshold",
    doc: "x above the threshold, else a fixed value.",
    numbers: [
      parameter("threshold", "float", "values up to this are replaced"),
      parameter("value", "float", "what replaces them"),
    ],
    inplace: true,
  },
  { name: "Hardshrink", map: "hardshrink", doc: "Zero close to zero, else x.", numbers: [lambd] },
  {
    name: "Softshrink",
    map: "softshrink",
    doc: "Moves x towards zero by lambd.",
    numbers: [lambd],
    checkNumbers({ lambd = 0 }) {
      if (lambd < 0) {
        throw runtimeError(
          `lambda must be greater or equal to 0, but found to be ${reprFloat(lambd).replace(/\.0$/, "")}.`,
        );
      }
    },
  },
  { name: "Tanhshrink", map: "tanhshrink", doc: "x - tanh(x)." },
];

/** Hardtanh still takes the former names of its bounds. */
const formerBounds = [
  parameter("min_value", "float", "former name of min_val", null),
  parameter("max_value", "float", "former name of max_val", null),
];

const withFormer = (args: Arguments): Arguments => ({
  ...args,
  ...((args.min_value ?? null) === null ? {} : { min_val: args.min_value as Value }),
  ...((args.max_value ?? null) === null ? {} : { max_val: args.max_value as Value }),
});

/** The attributes of an instance, which for ReLU6 are those of Hardtanh too. */
function attributesOf({ name, numbers = [], inplace: hasInplace }: ActivationSpec, args: Arguments): Arguments {
  const bounds = name === "ReLU6" ? { min_val: float(0), max_val: float(6) } : {};
  const own = [...numbers.map((one) => one.name), ...(hasInplace ? ["inplace"] : [])];
  return { ...bounds, ...Object.fromEntries(own.map((key) => [key, args[key] ?? null])) };
}

/** Classes whose `repr` does not name its numbers. */
const unnamed: readonly string[] = ["Hardshrink", "Softshrink"];

function activationClass(spec: ActivationSpec): ModuleClass {
  const { name, doc, bases = [], numbers = [] } = spec;
  const operator = map(spec.map);
  const parameters = [...numbers, ...(spec.inplace ? [inplace] : []), ...(name === "Hardtanh" ? formerBounds : [])];
  const names = numbers.map((one) => one.name);
  const parsed = followingFrom<string, Readonly<Record<string, number>>>(names);
  const rules: Readonly<Record<string, Rule<number>>> = Object.fromEntries(numbers.map((one) => [one.name, number]));
  return leafClass({
    type: nnType("activation", name, ...bases),
    init: parameters.length === 0 ? "Module" : name,
    ...(name === "ReLU6" && { forwardOwner: "Hardtanh" }),
    parameters,
    doc,
    build(given, type) {
      const args = withFormer(given);
      spec.checkArguments?.(args);
      return new Module(
        type,
        (pass, [input], self) => {
          const tensor = inputOf(spec.map, input);
          const read = parsed(self, (given) => {
            const numbers = parse(spec.map, rules, given);
            spec.checkNumbers?.(numbers);
            return numbers;
          });
          return run(pass, operator, [tensor], read);
        },
        {
          attributes: attributesOf(spec, args),
          extraRepr: (self) =>
            [
              ...names.map((key) => `${unnamed.includes(name) ? "" : `${key}=`}${repr(field(self, key))}`),
              ...(spec.inplace && name !== "Hardswish" && isTruthy(field(self, "inplace")) ? ["inplace=True"] : []),
            ].join(", "),
        },
      );
    },
  });
}

const gelu = leafClass({
  type: nnType("activation", "GELU"),
  parameters: [parameter("approximate", "str", "none or tanh", "none")],
  doc: "x times the normal distribution function of x.",
  build: ({ approximate = null }, type) =>
    new Module(
      type,
      (pass, [input], self) => {
        const tensor = inputOf("gelu", input);
        const how = field(self, "approximate");
        if (typeof how !== "string") {
          throw typeError(`gelu(): argument 'approximate' must be str, not ${typeName(how)}`);
        }
        if (how !== "none" && how !== "tanh") {
          throw runtimeError("approximate argument must be either none or tanh.");
        }
        return run(pass, map("gelu"), [tensor], { approximate: how });
      },
      { attributes: { approximate }, extraRepr: (self) => `approximate=${repr(field(self, "approximate"))}` },
    ),
});

const gluClass = leafClass({
  type: nnType("activation", "GLU"),
  parameters: [parameter("dim", "int", "dimension that is halved", -1)],
  doc: "Half of a dimension gates the other half.",
  build: ({ dim = null }, type) =>
    new Module(
      type,
      (pass, [input], self) =>
        run(pass, glu, [inputOf("glu", input)], parse("glu", { dim: int }, fields(self, ["dim"]))),
      { attributes: { dim }, extraRepr: (self) => `dim=${repr(field(self, "dim"))}` },
    ),
});

const preluClass = leafClass({
  type: nnType("activation", "PReLU"),
  parameters: [
    parameter("num_parameters", "int", "1, or one slope per channel", 1),
    parameter("init", "float", "slope at the start", float(0.25)),
    ...placement,
  ],
  doc: "A leaky ReLU with a learned slope.",
  build({ num_parameters: count = null, init = null }, type) {
    const weight = emptyVector(count);
    if (realNumber(init) === undefined) throw invalidCombination("fill_", [typeName(init)]);
    return new Module(
      type,
      (pass, [input], self) => {
        const slopes = shapeOf(self, "weight");
        if (slopes === null) throw new NotAnalysed("nn.PReLU without a weight");
        return run(pass, prelu, [inputOf("prelu", input)], { weight: slopes }, fields(self, ["weight"]));
      },
      {
        parameters: { weight },
        attributes: { num_parameters: count },
        extraRepr: (self) => `num_parameters=${repr(field(self, "num_parameters"))}`,
      },
    );
  },
});

export const activationClasses: readonly ModuleClass[] = [
  ...activations.map(activationClass),
  gelu,
  gluClass,
  preluClass,
  ...softmaxClasses,
];
