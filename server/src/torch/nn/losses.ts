import { isTruthy } from "../../values/compare.js";
import { NotAnalysed, typeError } from "../../values/errors.js";
import { float, isUnknown, type Value } from "../../values/value.js";
import { tracedLoss } from "../functions/losses.js";
import { required } from "../methods.js";
import { Module } from "../module.js";
import type { Arguments, ModuleClass, ParameterSpec } from "../signature.js";
import { isTensor, type Tensor } from "../tensor.js";
import { typename } from "../typename.js";
import { field } from "./self.js";
import { leafClass, nnType, parameter } from "./types.js";

const legacy = [
  parameter("size_average", "bool", "former form of reduction", null),
  parameter("reduce", "bool", "former form of reduction", null),
];
const reduction = parameter("reduction", "str", "mean, sum or none", "mean");
const weight = parameter("weight", "tensor", "weights of the classes", null);

/** Arguments that become buffers. */
const buffered = ["weight", "pos_weight"];

function bufferOf(name: string, value: Value): Tensor | null {
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  if (value === null || isTensor(value)) return value;
  throw typeError(`cannot assign '${typename(value)}' object to buffer '${name}' (torch Tensor or None required)`);
}

/** `_Reduction.legacy_get_string`, where one of the former arguments is given. */
function reductionOf({ size_average: average = null, reduce = null, reduction: own = null }: Arguments): Value {
  if (average === null && reduce === null) return own;
  if (!isTruthy(reduce ?? true)) return "none";
  return isTruthy(average ?? true) ? "mean" : "sum";
}

const legacyNames: ReadonlySet<string> = new Set(["size_average", "reduce"]);

const functions: Readonly<Record<string, string>> = {
  L1Loss: "l1_loss",
  MSELoss: "mse_loss",
  HuberLoss: "huber_loss",
  SmoothL1Loss: "smooth_l1_loss",
  KLDivLoss: "kl_div",
  BCELoss: "binary_cross_entropy",
  BCEWithLogitsLoss: "binary_cross_entropy_with_logits",
};

/** The function that a class of losses calls. */
const functionOf = (name: string): string => functions[name] ?? name;

const loss = (name: string, doc: string, ...parameters: readonly ParameterSpec[]): ModuleClass =>
  leafClass({
    type: nnType(
      "loss",
      name,
      ...(parameters.includes(weight) && name !== "BCEWithLogitsLoss" ? ["_WeightedLoss"] : []),
      "_Loss",
    ),
    parameters,
    doc,
    inputs: { input: required, target: required },
    build(args, type) {
      const names = parameters.map((one) => one.name);
      const kept = names.filter((key) => !buffered.includes(key) && !["size_average", "reduce"].includes(key));
      return new Module(
        type,
        (pass, [input = null, target = null], self) => {
          const own = Object.fromEntries(
            names.filter((key) => !legacyNames.has(key)).map((key) => [key, field(self, key)]),
          );
          const known = tracedLoss(pass, functionOf(name), { ...own, input, target });
          if (known !== undefined) return known;
          const how = field(self, "reduction");
          if (how !== "mean" && how !== "sum") throw new NotAnalysed(`the forward of nn.${name}`);
          return pass.tensor([]);
        },
        {
          buffers: Object.fromEntries(
            names.filter((key) => buffered.includes(key)).map((key) => [key, bufferOf(key, args[key] ?? null)]),
          ),
          attributes: {
            ...Object.fromEntries(kept.map((key) => [key, args[key] ?? null])),
            reduction: reductionOf(args),
          },
        },
      );
    },
  });

/** Losses, as far as building a model goes: what they compute is one number. */
export const lossClasses: readonly ModuleClass[] = [
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
