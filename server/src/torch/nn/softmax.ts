import { attributeError, runtimeError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { repr } from "../../values/repr.js";
import type { Value } from "../../values/value.js";
import { invalidCombination } from "../arguments.js";
import { Module } from "../module.js";
import { dimension } from "../operators/dimension.js";
import { type Operator, run, tensorArgument } from "../operators/operator.js";
import { softmax } from "../operators/pointwise.js";
import type { ModuleClass } from "../signature.js";
import { assertion } from "./errors.js";
import { int, parse } from "./parse.js";
import { field } from "./self.js";
import { leafClass, nnType, parameter } from "./types.js";

/** `tensor.softmax(dim)`, where text would be the name of a dimension. */
function softmaxDim(name: string, dim: Value, rank: number | undefined): number | null {
  if (dim === null) return null;
  if (typeof dim === "string") {
    throw runtimeError(
      /^[A-Za-z_][A-Za-z_0-9]*$/.test(dim)
        ? `Name '${dim}' not found in Tensor[${Array.from({ length: rank ?? 4 }, () => "None").join(", ")}].`
        : "Invalid name: a valid identifier contains only digits, alphabetical characters, and/or underscore and " +
            `starts with a non-digit. got: '${dim}'.`,
    );
  }
  const read = parse(name, { dim: int }, { dim }, { mismatch: () => invalidCombination(name, [typeName(dim)]) }).dim;
  if (rank !== undefined) dimension(read, rank);
  return read;
}

const negation: Operator = { name: "neg", infer: ([input = null]) => ({ outputs: [input] }) };

function softmaxClass(name: string, method: "softmax" | "log_softmax", doc: string): ModuleClass {
  return leafClass({
    type: nnType("activation", name),
    parameters: [parameter("dim", "int", "dimension that sums to 1", null)],
    doc,
    build: ({ dim = null }, type) =>
      new Module(
        type,
        (pass, [given], self) => {
          const tensor = tensorArgument(given, (value) =>
            attributeError(`'${typeName(value)}' object has no attribute '${method}'`),
          );
          const attributes = { dim: softmaxDim(method, field(self, "dim"), tensor.shape?.length) };
          const input = name === "Softmin" ? run(pass, negation, [tensor], {}) : tensor;
          return run(pass, { ...softmax, name: method }, [input], attributes);
        },
        { attributes: { dim }, extraRepr: (self) => `dim=${repr(field(self, "dim"))}` },
      ),
  });
}

const softmax2d = leafClass({
  type: nnType("activation", "Softmax2d"),
  init: "Module",
  parameters: [],
  doc: "Exponentials that sum to 1 over the channels of every position.",
  build: (_, type) =>
    new Module(type, (pass, [input]) => {
      const tensor = tensorArgument(input, (value) =>
        attributeError(`'${typeName(value)}' object has no attribute 'dim'`),
      );
      const rank = tensor.shape?.length ?? 4;
      if (rank !== 3 && rank !== 4) throw assertion("Softmax2d requires a 3D or 4D tensor as input");
      return run(pass, softmax, [tensor], { dim: -3 });
    }),
});

export const softmaxClasses: readonly ModuleClass[] = [
  softmaxClass("Softmax", "softmax", "Exponentials that sum to 1 along a dimension."),
  softmaxClass("Softmin", "softmax", "Exponentials of -x that sum to 1 along a dimension."),
  softmaxClass("LogSoftmax", "log_softmax", "The logarithm of the softmax along a dimension."),
  softmax2d,
];
