import { isTruthy } from "../../values/compare.js";
import { attributeError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { toFloat } from "../../values/numbers.js";
import { str } from "../../values/repr.js";
import { isTuple, tuple, type Value } from "../../values/value.js";
import { interpolateTo, type Settings } from "../functions/neural/resizing.js";
import { Module } from "../module.js";
import { tensorArgument } from "../operators/operator.js";
import type { ModuleClass } from "../signature.js";
import { fields } from "./self.js";
import { leafClass, nnType, parameter } from "./types.js";

/** What is kept as `self.scale_factor`: floats, or None for anything false (0 too). */
function factorsOf(value: Value): Value {
  if (isTuple(value)) return tuple(value.items.map(toFloat));
  return isTruthy(value) ? toFloat(value) : null;
}

function upsampleClass(name: string, bases: readonly string[], fixedMode?: string): ModuleClass {
  return leafClass({
    type: nnType("upsampling", name, ...bases),
    parameters: [
      parameter("size", "int or [h, w]", "output size; give this or scale_factor, not both", null),
      parameter("scale_factor", "float", "factor of the output size", null),
      ...(fixedMode
        ? []
        : [
            parameter("mode", "str", "nearest, bilinear, bicubic, area or nearest-exact", "nearest"),
            parameter("align_corners", "bool", "aligns the corner pixels; only for bilinear and bicubic", null),
            parameter("recompute_scale_factor", "bool", "computes the factor again from the sizes", null),
          ]),
    ],
    doc: "Resizes the map without learning anything.",
    forwardOwner: "Upsample",
    build(args, type) {
      return new Module(
        type,
        (pass, [input], self) => {
          const tensor = tensorArgument(input, (value) =>
            attributeError(`'${typeName(value)}' object has no attribute 'dim'`),
          );
          return interpolateTo(pass, tensor, settingsOf(self));
        },
        {
          attributes: {
            name,
            size: args.size ?? null,
            scale_factor: factorsOf(args.scale_factor ?? null),
            mode: fixedMode ?? args.mode ?? null,
            align_corners: fixedMode === "bilinear" ? true : (args.align_corners ?? null),
            recompute_scale_factor: args.recompute_scale_factor ?? null,
          },
          extraRepr: (self) => {
            const { size, factors, mode } = settingsOf(self);
            return `${factors === null ? `size=${str(size)}` : `scale_factor=${str(factors)}`}, mode=${str(mode)}`;
          },
        },
      );
    },
  });
}

function settingsOf(self: Module): Settings {
  const names = ["size", "scale_factor", "mode", "align_corners", "recompute_scale_factor"] as const;
  const {
    size,
    scale_factor: factors,
    mode,
    align_corners: aligned,
    recompute_scale_factor: recompute,
  } = fields(self, names);
  return { size, factors, mode, aligned, recompute };
}

export const upsamplingClasses: readonly ModuleClass[] = [
  upsampleClass("Upsample", []),
  upsampleClass("UpsamplingNearest2d", ["Upsample"], "nearest"),
  upsampleClass("UpsamplingBilinear2d", ["Upsample"], "bilinear"),
];
