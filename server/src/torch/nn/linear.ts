import { isTruthy } from "../../values/compare.js";
import { NotAnalysed, PythonError } from "../../values/errors.js";
import { repr } from "../../values/repr.js";
import { emptyShape } from "../arguments.js";
import { invoke } from "../functions/callable.js";
import { bilinear } from "../functions/products.js";
import { required } from "../methods.js";
import { type Forward, Module, type ModuleType } from "../module.js";
import { linear } from "../operators/matrix.js";
import { run } from "../operators/operator.js";
import type { Arguments, ModuleClass } from "../signature.js";
import type { Shape } from "../tensor.js";
import { inputOf } from "./parse.js";
import { field, fields, shapeOf } from "./self.js";
import { leafClass, nnType, parameter, placement } from "./types.js";

function buildLinear(args: Arguments, type: ModuleType): Module {
  const { in_features: features = null, out_features: out = null } = args;
  const weight = emptyShape([out, features]);
  return new Module(
    type,
    (pass, [input], self) =>
      run(pass, linear, [inputOf("linear", input)], weightsOf(self), fields(self, ["weight", "bias"])),
    {
      parameters: { weight, bias: isTruthy(args.bias ?? null) ? weight.slice(0, 1) : null },
      attributes: { in_features: features, out_features: out },
      extraRepr: (self) => {
        const { in_features, out_features, bias } = fields(self, ["in_features", "out_features", "bias"]);
        const biased = bias === null ? "False" : "True";
        return `in_features=${repr(in_features)}, out_features=${repr(out_features)}, bias=${biased}`;
      },
    },
  );
}

/** The weight and whether there is a bias, as they are now. */
function weightsOf(self: Module): { readonly weight: Shape; readonly bias: boolean } {
  const [weight, bias] = [shapeOf(self, "weight"), shapeOf(self, "bias")];
  const fits = bias === null || (bias.length === 1 && (bias[0] === 1 || bias[0] === weight?.[0]));
  if (weight?.length !== 2 || !fits) throw new NotAnalysed(`the weight and bias of ${self.typeName}`);
  return { weight, bias: bias !== null };
}

const linearClass = (name: string, ...bases: readonly string[]) =>
  leafClass({
    type: nnType("linear", name, ...bases),
    ...(bases.length > 0 && { forwardOwner: "Linear" }),
    parameters: [
      parameter("in_features", "int", "size of the last dimension of the input"),
      parameter("out_features", "int", "size of the last dimension of the output"),
      parameter("bias", "bool", "adds a learnable bias", true),
      ...placement,
    ],
    doc: "A matrix product over the last dimension.",
    build: buildLinear,
  });

const Linear = linearClass("Linear");

/** The linear layer at the end of attention. */
export const NonDynamicallyQuantizableLinear = linearClass("NonDynamicallyQuantizableLinear", "Linear");

const Bilinear = leafClass({
  type: nnType("linear", "Bilinear"),
  parameters: [
    parameter("in1_features", "int", "size of the last dimension of the first input"),
    parameter("in2_features", "int", "size of the last dimension of the second input"),
    parameter("out_features", "int", "size of the last dimension of the output"),
    parameter("bias", "bool", "adds a learnable bias", true),
    ...placement,
  ],
  doc: "A product of two inputs.",
  inputs: { input1: required, input2: required },
  build({ in1_features: first = null, in2_features: second = null, out_features: out = null, bias = null }, type) {
    const weight = emptyShape([out, first, second]);
    if (weight[1] === 0) throw new PythonError("ZeroDivisionError", "float division by zero");
    const forward: Forward = (_, inputs, self) =>
      invoke(bilinear, [...inputs, field(self, "weight"), field(self, "bias")]);
    return new Module(type, forward, {
      parameters: { weight, bias: isTruthy(bias) ? weight.slice(0, 1) : null },
      attributes: { in1_features: first, in2_features: second, out_features: out },
      extraRepr: (self) => {
        const shown = ["in1_features", "in2_features", "out_features"].map((key) => `${key}=${repr(field(self, key))}`);
        return [...shown, `bias=${field(self, "bias") === null ? "False" : "True"}`].join(", ");
      },
    });
  },
});

export const linearClasses: readonly ModuleClass[] = [Linear, Bilinear];
