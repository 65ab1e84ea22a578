import { repr } from "../values/repr.js";
import type { Value } from "../values/value.js";
import type { Shape } from "../torch/tensor.js";
import { attempt } from "../yolov5/failure.js";

/** A sum that is a lower bound where `complete` is false, since some of its parts are not known. */
export interface Bound {
  readonly value: number;
  readonly complete: boolean;
}

const scales = [
  { unit: " G", size: 1e9 },
  { unit: " M", size: 1e6 },
  { unit: " K", size: 1e3 },
] as const;

/** Three digits or so, with the unit of thousands: `512`, `18.8 K`, `116 K`, `7.2 M`. */
export function formatCount(count: number): string {
  // 999,950 is nearer to 1.0 M than to 999 K.
  const scale = scales.find(({ size }) => count >= size * 0.9995);
  if (scale === undefined) return String(count);
  const scaled = count / scale.size;
  return `${scaled < 99.95 ? scaled.toFixed(1) : scaled.toFixed(0)}${scale.unit}`;
}

/** A whole number with its thousands set apart: `7,235,389`. */
export const formatExact = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

const orUnknown = (value: number | null, format: (value: number) => string): string =>
  value === null ? "?" : format(value);

/** `116 K params`. */
export const formatParams = (params: number | null): string => `${orUnknown(params, formatCount)} params`;

function gflopsNumber(gflops: number): string {
  if (gflops === 0) return "0";
  if (gflops < 0.001) return "< 0.001";
  return gflops < 0.995 ? gflops.toPrecision(2) : gflops.toFixed(1);
}

/** `1.9 GFLOPs`; two digits below one. */
export const formatGflops = (gflops: number | null): string => `${orUnknown(gflops, gflopsNumber)} GFLOPs`;

const atLeast = ({ complete }: Bound, text: string): string => (complete ? text : `≥ ${text}`);

/** `7.2 M params`, or `≥ 7.2 M params`. */
export const formatParamSum = (sum: Bound): string => atLeast(sum, formatParams(sum.value));

/** `16.6 GFLOPs`, or `≥ 3.1 GFLOPs`. */
export const formatGflopSum = (sum: Bound): string => atLeast(sum, formatGflops(sum.value));

/** A share of 0 to 1 in per cent: `12 %`, `< 1 %`. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.01) return "< 1 %";
  return `${(share * 100).toFixed(0)} %`;
}

/** Channels×height×width, the batch left out: `128×80×80`. `?` for what is not known. */
export function formatShape(shape: Shape | null): string {
  if (shape === null) return "?";
  const sizes = shape.length > 1 ? shape.slice(1) : shape;
  return sizes.map((size) => size ?? "?").join("×");
}

/** `640` for a square image, else height×width. */
export const formatImage = ([height, width]: readonly [number, number]): string =>
  height === width ? String(height) : `${height}×${width}`;

/** The pyramid level of a stride: `P3` for 8. Undefined where the stride is no power of two. */
export function levelOf(stride: number): string | undefined {
  const level = Math.log2(stride);
  return Number.isInteger(level) && level >= 0 ? `P${level}` : undefined;
}

/** `stride 8 (P3)`. */
export function formatStride(stride: number): string {
  const level = levelOf(stride);
  return `stride ${Number(stride.toFixed(2))}${level === undefined ? "" : ` (${level})`}`;
}

/** `1 row`, `12 rows`. */
export const formatPlural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** A value as Python prints it, on one line; `?` where it is not known. */
export function formatValue(value: Value): string {
  const outcome = attempt(() => repr(value));
  return outcome.kind === "value" ? outcome.value.replace(/\s*\n\s*/g, " ") : "?";
}

/** Cuts a text that is too long for its place. */
export const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;
