import { toFloat } from "../../values/numbers.js";
import { repr } from "../../values/repr.js";
import { invoke } from "../functions/callable.js";
import { lpPools } from "../functions/neural/pooling.js";
import { Module } from "../module.js";
import type { ModuleClass } from "../signature.js";
import { field, fields } from "./self.js";
import { leafClass, nnType, parameter } from "./types.js";

const keys = ["norm_type", "kernel_size", "stride", "ceil_mode"] as const;

/** `nn.LPPool1d` and `nn.LPPool2d`: an average pool of powers, times the window, and the root of it. */
function lpPool(dims: 1 | 2): ModuleClass {
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
        (_, [input = null], self) => {
          const { norm_type, kernel_size, stride, ceil_mode } = fields(self, keys);
          return invoke(lpPools[dims], [input, toFloat(norm_type), kernel_size, stride, ceil_mode]);
        },
        {
          attributes: args,
          extraRepr: (self) => keys.map((key) => `${key}=${repr(field(self, key))}`).join(", "),
        },
      ),
  });
}

export const lpPoolingClasses: readonly ModuleClass[] = [lpPool(1), lpPool(2)];
