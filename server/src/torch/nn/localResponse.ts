import { repr } from "../../values/repr.js";
import { float } from "../../values/value.js";
import { localResponse, localResponseKeys as keys } from "../functions/neural/localResponse.js";
import { Module } from "../module.js";
import { field, fields } from "./self.js";
import { leafClass, nnType, parameter } from "./types.js";

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
        return localResponse(pass, input, fields(self, keys));
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
