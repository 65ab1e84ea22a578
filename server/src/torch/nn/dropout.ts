import { compare } from "../../values/compare.js";
import { runtimeError, valueError } from "../../values/errors.js";
import { repr, str } from "../../values/repr.js";
import { numberOf } from "../../values/kinds.js";
import { float, type Value } from "../../values/value.js";
import { Module } from "../module.js";
import { run } from "../operators/operator.js";
import { map } from "../operators/pointwise.js";
import type { ModuleClass } from "../signature.js";
import { numel, type Shape } from "../tensor.js";
import { inputOf } from "./parse.js";
import { field } from "./self.js";
import { leafClass, nnType, parameter } from "./types.js";

/** Name, operator, and what the class does. */
const dropouts: readonly (readonly [string, string, string])[] = [
  ["Dropout", "dropout", "Zeroes values at random in training, does nothing otherwise."],
  ["Dropout1d", "feature_dropout", "Zeroes channels of a sequence at random in training."],
  ["Dropout2d", "feature_dropout", "Zeroes channels at random in training, does nothing otherwise."],
  ["Dropout3d", "feature_dropout", "Zeroes channels of a volume at random in training."],
  ["AlphaDropout", "alpha_dropout", "Dropout that keeps mean and variance."],
  ["FeatureAlphaDropout", "feature_dropout", "Dropout of channels that keeps mean and variance."],
];

/** A sequence has a channel dimension, a length and perhaps a batch. */
function checkSequence(shape: Shape): void {
  if (shape.length === 2 || shape.length === 3) return;
  throw runtimeError(
    `dropout1d: Expected 2D or 3D input, but received a ${shape.length}D input. Note that dropout1d exists to provide ` +
      "channel-wise dropout on inputs with 1 spatial dimension, a channel dimension, and an optional batch dimension " +
      "(i.e. 2D or 3D inputs).",
  );
}

/** Channels that are dropped need a dimension; nothing is dropped at 0, everything at 1. */
function checkFeatures(shape: Shape, p: Value): void {
  const share = numberOf(p);
  if (shape.length >= 2 || share === 0 || share === 1 || numel(shape) === 0) return;
  throw runtimeError("Feature dropout requires at least 2 dimensions in the input");
}

export const dropoutClasses: readonly ModuleClass[] = dropouts.map(([name, operator, doc]) =>
  leafClass({
    type: nnType("dropout", name, "_DropoutNd"),
    init: "_DropoutNd",
    parameters: [
      parameter("p", "float", "share of the values that is zeroed in training", float(0.5)),
      parameter("inplace", "bool", "overwrites its input", false),
    ],
    doc,
    build({ p = null, inplace = null }, type) {
      if (compare("<", p, 0) === true || compare(">", p, 1) === true) {
        throw valueError(`dropout probability has to be between 0 and 1, but got ${str(p)}`);
      }
      return new Module(
        type,
        (pass, [input], self) => {
          const tensor = inputOf("dropout", input);
          if (tensor.shape && name === "Dropout1d") checkSequence(tensor.shape);
          const features = name === "Dropout2d" || name === "FeatureAlphaDropout";
          if (tensor.shape && features && self.isTraining(pass)) checkFeatures(tensor.shape, field(self, "p"));
          return run(pass, map(operator), [tensor], {});
        },
        {
          attributes: { p, inplace },
          extraRepr: (self) => `p=${repr(field(self, "p"))}, inplace=${repr(field(self, "inplace"))}`,
        },
      );
    },
  }),
);
