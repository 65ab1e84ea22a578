import { isTruthy } from "../../../values/compare.js";
import { attributeError, PythonError, valueError } from "../../../values/errors.js";
import { typeName } from "../../../values/kinds.js";
import { floor, toFloat } from "../../../values/numbers.js";
import { repr, str } from "../../../values/repr.js";
import { float, isSequence, isUnknown, list, unknown, type Value } from "../../../values/value.js";
import { invalidCombination } from "../../arguments.js";
import { bool, ints, optional, parse } from "../../nn/parse.js";
import { adaptiveAvgPools } from "../../operators/adaptivePooling.js";
import { interpolate } from "../../operators/interpolate.js";
import { run, tensorArgument } from "../../operators/operator.js";
import { isTensor, type Shape, type Tensor } from "../../tensor.js";
import type { ForwardPass } from "../../trace.js";
import type { TorchFunction } from "../function.js";
import { isFloating } from "../promotion.js";

type Spatial = 1 | 2 | 3;

/** The function of each mode by the number of spatial dimensions. Source: docs of `F.interpolate`. */
const functions: Readonly<Record<string, Partial<Record<Spatial, string>>>> = {
  nearest: { 1: "upsample_nearest1d", 2: "upsample_nearest2d", 3: "upsample_nearest3d" },
  "nearest-exact": {
    1: "_upsample_nearest_exact1d",
    2: "_upsample_nearest_exact2d",
    3: "_upsample_nearest_exact3d",
  },
  area: { 1: "adaptive_avg_pool1d", 2: "adaptive_avg_pool2d", 3: "adaptive_avg_pool3d" },
  linear: { 1: "upsample_linear1d" },
  bilinear: { 2: "upsample_bilinear2d" },
  bicubic: { 2: "upsample_bicubic2d" },
  trilinear: { 3: "upsample_trilinear3d" },
};
const stepwise = ["nearest", "area", "nearest-exact"];
const interpolating = ["linear", "bilinear", "bicubic", "trilinear"];

const notImplemented = (message: string): PythonError => new PythonError("NotImplementedError", message);

/** The function that does the work; throws where the mode does not go with the number of dimensions. */
function functionOf(mode: Value, shape: Shape): string {
  const rank = shape.length;
  const dims = typeof mode === "string" ? functions[mode] : undefined;
  const found = dims?.[(rank - 2) as Spatial];
  if (found !== undefined) return found;
  const [wanted = 0] = Object.keys(dims ?? {});
  // PyTorch forgot to say what bicubic needs.
  const told = dims !== undefined && rank >= 3 && rank <= 5 && mode !== "bicubic";
  if (told) throw notImplemented(`Got ${rank}D input, but ${str(mode)} mode needs ${Number(wanted) + 2}D input`);
  throw notImplemented(
    `Input Error: Only 3D, 4D and 5D input Tensors supported (got ${rank}D) for the modes: nearest | linear | ` +
      `bilinear | bicubic | trilinear | area | nearest-exact (got ${str(mode)})`,
  );
}

/** A tensor without dimensions counts as its number in a list. */
function numberOfTensor(value: Value): Value {
  if (!isTensor(value) || value.shape?.length !== 0 || isFloating(value.dtype)) return value;
  return value.data?.[0] ?? unknown("the elements of a tensor are not known");
}

/** A size or factor for every spatial dimension, from a list or from one for all. */
function forAll(value: Value, shape: Shape, label: "output size of" | "scale_factor of shape"): readonly Value[] {
  const own = shape.slice(2);
  if (!isSequence(value)) return own.map(() => value);
  if (value.items.length === own.length) return value.items.map(numberOfTensor);
  const what = label === "output size of" ? "output" : "scale_factor";
  throw valueError(
    `Input and ${what} must have the same number of spatial dimensions, but got input with spatial dimensions of ` +
      `[${own.map((size) => size ?? "?").join(", ")}] and ${label} ${repr(value)}.`,
  );
}

/** The arguments of `F.interpolate`. */
export interface Settings {
  readonly size: Value;
  readonly factors: Value;
  readonly mode: Value;
  readonly aligned: Value;
  readonly recompute: Value;
  readonly antialias?: Value;
}

/** `F.interpolate`, check by check. */
export function interpolateTo(pass: ForwardPass, tensor: Tensor, settings: Settings): Tensor {
  const { size, factors, mode } = settings;
  const { shape } = tensor;
  if (typeof mode === "string" && stepwise.includes(mode) && settings.aligned !== null) {
    const names = interpolating.join(" | ");
    throw valueError(`align_corners option can only be set with the interpolating modes: ${names}`);
  }
  if (size !== null && factors !== null) throw valueError("only one of size or scale_factor should be defined");
  if (size === null && factors === null) throw valueError("either size or scale_factor should be defined");
  if (shape === null) return pass.tensor(null);
  let sizes = size === null ? null : forAll(size, shape, "output size of");
  let scales = factors === null ? null : forAll(factors, shape, "scale_factor of shape");
  if (isTruthy(settings.recompute) && size !== null) {
    throw valueError("recompute_scale_factor is not meaningful with an explicit size.");
  }
  if (scales && (mode === "area" || isTruthy(settings.recompute))) {
    sizes = scales.map((factor, i) => scaled(shape[i + 2] ?? null, factor));
    scales = null;
  }
  if (isTruthy(settings.antialias ?? false) && !(shape.length === 4 && (mode === "bilinear" || mode === "bicubic"))) {
    throw valueError("Anti-alias option is only supported for bilinear and bicubic modes");
  }
  const name = functionOf(mode, shape);
  if (sizes?.some(isUnknown)) return ofUnknownSize(pass, tensor, sizes);
  const dims = (shape.length - 2) as Spatial;
  if (mode === "area") {
    const wanted = dims === 2 ? "tuple of SymInts" : "tuple of ints";
    const outputSize = parse(name, { output_size: ints(dims, wanted) }, { output_size: list(sizes ?? []) }).output_size;
    return run(pass, adaptiveAvgPools[dims], [tensor], { outputSize });
  }
  const blends = typeof mode === "string" && interpolating.includes(mode);
  const aligned = settings.aligned ?? false;
  const given: Value = sizes === null ? null : isSequence(size) ? size : list(sizes);
  const got = ["Tensor", typeName(given), ...(blends ? [typeName(aligned)] : []), scales ? "list" : "NoneType"];
  const mismatch = () => invalidCombination(name, got);
  if (blends) parse(name, { align_corners: bool }, { align_corners: aligned }, { mismatch });
  const { output_size } = parse(
    name,
    { output_size: optional(ints(0, "tuple of SymInts")) },
    { output_size: sizes === null ? null : list(sizes) },
    { mismatch },
  );
  if (scales?.some((factor) => typeof factor === "string")) throw mismatch();
  const scaleFactor = scales?.map((factor) => toFloat(factor).value) ?? null;
  return run(pass, interpolate, [tensor], {
    size: output_size,
    scaleFactor,
    mode: str(mode),
    ...(blends && isTruthy(aligned) && { alignCorners: true }),
    ...(isTruthy(settings.antialias ?? false) && { antialias: true }),
  });
}

/** A map resized to sizes that are not all known. */
function ofUnknownSize(pass: ForwardPass, tensor: Tensor, sizes: readonly Value[]): Tensor {
  const space = sizes.map((size) => (typeof size === "number" ? size : null));
  const output: Shape = [...(tensor.shape?.slice(0, 2) ?? []), ...space];
  return run(pass, { name: "interpolate", infer: () => ({ outputs: [output] }) }, [tensor], {});
}

/** `math.floor(size * factor)`. */
const scaled = (size: number | null, factor: Value): Value =>
  size === null ? unknown("a map of unknown size") : floor(float(size * toFloat(factor).value));

const inputOf = (input: Value | undefined): Tensor =>
  tensorArgument(input, (value) => attributeError(`'${typeName(value)}' object has no attribute 'dim'`));

/** A function that resizes by `F.interpolate` with some of its arguments given. */
const resize = (name: string, parameters: string, fixed: Partial<Settings> = {}): TorchFunction => ({
  name,
  homes: ["functional"],
  python: true,
  signatures: [`${name}(input, size=None, scale_factor=None${parameters})`],
  run: (pass, args) =>
    interpolateTo(pass, inputOf(args.input), {
      size: args.size ?? null,
      factors: args.scale_factor ?? null,
      mode: args.mode ?? "nearest",
      aligned: args.align_corners ?? null,
      recompute: args.recompute_scale_factor ?? null,
      antialias: args.antialias ?? false,
      ...fixed,
    }),
});

const modes = ", mode='nearest', align_corners=None";

/** `F.interpolate` and its older names. */
export const resizing: readonly TorchFunction[] = [
  resize("interpolate", `${modes}, recompute_scale_factor=None, antialias=False`),
  resize("upsample", modes),
  resize("upsample_nearest", "", { mode: "nearest" }),
  resize("upsample_bilinear", "", { mode: "bilinear", aligned: true }),
];
