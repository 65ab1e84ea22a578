import { NotSupported, number } from "../attributes.js";
import { type Composer, type Given, inputOf, type Lowering, type Operand, operandsOf } from "./composer.js";
import type { ProgramTensor } from "../program.js";

type Tensor = ProgramTensor;

const mapped =
  (lower: (c: Composer, x: Tensor, given: Given) => Tensor): Lowering =>
  (c, given) =>
    lower(c, inputOf(given), given);

/** A function of two operands, of which at least one is a tensor. */
const pairwise =
  (lower: (c: Composer, a: Operand, b: Operand, given: Given) => Tensor): Lowering =>
  (c, given) => {
    const [a, b] = operandsOf(given);
    if (a === undefined || b === undefined) throw new NotSupported(`${given.step.op} without an operand`);
    return lower(c, a, b, given);
  };

/** Source: M. Giles, "Approximating the erfinv function", single precision. */
function erfinv(c: Composer, y: Tensor): Tensor {
  const w = c.map("neg", c.map("log", c.each("mul", c.each("sub", 1, y), c.each("add", y, 1))));
  const polynomial = (x: Tensor, [first = 0, ...rest]: readonly number[]): Tensor =>
    rest.reduce<Tensor>(
      (sum, each) => c.each("add", c.each("mul", sum, x), each),
      c.each("add", c.each("mul", x, 0), first),
    );
  const central = polynomial(
    c.each("sub", w, 2.5),
    [
      2.81022636e-8, 3.43273939e-7, -3.5233877e-6, -4.39150654e-6, 0.00021858087, -0.00125372503, -0.00417768164,
      0.246640727, 1.50140941,
    ],
  );
  const tail = polynomial(
    c.each("sub", c.map("sqrt", w), 3),
    [
      -0.000200214257, 0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773, -0.0076224613, 0.00943887047,
      1.00167406, 2.83297682,
    ],
  );
  return c.each("mul", c.where(c.each("lt", w, 5), central, tail), y);
}

/** The angle of a point, by that of its slope and the half plane that it lies in. */
export function atan2(c: Composer, y: Operand, x: Operand): Tensor {
  const slope = c.map("atan", c.each("div", y, x));
  const side = c.where(c.each("ge", y, 0), Math.PI, -Math.PI);
  const turned = c.where(c.each("lt", x, 0), c.each("add", slope, side), slope);
  const upright = c.each("mul", c.each("add", c.each("gt", y, 0), c.each("mul", c.each("lt", y, 0), -1)), Math.PI / 2);
  return c.where(c.each("eq", x, 0), upright, turned);
}

/** Source: Abramowitz, Stegun, "Handbook of Mathematical Functions", 9.8.1 and 9.8.2. */
function besselI0(c: Composer, x: Tensor): Tensor {
  const size = c.map("abs", x);
  const polynomial = (t: Tensor, coefficients: readonly number[]): Tensor =>
    coefficients.reduceRight<Tensor>((sum, each) => c.each("add", c.each("mul", sum, t), each), c.each("mul", t, 0));
  const near = polynomial(
    c.map("square", c.each("div", size, 3.75)),
    [1, 3.5156229, 3.0899424, 1.2067492, 0.2659732, 0.0360768, 0.0045813],
  );
  const far = c.each("maximum", size, c.constant([3.75], []));
  const tail = polynomial(
    c.each("div", 3.75, far),
    [0.39894228, 0.01328592, 0.00225319, -0.00157565, 0.00916281, -0.02057706, 0.02635537, -0.01647633, 0.00392377],
  );
  const large = c.each("mul", c.each("div", c.map("exp", far), c.map("sqrt", far)), tail);
  return c.where(c.each("lt", size, 3.75), near, large);
}

/** `log |gamma(x)|`. Source: Lanczos, "A precision approximation of the gamma function", g = 5, and the reflection. */
function lgamma(c: Composer, x: Tensor): Tensor {
  const isLow = c.each("lt", x, 0.5);
  const z = c.where(isLow, c.each("sub", 1, x), x);
  const coefficients = [
    76.18009172947146, -86.50532032941678, 24.01409824083091, -1.231739572450155, 0.001208650973866,
  ];
  const series = coefficients.reduce<Tensor>(
    (sum, each, i) => c.each("add", sum, c.each("div", each, c.each("add", z, i + 1))),
    c.each("add", c.each("mul", z, 0), 1.000000000190015),
  );
  const base = c.each("add", z, 5.5);
  const power = c.each("sub", c.each("mul", c.each("add", z, 0.5), c.map("log", base)), base);
  const value = c.each("add", power, c.map("log", c.each("div", c.each("mul", series, 2.5066282746310005), z)));
  const sine = c.map("abs", c.map("sin", c.each("mul", x, Math.PI)));
  return c.where(isLow, c.each("sub", c.map("log", c.each("div", Math.PI, sine)), value), value);
}

/** Source: Abramowitz, Stegun, 6.3.18, after ten steps of the recurrence 6.3.5, and the reflection 6.3.7. */
function digamma(c: Composer, x: Tensor): Tensor {
  const isLow = c.each("lt", x, 0.5);
  const z = c.where(isLow, c.each("sub", 1, x), x);
  const steps = Array.from({ length: 6 }, (_, i) => c.each("div", 1, c.each("add", z, i)));
  const far = c.each("add", z, 6);
  const inverse = c.each("div", 1, c.map("square", far));
  const tail = c.each(
    "mul",
    inverse,
    c.each("sub", 1 / 12, c.each("mul", inverse, c.each("sub", 1 / 120, c.each("div", inverse, 252)))),
  );
  const grown = c.each("sub", c.each("sub", c.map("log", far), c.each("div", 0.5, far)), tail);
  const value = steps.reduce((sum, each) => c.each("sub", sum, each), grown);
  const angle = c.each("mul", x, Math.PI);
  return c.where(isLow, c.each("sub", value, c.each("div", Math.PI, c.map("tan", angle))), value);
}

/** `sin(pi x) / (pi x)`, which is 1 at 0. */
function sinc(c: Composer, x: Tensor): Tensor {
  const angle = c.each("mul", x, Math.PI);
  const isZero = c.each("eq", x, 0);
  return c.where(isZero, 1, c.each("div", c.map("sin", angle), c.where(isZero, 1, angle)));
}

/** Whether a number has a minus, which zero may have too. */
const isNegative = (c: Composer, x: Tensor): Tensor =>
  c.each("logical_or", c.each("lt", x, 0), c.each("lt", c.each("div", 1, x), 0));

/** Functions of single elements that few models call. */
export const elements: Readonly<Record<string, Lowering>> = {
  angle: mapped((c, x) => c.each("mul", c.each("lt", x, 0), Math.PI)),
  atan2: pairwise(atan2),
  copysign: pairwise((c, a, b) => {
    const size = typeof a === "number" ? Math.abs(a) : c.map("abs", a);
    const sign = typeof b === "number" ? (b < 0 || Object.is(b, -0) ? -1 : 1) : c.where(isNegative(c, b), -1, 1);
    return c.each("mul", size, sign);
  }),
  conj: mapped((c, x) => c.map("clone", x)),
  feature_alpha_dropout: mapped((c, x) => c.map("clone", x)),
  logaddexp2: pairwise((c, a, b) => {
    const [one, other] = [a, b].map((x) => (typeof x === "number" ? x * Math.LN2 : c.each("mul", x, Math.LN2)));
    return c.each("mul", c.each("logaddexp", one ?? 0, other ?? 0), Math.LOG2E);
  }),
  real: mapped((c, x) => c.map("clone", x)),
  digamma: mapped(digamma),
  erfinv: mapped(erfinv),
  i0: mapped(besselI0),
  isclose: pairwise((c, a, b, { step }) => {
    const [rtol, atol] = [number(step, "rtol"), number(step, "atol")];
    const apart = c.map("abs", c.each("sub", a, b));
    const size =
      typeof b === "number" ? Math.abs(b) * rtol + atol : c.each("add", c.each("mul", c.map("abs", b), rtol), atol);
    return c.each("le", apart, size);
  }),
  isneginf: mapped((c, x) => c.each("lt", x, -3.4028234663852886e38)),
  isposinf: mapped((c, x) => c.each("gt", x, 3.4028234663852886e38)),
  isreal: mapped((c, x) => c.each("ge", c.each("mul", c.map("isnan", x), 0), 0)),
  ldexp: pairwise((c, a, b) => c.each("mul", a, c.each("pow", 2, b))),
  lgamma: mapped(lgamma),
  round: (c, given) => {
    if (given.step.attributes.scale === undefined) return undefined;
    const scale = number(given.step, "scale");
    return c.each("div", c.map("round", c.each("mul", inputOf(given), scale)), scale);
  },
  signbit: mapped(isNegative),
  sinc: mapped(sinc),
  xlogy: pairwise((c, a, b) => {
    const log = typeof b === "number" ? Math.log(b) : c.map("log", b);
    return typeof a === "number" ? c.each("mul", a, log) : c.where(c.each("eq", a, 0), 0, c.each("mul", a, log));
  }),
};
