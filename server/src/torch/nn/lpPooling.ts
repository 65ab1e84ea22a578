import { attributeError, PythonError, typeError, valueError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { toFloat } from "../../values/numbers.js";
import { repr } from "../../values/repr.js";
import { isInt, list, type Value } from "../../values/value.js";
import { repeated } from "../arguments.js";
import { Module } from "../module.js";
import { run, tensorArgument } from "../operators/operator.js";
import { map } from "../operators/pointwise.js";
import { avgPools } from "../operators/pooling.js";
import type { ModuleClass } from "../signature.js";
import { bool, ints, parse } from "./parse.js";
import { field, fields } from "./self.js";
import { leafClass, nnType, parameter } from "./types.js";

/** `kw, kh = _pair(kernel_size)`. */
function unpackPair(kernel: Value): void {
  const count = repeated(kernel, 2).length;
  if (count < 2) throw valueError(`not enough values to unpack (expected 2, got ${count})`);
  if (count > 2) throw valueError("too many values to unpack (expected 2)");
}

const keys = ["norm_type", "kernel_size", "stride", "ceil_mode"] as const;

/** `nn.LPPool1d` and `nn.LPPool2d`: an average pool of powers, times the window, and the root of it. */
function lpPool(dims: 1 | 2): ModuleClass {
  const operator = avgPools[dims];
  const size = dims === 1 ? "int" : "int or [h, w]";
  return leafClass({
    type: nnType("pooling", `LPPool${dims}d`, "_LPPoolNd"),
    init: "_LPPoolNd",
    parameters: [
      parameter("norm_type", "float", "exponent of the mean; infinity would be the maximum"),
      parameter("kernel_size", size, "size of the window"),
      parameter("stride", size, "step of the window, its own size if left out", null),
      parameter("ceil_mode", "bool", "rounds the output size up", false),
    ],
    doc: "The power mean of every window.",
    build: (args, type) =>
      new Module(
        type,
        (pass, [input], self) => {
          const { kernel_size, stride, ceil_mode, norm_type } = fields(self, keys);
          const norm = toFloat(norm_type).value;
          if (dims === 2) unpackPair(kernel_size);
          const tensor = tensorArgument(input, (value) =>
            attributeError(`'${typeName(value)}' object has no attribute 'pow'`),
          );
          const powers = run(pass, map("pow"), [tensor], { exponent: norm });
          const read = parse(
            operator.name,
            { kernel_size: ints(dims), stride: ints(dims), padding: ints(dims), ceil_mode: bool },
            { kernel_size, stride: stride ?? list([]), padding: 0, ceil_mode },
          );
          const pooled = run(pass, operator, [powers], {
            kernelSize: read.kernel_size,
            stride: read.stride,
            padding: read.padding,
            dilation: [1],
            ceilMode: read.ceil_mode,
          });
          if (dims === 1 && !isInt(kernel_size)) {
            throw typeError(`mul(): argument 'other' (position 1) must be Tensor, not ${typeName(kernel_size)}`);
          }
          if (norm === 0) throw new PythonError("ZeroDivisionError", "float division by zero");
          return run(pass, map("pow"), [pooled], { exponent: 1 / norm });
        },
        {
          attributes: args,
          extraRepr: (self) => keys.map((key) => `${key}=${repr(field(self, key))}`).join(", "),
        },
      ),
  });
}

export const lpPoolingClasses: readonly ModuleClass[] = [lpPool(1), lpPool(2)];
