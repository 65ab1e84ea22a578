import type { Constant, Norm, Role } from "./program.js";

/**
 * The 32-bit FNV-1a hash of a name in UTF-8. Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm".
 */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** A number in [0, 1) for an element of what a name stands for. Source: the finalizer of MurmurHash3 by A. Appleby. */
function uniform(hash: number, index: number): number {
  let x = (hash + Math.imul(index, 0x9e3779b9)) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
}

/** How values of a role follow from a number in [0, 1). Weights keep the spread of what they are applied to. */
const spread: Readonly<Record<Role, (u: number, fanIn: number) => number>> = {
  weight: (u, fanIn) => (2 * u - 1) * Math.sqrt(3 / Math.max(fanIn, 1)),
  bias: (u) => (2 * u - 1) / 10,
  scale: (u) => 0.75 + u / 2,
  mean: (u) => (2 * u - 1) / 10,
  variance: (u) => 0.5 + u,
};

const count = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

/** The values of a constant, row-major. The same name gives the same values in every language. */
export function valuesOf({ fill, shape }: Constant): Float32Array {
  if (fill.kind === "values") return Float32Array.from(fill.values);
  if (fill.kind === "normed") return normed(fill.direction, fill.length);
  if (fill.kind === "folded weight") return foldedWeight(fill.weight, fill.norm);
  if (fill.kind === "folded bias") return foldedBias(fill.bias, fill.norm);
  const hash = hashOf(fill.name);
  const value = spread[fill.role];
  return Float32Array.from({ length: count(shape) }, (_, i) => value(uniform(hash, i), fill.fanIn));
}

/** A direction with the length that it is to have, over the dimensions in which the length has one element. */
function normed(direction: Constant, length: Constant): Float32Array {
  const [values, lengths] = [valuesOf(direction), valuesOf(length)];
  const groups = values.map((_, i) => {
    let [rest, place, step] = [i, 0, 1];
    for (let axis = direction.shape.length - 1; axis >= 0; axis--) {
      const [size, own] = [direction.shape[axis] ?? 1, length.shape[axis] ?? 1];
      if (own !== 1) place += (rest % size) * step;
      step *= own;
      rest = Math.floor(rest / size);
    }
    return place;
  });
  const squares = new Float64Array(lengths.length);
  values.forEach((value, i) => {
    const group = groups[i] ?? 0;
    squares[group] = (squares[group] ?? 0) + value * value;
  });
  return values.map((value, i) => {
    const group = groups[i] ?? 0;
    return (value * (lengths[group] ?? 1)) / Math.sqrt(squares[group] ?? 1);
  });
}

/** What a batch norm multiplies every channel with. */
function factorsOf({ weight, variance, eps }: Norm): Float64Array {
  const scale = weight && valuesOf(weight);
  return Float64Array.from(valuesOf(variance), (value, i) => (scale?.[i] ?? 1) / Math.sqrt(value + eps));
}

function foldedWeight(weight: Constant, norm: Norm): Float32Array {
  const factors = factorsOf(norm);
  const values = valuesOf(weight);
  const each = values.length / Math.max(factors.length, 1);
  return values.map((value, i) => value * (factors[Math.floor(i / each)] ?? 1));
}

function foldedBias(bias: Constant | undefined, norm: Norm): Float32Array {
  const factors = factorsOf(norm);
  const [own, shift] = [bias && valuesOf(bias), norm.bias && valuesOf(norm.bias)];
  return valuesOf(norm.mean).map((mean, i) => ((own?.[i] ?? 0) - mean) * (factors[i] ?? 1) + (shift?.[i] ?? 0));
}

/** An image of random values in [0, 1), row-major. */
export function imageOf(shape: readonly number[], index = 0): Float32Array {
  const hash = hashOf(`image ${index}`);
  return Float32Array.from({ length: count(shape) }, (_, i) => uniform(hash, i));
}
