import { dimension, NotSupported, numbers } from "../attributes.js";
import type { ProgramTensor } from "../program.js";
import { type Composer, type Given, inputOf, operandsOf, type Operand, shapeOf, together } from "./composer.js";
import { atan2 } from "./elements.js";
import { asComplex, transform } from "./fourier.js";

type Tensor = ProgramTensor;

/** A step of which some tensors are complex: they have the two parts of their numbers as one more dimension. */
export interface ComplexGiven extends Given {
  readonly isComplex: (at: number) => boolean;
}

export interface ComplexLowering {
  /** Whether the result is complex. */
  readonly isComplex: boolean;
  readonly lower: (c: Composer, given: ComplexGiven) => Tensor | readonly Tensor[];
}

const part = (c: Composer, x: Tensor, at: 0 | 1): Tensor => c.select(x, -1, at);
const joined = (c: Composer, real: Tensor, imaginary: Tensor): Tensor =>
  c.cat([c.unsqueeze(real, -1), c.unsqueeze(imaginary, -1)], -1);

/** The parts of an operand; a real one has none but itself. */
type Parts = readonly [real: Operand, imaginary: Operand | undefined];

function partsOf(c: Composer, given: ComplexGiven): readonly Parts[] {
  let next = 0;
  return operandsOf(given).map((operand): Parts => {
    if (typeof operand === "number") return [operand, undefined];
    const at = next++;
    return given.isComplex(at) ? [part(c, operand, 0), part(c, operand, 1)] : [operand, undefined];
  });
}

const sum = (c: Composer, op: "add" | "sub", a: Operand | undefined, b: Operand | undefined): Operand => {
  if (b === undefined) return a ?? 0;
  if (typeof a === "number" && typeof b === "number") return op === "add" ? a + b : a - b;
  return c.each(op, a ?? 0, b);
};

function pairOf(c: Composer, given: ComplexGiven): readonly [Parts, Parts] {
  if (given.step.attributes.alpha !== undefined && given.step.attributes.alpha !== 1) {
    throw new NotSupported(`${given.step.op} of complex numbers with a factor`);
  }
  const [a, b] = partsOf(c, given);
  if (a === undefined || b === undefined) throw new NotSupported(`${given.step.op} without an operand`);
  return [a, b];
}

const complex = (lower: ComplexLowering["lower"]): ComplexLowering => ({ isComplex: true, lower });
const real = (lower: ComplexLowering["lower"]): ComplexLowering => ({ isComplex: false, lower });

/** Both parts in the shape that they have together. */
function whole(c: Composer, re: Operand, im: Operand): Tensor {
  const tensor = (x: Operand): Tensor => (typeof x === "number" ? c.constant([x], []) : x);
  const [one, other] = [tensor(re), tensor(im)];
  const shape = together(one.shape, other.shape);
  return joined(c, c.expand(one, shape), c.expand(other, shape));
}

const added = (op: "add" | "sub"): ComplexLowering =>
  complex((c, given) => {
    const [[re, im], [otherRe, otherIm]] = pairOf(c, given);
    return whole(c, sum(c, op, re, otherRe), sum(c, op, im, otherIm));
  });

type Multiply = (a: Operand, b: Operand) => Operand;

function multiplied(c: Composer, [a, b]: Parts, [x, y]: Parts, times: Multiply): Tensor {
  const both = (one: Operand | undefined, other: Operand | undefined): Operand | undefined =>
    one === undefined || other === undefined ? undefined : times(one, other);
  const re = sum(c, "sub", times(a, x), both(b, y));
  const im = sum(c, "add", both(a, y), both(b, x));
  return whole(c, re, im);
}

const elementwise =
  (c: Composer): Multiply =>
  (a, b) =>
    typeof a === "number" && typeof b === "number" ? a * b : c.each("mul", a, b);

/** A product of tensors, as one of their parts. */
const productOf = (op: string): ComplexLowering =>
  complex((c, given) => {
    const [a, b] = pairOf(c, given);
    const { attributes } = given.step;
    return multiplied(c, a, b, (one, other) => {
      if (typeof one === "number" || typeof other === "number") throw new NotSupported(`${op} of numbers`);
      return c.run(op, [one, other], shapeOf(given), attributes);
    });
  });

const divided: ComplexLowering = complex((c, given) => {
  const [a, [x, y]] = pairOf(c, given);
  const quotient: Multiply = (one, other) => c.each("div", one, other);
  if (y === undefined) return whole(c, quotient(a[0], x), a[1] === undefined ? 0 : quotient(a[1], x));
  const times = elementwise(c);
  const size = sum(c, "add", times(x, x), times(y, y));
  const turned: Parts = [x, times(y, -1)];
  return c.each("div", multiplied(c, a, turned, times), typeof size === "number" ? size : c.unsqueeze(size, -1));
});

/** An operator that only arranges elements, with one more dimension. `own` says its settings for that. */
const arranged = (own: (given: ComplexGiven, rank: number) => Readonly<Record<string, unknown>> = () => ({})) =>
  complex((c, given) => {
    const rank = inputOf(given).shape.length - 1;
    const inputs = given.inputs.map((input, i) => (given.isComplex(i) ? input : asComplex(c, input)));
    const { dim } = given.step.attributes;
    const settings = { ...(typeof dim === "number" && { dim: dimension(dim, rank) }), ...own(given, rank) };
    const shapes = given.step.outputs.map(({ shape }) => [...shape, 2]);
    return c.again(given, inputs, shapes, settings);
  });

const dimsOf = ({ step }: ComplexGiven, rank: number): readonly number[] =>
  numbers(step, "dims").map((dim) => dimension(dim, rank));

const shaped = arranged(({ step }) => ({ shape: [...(step.outputs[0]?.shape ?? []), 2] }));

/** Sums and means are those of both parts. */
const reduced = arranged((given, rank) => {
  const { dims } = given.step.attributes;
  const all = Array.from({ length: rank }, (_, i) => i);
  return { dims: Array.isArray(dims) && dims.length > 0 ? dimsOf(given, rank) : all };
});

const absolute: ComplexLowering = real((c, given) => {
  const x = inputOf(given);
  return c.map("sqrt", c.reduce("sum", c.map("square", x), [x.shape.length - 1]));
});

/** Operators that take or give complex numbers. Transforms of Fourier are looked for by how their names begin. */
const table: Readonly<Record<string, ComplexLowering>> = {
  view_as_complex: complex((_, given) => inputOf(given)),
  view_as_real: real((_, given) => inputOf(given)),
  real: real((c, given) => part(c, inputOf(given), 0)),
  imag: real((c, given) => part(c, inputOf(given), 1)),
  complex: complex((c, given) => whole(c, inputOf(given), inputOf(given, 1))),
  polar: complex((c, given) => {
    const [size, angle] = [inputOf(given), inputOf(given, 1)];
    return whole(c, c.each("mul", size, c.map("cos", angle)), c.each("mul", size, c.map("sin", angle)));
  }),
  abs: absolute,
  angle: real((c, given) => {
    const [re, im] = [part(c, inputOf(given), 0), part(c, inputOf(given), 1)];
    return atan2(c, im, re);
  }),
  clone: arranged(),
  contiguous: arranged(),
  conj: complex((c, given) => c.each("mul", inputOf(given), c.constant([1, -1]))),
  neg: complex((c, given) => c.map("neg", inputOf(given))),
  add: added("add"),
  sub: added("sub"),
  mul: complex((c, given) => {
    const [a, b] = pairOf(c, given);
    return multiplied(c, a, b, elementwise(c));
  }),
  div: divided,
  matmul: productOf("matmul"),
  bmm: productOf("bmm"),
  einsum: productOf("einsum"),
  reshape: shaped,
  view: shaped,
  flatten: shaped,
  unflatten: shaped,
  squeeze: shaped,
  unsqueeze: shaped,
  permute: arranged((given, rank) => ({ dims: [...dimsOf(given, rank), rank] })),
  expand: arranged(({ step }) => ({ sizes: [...(step.outputs[0]?.shape ?? []), 2] })),
  slice: arranged(),
  select: arranged(),
  cat: arranged(),
  stack: arranged(),
  split: arranged(),
  chunk: arranged(),
  roll: arranged(),
  index_select: arranged(),
  sum: reduced,
  mean: reduced,
};

const fourier: ComplexLowering = complex(transform);
const toReal: ComplexLowering = real(transform);

/** How an operator of complex numbers is lowered; undefined where it is none, or is none that is known. */
export function complexLowering(op: string, kind: unknown): ComplexLowering | undefined {
  if (op.startsWith("fft_")) return kind === "c2r" ? toReal : fourier;
  return table[op];
}

/** Operators that give complex numbers of real ones. */
export const makesComplex = (op: string): boolean =>
  op.startsWith("fft_") || op === "view_as_complex" || op === "complex" || op === "polar";
