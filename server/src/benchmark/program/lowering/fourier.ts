import { flag, NotSupported, numbers } from "../attributes.js";
import type { ProgramTensor } from "../program.js";
import { type Composer, type Given, inputOf, product, range } from "./composer.js";

type Tensor = ProgramTensor;
type Kind = "c2c" | "r2c" | "c2r";

/** Above so many points the matrix of a transform is too large to be written down. */
const mostPoints = 640;

/** How a transform goes along one axis: from so many numbers to so many. */
interface Along {
  readonly kind: Kind;
  readonly points: number;
  readonly sign: 1 | -1;
  readonly scale: number;
}

/** How many complex numbers a transform takes along an axis, where they are half of those that there are. */
const taken = ({ kind, points }: Along): number => (kind === "c2r" ? Math.floor(points / 2) + 1 : points);
const given = ({ kind, points }: Along): number => (kind === "r2c" ? Math.floor(points / 2) + 1 : points);

/**
 * A transform as a matrix, by its definition: rows are what goes in, columns what comes out, and complex numbers are
 * two of them. Source: docs of `torch.fft`.
 */
function matrixOf(along: Along): readonly number[] {
  const { kind, points, sign, scale } = along;
  const columns = range(given(along));
  return range(taken(along)).flatMap((j) => {
    const isAlone = kind !== "c2r" || j === 0 || 2 * j === points;
    const weight = isAlone ? scale : 2 * scale;
    // Reduced first, which keeps it exact.
    const angles = columns.map((k) => (2 * Math.PI * ((j * k) % points)) / points);
    const cosines = angles.map((angle) => weight * Math.cos(angle));
    const sines = angles.map((angle) => sign * weight * Math.sin(angle));
    const pairs = (one: readonly number[], other: readonly number[]): readonly number[] =>
      one.flatMap((each, i) => [each, other[i] ?? 0]);
    if (kind === "r2c") return pairs(cosines, sines);
    const minus = sines.map((sine) => -sine);
    return kind === "c2r" ? [...cosines, ...minus] : [...pairs(cosines, sines), ...pairs(minus, cosines)];
  });
}

/** Cuts off or fills up with zeros what a transform takes along an axis. */
function fitted(c: Composer, x: Tensor, axis: number, size: number): Tensor {
  const own = x.shape[axis] ?? 1;
  if (own >= size) return c.cut(x, axis, 0, size);
  const shape = x.shape.map((length, i) => (i === axis ? size - own : length));
  return c.cat([x, c.expand(c.constant([0], []), shape)], axis);
}

/** One axis of a tensor whose complex numbers are the last dimension. */
function transformAlong(c: Composer, x: Tensor, axis: number, along: Along): Tensor {
  const { kind, points } = along;
  if (points > mostPoints) throw new NotSupported(`a Fourier transform of ${points} points`);
  const [ins, outs] = [taken(along) * (kind === "r2c" ? 1 : 2), given(along) * (kind === "c2r" ? 1 : 2)];
  const rank = kind === "r2c" ? x.shape.length : x.shape.length - 1;
  const right = fitted(c, x, axis, taken(along));
  // The axis goes behind the others, in front of the two parts of complex numbers.
  const others = range(rank).filter((i) => i !== axis);
  const order = [...others, axis, ...(kind === "r2c" ? [] : [rank])];
  const sizes = others.map((i) => right.shape[i] ?? 1);
  const rows = c.reshape(c.permute(right, order), [product(sizes), ins]);
  const made = c.matmul(rows, c.constant(matrixOf(along), [ins, outs]));
  const parted = c.reshape(made, [...sizes, given(along), ...(kind === "c2r" ? [] : [2])]);
  const back = range(rank).map((i) => (i === axis ? others.length : others.indexOf(i)));
  return c.permute(parted, kind === "c2r" ? back : [...back, rank]);
}

/** What a transform of so many points is multiplied with. */
function scaleOf(norm: unknown, isInverse: boolean, points: number): number {
  if (norm === "ortho") return 1 / Math.sqrt(points);
  return (norm === "forward") === isInverse ? 1 : 1 / points;
}

/** Numbers without imaginary parts as complex ones. */
export function asComplex(c: Composer, x: Tensor): Tensor {
  return c.cat([c.unsqueeze(x, -1), c.each("mul", c.unsqueeze(x, -1), 0)], -1);
}

/** A transform over some axes. Complex numbers are the last dimension of what goes in and of what comes out. */
export function transform(c: Composer, own: Given): Tensor {
  const { step } = own;
  const { kind, norm } = step.attributes;
  if (kind !== "c2c" && kind !== "r2c" && kind !== "c2r") throw new NotSupported(`${step.op} of an unknown kind`);
  if (/hfft/.test(step.op)) throw new NotSupported(`${step.op} has no counterpart`);
  const [axes, sizes] = [numbers(step, "axes"), numbers(step, "sizes")];
  const isInverse = step.op.startsWith("fft_i");
  const isReal = flag(step, "isReal");
  let x = isReal && kind !== "r2c" ? asComplex(c, inputOf(own)) : inputOf(own);
  const last = axes.length - 1;
  // The real side comes first or last.
  const order = kind === "r2c" ? range(axes.length).toReversed() : range(axes.length);
  for (const i of order) {
    const points = sizes[i] ?? 1;
    const along: Along = {
      kind: i === last ? kind : "c2c",
      points,
      sign: isInverse ? 1 : -1,
      scale: scaleOf(norm, isInverse, points),
    };
    x = transformAlong(c, x, axes[i] ?? 0, along);
  }
  return x;
}
