import { floordiv, sub } from "../../values/arithmetic.js";
import { attributeError, typeError, valueError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { repr } from "../../values/repr.js";
import { float, tuple, type Value } from "../../values/value.js";
import { invalidCombination, realNumber } from "../arguments.js";
import { scalarOf } from "../functions/pointwise.js";
import { Module } from "../module.js";
import { run, tensorArgument } from "../operators/operator.js";
import { pad } from "../operators/padding.js";
import { map } from "../operators/pointwise.js";
import { avgPools } from "../operators/pooling.js";
import { numel } from "../tensor.js";
import { ints, parse } from "./parse.js";
import { field, fields } from "./self.js";
import { leafClass, nnType, parameter } from "./types.js";

function checkNumber(name: string, value: Value): void {
  if (realNumber(value) !== undefined) return;
  if (name === "pow") throw invalidCombination("pow", [typeName(value)]);
  throw typeError(`${name}(): argument 'other' (position 1) must be Tensor, not ${typeName(value)}`);
}

const keys = ["size", "alpha", "beta", "k"] as const;

/** `nn.LocalResponseNorm`: an average pool over the channels of the squares divides the map. */
export const LocalResponseNorm = leafClass({
  type: nnType("normalization", "LocalResponseNorm"),
  parameters: [
    parameter("size", "int", "channels that are looked at together"),
    parameter("alpha", "float", "factor of the sum", float(1e-4)),
    parameter("beta", "float", "exponent", float(0.75)),
    parameter("k", "float", "added to the sum", float(1)),
  ],
  doc: "Divides every value by those of the neighbouring channels.",
  build: (args, type) =>
    new Module(
      type,
      (pass, [input], self) => {
        const tensor = tensorArgument(input, (value) =>
          attributeError(`'${typeName(value)}' object has no attribute 'dim'`),
        );
        const { shape } = tensor;
        const { size, alpha, beta, k } = fields(self, keys);
        if (!shape) return pass.tensor(null);
        if (shape.length < 3) {
          throw valueError(
            `Expected 3D or higher dimensionality                          input (got ${shape.length} dimensions)`,
          );
        }
        if (numel(shape) === 0) return tensor;
        const dims = shape.length === 3 ? 2 : 3;
        const flat = Array.from({ length: 2 * (dims - 1) }, () => 0);
        const sides = tuple([...flat, floordiv(size, 2), floordiv(sub(size, 1), 2)]);
        const padding = parse("pad", { pad: ints(0) }, { pad: sides }).pad;
        const [batch = null, channels = null, length = null, ...rest] = shape;
        const spread = dims === 2 ? [batch, 1, channels, length] : [batch, 1, channels, length, numel(rest)];
        const padded = pad.infer([spread], { padding, mode: "constant" }).outputs[0] ?? null;
        const { name } = avgPools[dims];
        const kernel = tuple([size, ...Array.from({ length: dims - 1 }, () => 1)]);
        const kernelSize = parse(name, { kernel_size: ints(dims) }, { kernel_size: kernel }).kernel_size;
        avgPools[dims].infer([padded], { kernelSize, stride: [1], padding: [0], dilation: [1], ceilMode: false });
        checkNumber("mul", alpha);
        checkNumber("add", k);
        checkNumber("pow", beta);
        const attributes = Object.fromEntries(keys.map((key) => [key, scalarOf(field(self, key))]));
        return run(pass, map("local_response_norm"), [tensor], attributes);
      },
      {
        attributes: args,
        extraRepr: (self) => {
          const [size, ...rest] = keys.map((key) => repr(field(self, key)));
          return [size, ...rest.map((value, i) => `${keys[i + 1]}=${value}`)].join(", ");
        },
      },
    ),
});
