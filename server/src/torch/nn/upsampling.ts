import { isTruthy } from "../../values/compare.js";
import { attributeError, PythonError, valueError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { toFloat } from "../../values/numbers.js";
import { str } from "../../values/repr.js";
import { iterate } from "../../values/sequence.js";
import { isSequence, isTuple, type PyFloat, tuple, type Value } from "../../values/value.js";
import { invalidCombination, strictInts } from "../arguments.js";
import { Module } from "../module.js";
import { interpolate } from "../operators/interpolate.js";
import { run, tensorArgument } from "../operators/operator.js";
import { defineClass, type ModuleClass } from "../signature.js";
import type { Shape } from "../tensor.js";
import { nnType, parameter } from "./types.js";

/** Number of spatial dimensions each mode takes. Source: PyTorch docs of `torch.nn.functional.interpolate`. */
const modes: Readonly<Record<string, readonly number[]>> = {
  nearest: [1, 2, 3],
  "nearest-exact": [1, 2, 3],
  area: [1, 2, 3],
  linear: [1],
  bilinear: [2],
  bicubic: [2],
  trilinear: [3],
};
const interpolating = ["linear", "bilinear", "bicubic", "trilinear"];

/** What is kept as `self.scale_factor`: floats, or None for anything false (0 too). */
function factorsOf(value: Value): PyFloat | readonly PyFloat[] | null {
  if (isTuple(value)) return value.items.map(toFloat);
  return isTruthy(value) ? toFloat(value) : null;
}

function checkMode(shape: Shape | null, mode: Value, alignCorners: Value): void {
  if (typeof mode === "string" && ["nearest", "area", "nearest-exact"].includes(mode) && alignCorners !== null) {
    const names = interpolating.join(" | ");
    throw valueError(`align_corners option can only be set with the interpolating modes: ${names}`);
  }
  const dims = typeof mode === "string" ? modes[mode] : undefined;
  if (!shape) return;
  const unsupported = shape.length < 3 || shape.length > 5 || dims === undefined;
  if (unsupported) {
    throw new PythonError(
      "NotImplementedError",
      `Input Error: Only 3D, 4D and 5D input Tensors supported (got ${shape.length}D) for the modes: nearest | linear | ` +
        `bilinear | bicubic | trilinear | area | nearest-exact (got ${str(mode)})`,
    );
  }
  if (!dims.includes(shape.length - 2)) {
    const [wanted = 2] = dims;
    throw new PythonError(
      "NotImplementedError",
      `Got ${shape.length}D input, but ${str(mode)} mode needs ${wanted + 2}D input`,
    );
  }
}

function checkCount(count: number, shape: Shape | null, label: string): void {
  if (!shape || count === shape.length - 2) return;
  throw valueError(
    `Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of ` +
      `[${shape.slice(2).join(", ")}] and ${label} of ${count} values`,
  );
}

function upsampleClass(name: string, bases: readonly string[], fixedMode?: string): ModuleClass {
  return defineClass({
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
    build(args, type) {
      const size = args.size ?? null;
      const factors = factorsOf(args.scale_factor ?? null);
      const mode = fixedMode ?? args.mode ?? null;
      const aligned = fixedMode === "bilinear" ? true : (args.align_corners ?? null);
      const shownFactor = factors === null ? null : "kind" in factors ? factors : tuple([...factors]);
      return new Module(
        type,
        (pass, [input]) => {
          const tensor = tensorArgument(input, (value) =>
            attributeError(`'${typeName(value)}' object has no attribute 'dim'`),
          );
          const spatial = (tensor.shape?.length ?? 4) - 2;
          if (mode === "nearest" || mode === "area" || mode === "nearest-exact") checkMode(null, mode, aligned);
          if (size !== null && factors !== null) throw valueError("only one of size or scale_factor should be defined");
          if (size === null && factors === null) throw valueError("either size or scale_factor should be defined");
          const sizes =
            size === null ? null : isSequence(size) ? iterate(size) : Array.from({ length: spatial }, () => size);
          const list =
            factors === null ? null : "kind" in factors ? Array.from({ length: spatial }, () => factors) : factors;
          if (sizes) checkCount(sizes.length, tensor.shape, "output size");
          if (list) checkCount(list.length, tensor.shape, "scale_factor");
          checkMode(tensor.shape, mode, aligned);
          const numbers = sizes === null ? null : strictInts(sizes);
          if (numbers === undefined)
            throw invalidCombination(`upsample_${str(mode)}2d`, ["Tensor", "list", "NoneType"]);
          return run(pass, interpolate, [tensor], {
            size: numbers,
            scaleFactor: list?.map((factor) => factor.value) ?? null,
            mode: str(mode),
          });
        },
        {
          attributes: { size, scale_factor: shownFactor, mode },
          extraRepr: `${shownFactor === null ? `size=${str(size)}` : `scale_factor=${str(shownFactor)}`}, mode=${str(mode)}`,
        },
      );
    },
  });
}

export const Upsample = upsampleClass("Upsample", []);
export const UpsamplingNearest2d = upsampleClass("UpsamplingNearest2d", ["Upsample"], "nearest");
export const UpsamplingBilinear2d = upsampleClass("UpsamplingBilinear2d", ["Upsample"], "bilinear");
