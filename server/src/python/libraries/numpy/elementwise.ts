import { valueError } from "../../../values/errors.js";
import type { Value } from "../../../values/value.js";
import { broadcastTo, categoryOf, type Content, contentOf, type Dtype, isArray, promote, result } from "./array.js";

/** How the type of a result comes about: as that of the operands, always a float, always a truth value. */
type Kind = "same" | "float" | "bool";

interface Unary {
  readonly kind: Kind;
  readonly compute: (x: number) => number;
}

/** Rounds half to even. */
const rint = (x: number): number => {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
};

const toFloat = (compute: (x: number) => number): Unary => ({ kind: "float", compute });
const kept = (compute: (x: number) => number): Unary => ({ kind: "same", compute });
const test = (compute: (x: number) => boolean): Unary => ({ kind: "bool", compute: (x) => Number(compute(x)) });

export const unary: Readonly<Record<string, Unary>> = {
  abs: kept(Math.abs),
  absolute: kept(Math.abs),
  arccos: toFloat(Math.acos),
  arcsin: toFloat(Math.asin),
  arctan: toFloat(Math.atan),
  cbrt: toFloat(Math.cbrt),
  ceil: toFloat(Math.ceil),
  cos: toFloat(Math.cos),
  cosh: toFloat(Math.cosh),
  deg2rad: toFloat((x) => (x * Math.PI) / 180),
  exp: toFloat(Math.exp),
  exp2: toFloat((x) => 2 ** x),
  expm1: toFloat(Math.expm1),
  fabs: toFloat(Math.abs),
  floor: toFloat(Math.floor),
  isfinite: test(Number.isFinite),
  isinf: test((x) => Math.abs(x) === Infinity),
  isnan: test(Number.isNaN),
  log: toFloat(Math.log),
  log10: toFloat(Math.log10),
  log1p: toFloat(Math.log1p),
  log2: toFloat(Math.log2),
  logical_not: test((x) => x === 0),
  negative: kept((x) => -x + 0),
  rad2deg: toFloat((x) => (x * 180) / Math.PI),
  rint: toFloat(rint),
  sign: kept(Math.sign),
  sin: toFloat(Math.sin),
  sinh: toFloat(Math.sinh),
  sqrt: toFloat(Math.sqrt),
  square: kept((x) => x * x),
  tan: toFloat(Math.tan),
  tanh: toFloat(Math.tanh),
  trunc: toFloat(Math.trunc),
};

interface Binary {
  readonly kind: Kind;
  readonly compute: (x: number, y: number) => number;
}

const modulo = (x: number, y: number): number => (y === 0 ? NaN : x - Math.floor(x / y) * y);
const compare = (holds: (x: number, y: number) => boolean): Binary => ({
  kind: "bool",
  compute: (x, y) => Number(holds(x, y)),
});
const both = (compute: (x: number, y: number) => number): Binary => ({ kind: "same", compute });

export const binary: Readonly<Record<string, Binary>> = {
  add: both((x, y) => x + y),
  arctan2: { kind: "float", compute: Math.atan2 },
  divide: { kind: "float", compute: (x, y) => x / y },
  equal: compare((x, y) => x === y),
  floor_divide: both((x, y) => Math.floor(x / y)),
  greater: compare((x, y) => x > y),
  greater_equal: compare((x, y) => x >= y),
  hypot: { kind: "float", compute: Math.hypot },
  less: compare((x, y) => x < y),
  less_equal: compare((x, y) => x <= y),
  logical_and: compare((x, y) => x !== 0 && y !== 0),
  logical_or: compare((x, y) => x !== 0 || y !== 0),
  maximum: both(Math.max),
  minimum: both(Math.min),
  mod: both(modulo),
  multiply: both((x, y) => x * y),
  not_equal: compare((x, y) => x !== y),
  power: both((x, y) => x ** y),
  remainder: both(modulo),
  subtract: both((x, y) => x - y),
  true_divide: { kind: "float", compute: (x, y) => x / y },
};

const asFloat = (dtype: Dtype): Dtype => (categoryOf(dtype) === "float" ? dtype : "float64");

const dtypeFor = (kind: Kind, dtype: Dtype): Dtype =>
  kind === "bool" ? "bool" : kind === "float" ? asFloat(dtype) : dtype;

export function applyUnary({ kind, compute }: Unary, value: Value): Value {
  const { shape, dtype, data } = contentOf(value);
  return result({ shape, dtype: dtypeFor(kind, dtype), data: data?.map((x) => compute(x)) });
}

/** A Python number leaves the width of an array's type alone. */
function commonDtype(left: Value, right: Value, a: Content, b: Content): Dtype {
  const weak = (one: Content, other: Content): Dtype =>
    categoryOf(other.dtype) === "float" && categoryOf(one.dtype) !== "float" ? "float64" : one.dtype;
  const order = ["bool", "int", "float"];
  if (isArray(left) && !isArray(right) && b.shape.length === 0) {
    return order.indexOf(categoryOf(a.dtype)) >= order.indexOf(categoryOf(b.dtype))
      ? a.dtype
      : weak(a, b) === a.dtype
        ? b.dtype
        : "float64";
  }
  if (isArray(right) && !isArray(left) && a.shape.length === 0) return commonDtype(right, left, b, a);
  return promote(a.dtype, b.dtype);
}

export function applyBinary({ kind, compute }: Binary, left: Value, right: Value): Value {
  const [a, b] = [contentOf(left), contentOf(right)];
  const shape = broadcast(a.shape, b.shape);
  const [x, y] = [broadcastTo(a, shape), broadcastTo(b, shape)];
  const data = x && y && x.map((element, i) => compute(element, y[i] ?? NaN));
  return result({ shape, dtype: dtypeFor(kind, commonDtype(left, right, a, b)), data });
}

function broadcast(left: readonly number[], right: readonly number[]): readonly number[] {
  const rank = Math.max(left.length, right.length);
  return Array.from({ length: rank }, (_, i) => {
    const [a, b] = [left[i - rank + left.length] ?? 1, right[i - rank + right.length] ?? 1];
    if (a !== b && a !== 1 && b !== 1) {
      const told = (sizes: readonly number[]): string => `(${sizes.join(",")}${sizes.length === 1 ? "," : ""})`;
      throw valueError(`operands could not be broadcast together with shapes ${told(left)} ${told(right)} `);
    }
    return a === 1 ? b : a;
  });
}
