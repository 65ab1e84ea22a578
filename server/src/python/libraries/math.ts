import { binary, truediv } from "../../values/arithmetic.js";
import { NotAnalysed, PythonError, typeError, valueError } from "../../values/errors.js";
import { int, lacks, numberOf, special, typeName } from "../../values/kinds.js";
import { ceil, floor, toFloat, toInt } from "../../values/numbers.js";
import { asIndex, iterate } from "../../values/sequence.js";
import { float, isFloat, isInt, tuple, type Value } from "../../values/value.js";
import { builtinFunction, type Call, unaryCall } from "../callables.js";
import { positional } from "./functions.js";
import type { LibraryDefinition, Names } from "./library.js";
import { erf } from "./erf.js";

/** The float of an argument. Throws `TypeError: must be real number, not str`. */
function real(value: Value): number {
  const number = numberOf(value);
  if (number !== undefined) return number;
  const converts = special(value, "__float__") !== undefined || special(value, "__index__") !== undefined;
  if (converts) return toFloat(value).value;
  throw lacks(`must be real number, not ${typeName(value)}`, value);
}

const domain = (): PythonError => valueError("math domain error");
const range = (): PythonError => new PythonError("OverflowError", "math range error");

/** CPython's checks of what the C library gave: NaN and infinity are errors where the arguments were neither. */
function checked(result: number, overflows: boolean, ...args: readonly number[]): Value {
  if (Number.isNaN(result) && !args.some(Number.isNaN)) throw domain();
  if (!Number.isFinite(result) && args.every(Number.isFinite)) throw overflows ? range() : domain();
  return float(result);
}

/** Functions of one float, and whether an infinite result means that it is out of range. */
const floats: Readonly<Record<string, readonly [compute: (x: number) => number, overflows?: boolean]>> = {
  acos: [Math.acos],
  acosh: [Math.acosh],
  asin: [Math.asin],
  asinh: [Math.asinh],
  atan: [Math.atan],
  atanh: [Math.atanh],
  cbrt: [Math.cbrt],
  cos: [Math.cos],
  cosh: [Math.cosh, true],
  degrees: [(x) => x * (180 / Math.PI)],
  erf: [erf],
  erfc: [(x) => 1 - erf(x)],
  exp: [Math.exp, true],
  exp2: [(x) => 2 ** x, true],
  expm1: [Math.expm1, true],
  fabs: [Math.abs],
  log10: [Math.log10],
  log1p: [Math.log1p],
  log2: [Math.log2],
  radians: [(x) => x * (Math.PI / 180)],
  sin: [Math.sin],
  sinh: [Math.sinh, true],
  sqrt: [Math.sqrt],
  tan: [Math.tan],
  tanh: [Math.tanh],
};

const tests: Readonly<Record<string, (x: number) => boolean>> = {
  isfinite: Number.isFinite,
  isinf: (x) => Math.abs(x) === Infinity,
  isnan: Number.isNaN,
};

const binaryFloats: Readonly<Record<string, (x: number, y: number) => Value>> = {
  atan2: (x, y) => float(Math.atan2(x, y)),
  copysign: (x, y) => float(y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x)),
  fmod: (x, y) => checked(Math.abs(y) === Infinity && Number.isFinite(x) ? x : x % y, false, x, y),
  pow: power,
};

const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));
const lcm = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : int(Math.abs((a / gcd(a, b)) * b)));

/** Functions of several arguments or of ints. */
const others: Readonly<Record<string, Call>> = {
  ceil: unaryCall("math.ceil", ceil),
  comb: positional("math.comb", 2, 2, (n, k) => combinations(count(n, "n"), count(k, "k"))),
  dist: positional("math.dist", 2, 2, (p, q) => {
    const [a, b] = [iterate(p).map(real), iterate(q).map(real)];
    if (a.length !== b.length) throw valueError("both points must have the same number of dimensions");
    return float(Math.hypot(...a.map((x, i) => x - (b[i] ?? 0))));
  }),
  factorial: unaryCall("math.factorial", (value) => {
    const n = asIndex(value);
    if (n < 0) throw valueError("factorial() not defined for negative values");
    return permutations(n, n);
  }),
  floor: unaryCall("math.floor", floor),
  frexp: unaryCall("math.frexp", (value) => {
    const x = real(value);
    if (x === 0 || !Number.isFinite(x)) return tuple([float(x), 0]);
    let exponent = Math.max(-1023, Math.floor(Math.log2(Math.abs(x))) + 1);
    let fraction = x * 2 ** -exponent;
    for (; Math.abs(fraction) < 0.5; exponent--) fraction *= 2;
    for (; Math.abs(fraction) >= 1; exponent++) fraction /= 2;
    return tuple([float(fraction), exponent]);
  }),
  fsum: unaryCall("math.fsum", (values) => {
    const numbers = iterate(values).map(real);
    if (!numbers.every(Number.isFinite)) throw new NotAnalysed("math.fsum() of infinite numbers");
    return float(exactSum(numbers));
  }),
  gcd: positional("math.gcd", 0, Infinity, (...values) => values.map(asIndex).reduce(gcd, 0)),
  hypot: positional("math.hypot", 0, Infinity, (...values) => float(Math.hypot(...values.map(real)))),
  isclose,
  isqrt: unaryCall("math.isqrt", (value) => {
    const n = asIndex(value);
    if (n < 0) throw valueError("isqrt() argument must be nonnegative");
    return Math.floor(Math.sqrt(n));
  }),
  lcm: positional("math.lcm", 0, Infinity, (...values) => values.map(asIndex).reduce(lcm, 1)),
  ldexp: positional("math.ldexp", 2, 2, (x, i) => {
    if (!isInt(i)) throw lacks("Expected an int as second argument to ldexp.", i);
    const [fraction, exponent] = [real(x), Number(i)];
    const half = Math.trunc(exponent / 2);
    return checked(fraction * 2 ** half * 2 ** (exponent - half), true, fraction);
  }),
  log: (args, keywords) => {
    if (keywords.size > 0) throw typeError("log() takes no keyword arguments");
    if (args.length < 1 || args.length > 2) throw typeError("math.log requires 1 to 2 arguments");
    const [number, base] = args.map((value) => checkedLog(real(value)));
    return base === undefined ? number! : truediv(number!, base);
  },
  modf: unaryCall("math.modf", (value) => {
    const x = real(value);
    const whole = Math.trunc(x);
    return tuple([float(Number.isFinite(x) ? x - whole : 0), float(whole)]);
  }),
  perm: positional("math.perm", 1, 2, (n, k = null) => {
    const all = count(n, "n");
    return permutations(all, k === null ? all : count(k, "k"));
  }),
  prod,
  remainder: positional("math.remainder", 2, 2, (a, b) => {
    const [x, y] = [real(a), real(b)];
    const quotient = x / y;
    const floored = Math.floor(quotient);
    const tie = quotient - floored === 0.5;
    const nearest = tie ? floored + (floored % 2 === 0 ? 0 : 1) : Math.round(quotient);
    return checked(Math.abs(y) === Infinity && Number.isFinite(x) ? x : x - nearest * y, false, x, y);
  }),
  trunc: unaryCall("math.trunc", (value) => {
    if (isInt(value) || isFloat(value)) return toInt(value);
    const answer = special(value, "__trunc__");
    if (answer === undefined) throw lacks(`type ${typeName(value)} doesn't define __trunc__ method`, value);
    return answer;
  }),
};

const checkedLog = (x: number): Value => checked(Math.log(x), false, x);

function power(x: number, y: number): Value {
  if (x === 1 || y === 0 || (x === -1 && Math.abs(y) === Infinity)) return float(1);
  return checked(x ** y, x !== 0, x, y);
}

function count(value: Value, name: string): number {
  const number = asIndex(value);
  if (number < 0) throw valueError(`${name} must be a non-negative integer`);
  return number;
}

/** The number of ordered choices: `n * (n - 1) * ...`, k factors. */
function permutations(n: number, k: number): number {
  let result = k > n ? 0 : 1;
  for (let i = 0; i < k && result !== 0; i++) result = int(result * (n - i));
  return result;
}

function combinations(n: number, k: number): number {
  const chosen = Math.min(k, n - k);
  let result = chosen < 0 ? 0 : 1;
  for (let i = 1; i <= chosen; i++) result = int(result * (n - chosen + i)) / i;
  return result;
}

/** The sum of floats as if it were rounded once, by Shewchuk's partial sums. */
function exactSum(numbers: readonly number[]): number {
  const partials: number[] = [];
  for (let x of numbers) {
    let kept = 0;
    for (let y of partials) {
      if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
      const high = x + y;
      const low = y - (high - x);
      if (low !== 0) partials[kept++] = low;
      x = high;
    }
    partials.splice(kept, Infinity, x);
  }
  return partials.reduceRight((sum, part) => sum + part, 0);
}

function isclose(...[args, keywords]: Parameters<Call>): Value {
  if (args.length > 2) throw typeError(`isclose() takes exactly 2 positional arguments (${args.length} given)`);
  const values = ["a", "b"].map((name, i) => {
    const value = args[i] ?? keywords.get(name);
    if (value !== undefined) return real(value);
    throw typeError(`isclose() missing required argument '${name}' (pos ${i + 1})`);
  });
  const [a = NaN, b = NaN] = values;
  const relative = real(keywords.get("rel_tol") ?? float(1e-9));
  const absolute = real(keywords.get("abs_tol") ?? float(0));
  if (relative < 0 || absolute < 0) throw valueError("tolerances must be non-negative");
  if (a === b) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  return Math.abs(b - a) <= Math.max(relative * Math.max(Math.abs(a), Math.abs(b)), absolute);
}

function prod(...[args, keywords]: Parameters<Call>): Value {
  if (args.length !== 1) throw typeError(`prod() takes exactly 1 positional argument (${args.length} given)`);
  return iterate(args[0]!).reduce((product, value) => binary("*", product, value), keywords.get("start") ?? 1);
}

function functions(): Names {
  return Object.fromEntries([
    ...Object.entries(floats).map(([name, [compute, overflows = false]]) => {
      const call = unaryCall(`math.${name}`, (value) => {
        const x = real(value);
        return checked(compute(x), overflows, x);
      });
      return [name, builtinFunction(name, call)] as const;
    }),
    ...Object.entries(tests).map(([name, test]) => {
      return [
        name,
        builtinFunction(
          name,
          unaryCall(`math.${name}`, (value) => test(real(value))),
        ),
      ] as const;
    }),
    ...Object.entries(binaryFloats).map(([name, compute]) => {
      const call = positional(`math.${name}`, 2, 2, (x, y) => compute(real(x), real(y)));
      return [name, builtinFunction(name, call)] as const;
    }),
    ...Object.entries(others).map(([name, call]) => [name, builtinFunction(name, call)] as const),
  ]);
}

/** Python's `math`. Source of the messages: CPython 3.11. */
export const math = (): LibraryDefinition => ({
  names: {
    ...functions(),
    e: float(Math.E),
    inf: float(Infinity),
    nan: float(NaN),
    pi: float(Math.PI),
    tau: float(2 * Math.PI),
  },
  others: "fma gamma isnormal issubnormal lgamma nextafter signbit sumprod ulp",
});
