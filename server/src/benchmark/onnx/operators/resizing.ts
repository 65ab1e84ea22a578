import { NotSupported } from "../../program/attributes.js";
import { cubic, smoothed } from "../../program/resampling.js";
import { range, type OnnxOperator, type Writing } from "../writing.js";
import { multiplyAlong } from "./along.js";

interface Blend {
  readonly mode: string;
  readonly alignCorners: boolean;
  readonly antialias: boolean;
  /** Cells of the input for one of the output. */
  readonly scale: number;
}

const between = (place: number, size: number): number => Math.min(Math.max(place, 0), size - 1);

/** The cell that the nearest modes take, in the single precision that PyTorch works in. */
function nearest(at: number, size: number, { mode, scale }: Blend): number {
  const place = Math.fround((mode === "nearest-exact" ? at + 0.5 : at) * Math.fround(scale));
  return between(Math.floor(place), size);
}

/** How much every cell of the input counts in a cell of the output, along one dimension. */
function weights(at: number, size: number, out: number, blend: Blend): readonly number[] {
  const { mode, alignCorners, scale } = blend;
  const row = Array.from({ length: size }, () => 0);
  const add = (place: number, weight: number): void => {
    const cell = between(place, size);
    row[cell] = (row[cell] ?? 0) + weight;
  };
  const centred = (at + 0.5) * scale - 0.5;
  const exact = alignCorners ? (out > 1 ? (at * (size - 1)) / (out - 1) : 0) : centred;
  if (mode === "bicubic") {
    const low = Math.floor(exact);
    for (let i = -1; i <= 2; i++) add(low + i, cubic(Math.abs(exact - low - i)));
    return row;
  }
  const low = Math.floor(Math.max(exact, 0));
  add(low, 1 - (Math.max(exact, 0) - low));
  add(low + 1, Math.max(exact, 0) - low);
  return row;
}

/** How a dimension is blended: by its factor where it has one, which need not be that of the sizes. */
function blendOf({ step }: Writing, i: number, size: number, out: number): Blend {
  const { mode = null, alignCorners, antialias, scaleFactor } = step.attributes;
  if (typeof mode !== "string") throw new NotSupported("interpolate in an unknown mode");
  const factor = Array.isArray(scaleFactor) ? (scaleFactor as readonly unknown[])[i] : undefined;
  return {
    mode,
    alignCorners: alignCorners === true,
    antialias: antialias === true,
    scale: typeof factor === "number" ? 1 / factor : size / out,
  };
}

const isWhole = (size: number, out: number, { scale }: Blend): boolean => out % size === 0 && scale === size / out;

/** What `Resize` is told in the modes that it has in common with PyTorch for maps. */
function settingsOf({ mode, alignCorners }: Blend) {
  if (mode === "nearest") return { mode, coordinate_transformation_mode: "asymmetric", nearest_mode: "floor" };
  const coordinates = { coordinate_transformation_mode: alignCorners ? "align_corners" : "half_pixel" };
  return mode === "bilinear"
    ? { mode: "linear", ...coordinates }
    : { mode: "cubic", ...coordinates, cubic_coeff_a: { float: -0.75 } };
}

/** `F.interpolate`. Whole factors of maps are left to `Resize`; others are worked out here, dimension by dimension. */
const interpolate: OnnxOperator = (w) => {
  const { name, shape } = w.input();
  const out = w.shape().slice(2);
  const sizes = shape.slice(2);
  const blends = sizes.map((size, i) => blendOf(w, i, size, out[i] ?? 1));
  const [first] = blends;
  const isCommon =
    sizes.length === 2 && first?.antialias === false && ["nearest", "bilinear", "bicubic"].includes(first.mode);
  if (first && isCommon && blends.every((blend, i) => isWhole(sizes[i] ?? 1, out[i] ?? 1, blend))) {
    const scales = w.floats([1, 1, ...out.map((size, i) => size / (sizes[i] ?? 1))]);
    return w.node("Resize", [name, "", scales], settingsOf(first));
  }
  let result = name;
  blends.forEach((blend, i) => {
    const [size = 1, wanted = 1] = [sizes[i], out[i]];
    if (blend.mode.startsWith("nearest")) {
      const places = range(wanted).map((at) => nearest(at, size, blend));
      result = w.take(result, i + 2, places);
    } else {
      const flat = blend.antialias ? smoothed(size, wanted, blend.scale, blend.mode) : undefined;
      const rows = range(wanted).map(
        (at) => flat?.slice(at * size, (at + 1) * size) ?? weights(at, size, wanted, blend),
      );
      result = multiplyAlong(w, result, shape.length, i + 2, rows);
    }
  });
  return result;
};

export const resizing: Readonly<Record<string, OnnxOperator>> = { interpolate };
