import { runtimeError } from "../../values/errors.js";
import type { Dtype } from "../tensor.js";
import { dtypes } from "./dtypes.js";
import type { TorchFunction } from "./function.js";
import { type Compute, pointwise } from "./pointwise.js";
import { floating, isComplex, realOf } from "./promotion.js";
import { tensorOf } from "./read.js";

type Category = "bool" | "int" | "float" | "complex";

/** A function of one tensor that maps its elements. */
interface Unary {
  /** All its names, separated by spaces. */
  readonly names: string;
  readonly compute?: Compute;
  /**
   * The type of the result: as the input's, that of the parts of complex numbers, int64 for bools, that with fractions,
   * or always bool.
   */
  readonly gives: "same" | "size" | "number" | "floating" | "bool";
  /** Types it does not take, by category: the kernel that refuses, or a whole sentence. */
  readonly refuses?: Partial<Readonly<Record<Category, string>>>;
}

const negation =
  "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or " +
  "`logical_not()` operator instead.";

/** Rounds half to even. */
export function halfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  return rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1;
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const truth = (holds: boolean): number => (holds ? 1 : 0);

const table: readonly Unary[] = [
  { names: "abs absolute", compute: Math.abs, gives: "size", refuses: { bool: "abs_cpu" } },
  { names: "neg negative", compute: (x) => -x, gives: "same", refuses: { bool: negation } },
  {
    names: "positive",
    compute: (x) => x,
    gives: "same",
    refuses: { bool: "The `+` operator, on a bool tensor is not supported." },
  },
  {
    names: "relu",
    compute: (x) => (x < 0 ? 0 : x),
    gives: "same",
    refuses: { bool: "Boolean inputs not supported for relu" },
  },
  { names: "ceil", compute: Math.ceil, gives: "same", refuses: { bool: "ceil_vml_cpu" } },
  { names: "floor", compute: Math.floor, gives: "same", refuses: { bool: "floor_vml_cpu" } },
  { names: "trunc fix", compute: Math.trunc, gives: "same", refuses: { bool: "trunc_vml_cpu" } },
  { names: "frac", compute: (x) => x - Math.trunc(x), gives: "same", refuses: { bool: "frac_cpu", int: "frac_cpu" } },
  { names: "sign sgn", compute: Math.sign, gives: "same" },
  { names: "square", compute: (x) => x * x, gives: "number" },
  { names: "bitwise_not", compute: (x) => -x - 1, gives: "same", refuses: { float: "bitwise_not_cpu" } },
  { names: "conj conj_physical resolve_conj resolve_neg", compute: (x) => x, gives: "same" },
  { names: "logical_not", compute: (x) => truth(x === 0), gives: "bool" },
  { names: "isnan", compute: (x) => truth(Number.isNaN(x)), gives: "bool" },
  { names: "isinf", compute: (x) => truth(Math.abs(x) === Infinity), gives: "bool" },
  { names: "isfinite", compute: (x) => truth(Number.isFinite(x)), gives: "bool" },
  { names: "isposinf", compute: (x) => truth(x === Infinity), gives: "bool" },
  { names: "isneginf", compute: (x) => truth(x === -Infinity), gives: "bool" },
  { names: "isreal", compute: () => 1, gives: "bool" },
  { names: "signbit", compute: (x) => truth(x < 0 || Object.is(x, -0)), gives: "bool" },
  { names: "exp", compute: Math.exp, gives: "floating" },
  { names: "exp2", compute: (x) => 2 ** x, gives: "floating" },
  { names: "expm1", compute: Math.expm1, gives: "floating" },
  { names: "log", compute: Math.log, gives: "floating" },
  { names: "log2", compute: Math.log2, gives: "floating" },
  { names: "log10", compute: Math.log10, gives: "floating" },
  { names: "log1p", compute: Math.log1p, gives: "floating" },
  { names: "sqrt", compute: Math.sqrt, gives: "floating" },
  { names: "rsqrt", compute: (x) => 1 / Math.sqrt(x), gives: "floating" },
  { names: "reciprocal", compute: (x) => 1 / x, gives: "floating" },
  { names: "sigmoid", compute: sigmoid, gives: "floating" },
  { names: "tanh", compute: Math.tanh, gives: "floating" },
  { names: "sin", compute: Math.sin, gives: "floating" },
  { names: "cos", compute: Math.cos, gives: "floating" },
  { names: "tan", compute: Math.tan, gives: "floating" },
  { names: "sinh", compute: Math.sinh, gives: "floating" },
  { names: "cosh", compute: Math.cosh, gives: "floating" },
  { names: "asin arcsin", compute: Math.asin, gives: "floating" },
  { names: "acos arccos", compute: Math.acos, gives: "floating" },
  { names: "atan arctan", compute: Math.atan, gives: "floating" },
  { names: "asinh arcsinh", compute: Math.asinh, gives: "floating" },
  { names: "acosh arccosh", compute: Math.acosh, gives: "floating" },
  { names: "atanh arctanh", compute: Math.atanh, gives: "floating" },
  { names: "sinc", compute: sinc, gives: "floating" },
  { names: "deg2rad", compute: (x) => (x * Math.PI) / 180, gives: "floating" },
  { names: "rad2deg", compute: (x) => (x * 180) / Math.PI, gives: "floating" },
  { names: "angle", compute: (x) => (x < 0 ? Math.PI : Number.isNaN(x) ? x : 0), gives: "floating" },
  { names: "erf erfc erfinv lgamma digamma i0", gives: "floating" },
];

const typed: Readonly<Record<Unary["gives"], (dtype: Dtype) => Dtype>> = {
  same: (dtype) => dtype,
  size: (dtype) => (isComplex(dtype) ? realOf(dtype) : dtype),
  number: (dtype) => (dtype === "bool" ? "int64" : dtype),
  floating,
  bool: () => "bool",
};

/** Throws PyTorch's complaint about a type that a function does not take. */
export function refuse(dtype: Dtype, refuses: Unary["refuses"] = {}): void {
  const facts = dtype === null ? undefined : dtypes[dtype];
  const words = facts && refuses[facts.category];
  if (words === undefined) return;
  throw runtimeError(words.includes(" ") ? words : `"${words}" not implemented for '${facts?.legacy}'`);
}

const entry = (name: string, { compute, gives, refuses }: Unary): TorchFunction => ({
  name,
  signatures: [`${name}(Tensor input, *, Tensor? out=None)`],
  homes: ["torch", "method"],
  run(pass, args) {
    const input = tensorOf(args, "input");
    refuse(input.dtype, refuses);
    const own = name === "bitwise_not" && input.dtype === "bool" ? (x: number) => 1 - x : compute;
    const dtype = typed[gives](input.dtype);
    return pointwise(pass, name, [input], {
      dtype,
      compute: own,
      ...(name === "bitwise_not" && { attributes: { dtype } }),
    });
  },
});

export const unary: readonly TorchFunction[] = table.flatMap((row) =>
  row.names.split(" ").map((name) => entry(name, row)),
);
