import { NotAnalysed, runtimeError } from "../../values/errors.js";
import { isUnknown, type Value } from "../../values/value.js";
import { type Dtype, isTensor } from "../tensor.js";
import type { Attributes, ForwardPass } from "../trace.js";
import type { TorchFunction } from "./function.js";
import { broadcastAll, type Compute, pointwise } from "./pointwise.js";
import { floating, isFloating, resultType } from "./promotion.js";
import { halfEven, refuse } from "./unary.js";

type Category = "bool" | "int" | "float" | "complex";

/** A function of two operands that maps pairs of elements. */
interface Binary {
  /** All its names, separated by spaces. */
  readonly names: string;
  readonly compute?: Compute;
  /** What it does with whole numbers, where that is something else. */
  readonly computeInts?: Compute;
  /** The type of the result; what the operands are promoted to if left out. */
  readonly gives?: "bool" | "floating" | "float64";
  /** Which operands may be Python's numbers. */
  readonly numbers: "none" | "other" | "either" | "like tensors";
  readonly refuses?: Partial<Readonly<Record<Category, string>>>;
  /** The name of the second operand. */
  readonly second?: string;
  readonly check?: (operands: readonly Value[]) => void;
  /** Set where the Trace keeps the type of the result, which decides what is done. */
  readonly tellsType?: true;
  /** What the Trace keeps of it besides its operands. */
  readonly attributes?: Attributes;
}

function sameTyped(operands: readonly Value[]): void {
  const [one, other] = operands.map((operand) => (isTensor(operand) ? operand.dtype : null));
  if (!one || !other || one === other) return;
  throw runtimeError("heaviside is not yet implemented for tensors with different dtypes.");
}

const truth = (holds: boolean): number => (holds ? 1 : 0);

/** The remainder with the divisor's sign. */
function modulo(a: number, b: number): number {
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

/** Whole division by zero ends in an exception. */
export const whole =
  (compute: Compute): Compute =>
  (...operands) => {
    if (operands[1] === 0) throw runtimeError("ZeroDivisionError");
    return compute(...operands);
  };

export function floorDivide(a: number, b: number): number {
  if (b === 0) return a / b;
  const quotient = (a - modulo(a, b)) / b;
  return quotient === 0 ? quotient : halfEven(quotient);
}

function greatestCommon(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return Math.abs(a);
}

/** A bitwise function of whole numbers of up to 53 bits. */
const bits =
  (compute: (a: bigint, b: bigint) => bigint): Compute =>
  (a = 0, b = 0) =>
    Number(BigInt.asIntN(64, compute(BigInt(a), BigInt(b))));

const bitwise = (names: string, kernel: string, compute: (a: bigint, b: bigint) => bigint): Binary => ({
  names,
  compute: bits(compute),
  numbers: "either",
  tellsType: true,
  refuses: { float: kernel, ...(names.includes("shift") && { bool: kernel }) },
});

const comparison = (names: string, holds: (a: number, b: number) => boolean): Binary => ({
  names,
  compute: (a = 0, b = 0) => truth(holds(a, b)),
  gives: "bool",
  numbers: "other",
});

const logical = (names: string, holds: (a: boolean, b: boolean) => boolean): Binary => ({
  names,
  compute: (a, b) => truth(holds(a !== 0, b !== 0)),
  gives: "bool",
  numbers: "none",
});

const shift = (a: number, b: number): number => a * 2 ** b;

const table: readonly Binary[] = [
  { names: "mul", compute: (a = 0, b = 0) => a * b, numbers: "like tensors" },
  { names: "multiply", compute: (a = 0, b = 0) => a * b, numbers: "like tensors" },
  { names: "true_divide", compute: (a = 0, b = 0) => a / b, gives: "floating", numbers: "like tensors" },
  {
    names: "floor_divide",
    compute: floorDivide,
    computeInts: whole(floorDivide),
    numbers: "like tensors",
    refuses: { bool: "div_floor_cpu" },
  },
  {
    names: "remainder",
    compute: modulo,
    computeInts: whole(modulo),
    numbers: "either",
    refuses: { bool: "remainder_cpu" },
  },
  {
    names: "fmod",
    compute: (a = 0, b = 0) => a % b,
    computeInts: whole((a = 0, b = 0) => a % b),
    numbers: "other",
    refuses: { bool: "fmod_cpu" },
  },
  { names: "atan2 arctan2", compute: Math.atan2, gives: "floating", numbers: "none" },
  { names: "hypot", compute: Math.hypot, numbers: "none", refuses: { int: "hypot_cpu", bool: "hypot_cpu" } },
  { names: "maximum", compute: Math.max, numbers: "none" },
  { names: "minimum", compute: Math.min, numbers: "none" },
  {
    names: "fmax",
    compute: (a = 0, b = 0) => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.max(a, b)),
    numbers: "none",
  },
  {
    names: "fmin",
    compute: (a = 0, b = 0) => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.min(a, b)),
    numbers: "none",
  },
  { names: "copysign", gives: "floating", numbers: "other" },
  { names: "nextafter", numbers: "none" },
  { names: "logaddexp", numbers: "none", refuses: { int: "logaddexp_cpu", bool: "logaddexp_cpu" } },
  { names: "logaddexp2", numbers: "none", refuses: { int: "logaddexp2_cpu", bool: "logaddexp2_cpu" } },
  { names: "xlogy", gives: "floating", numbers: "either" },
  { names: "heaviside", numbers: "none", second: "values", check: sameTyped },
  { names: "ldexp", compute: shift, gives: "floating", numbers: "none" },
  { names: "gcd", compute: greatestCommon, numbers: "none", refuses: { float: "gcd_cpu", bool: "gcd_cpu" } },
  { names: "lcm", numbers: "none", refuses: { float: "lcm_cpu", bool: "lcm_cpu" } },
  comparison("eq", (a, b) => a === b),
  comparison("ne not_equal", (a, b) => a !== b),
  comparison("lt less", (a, b) => a < b),
  comparison("le less_equal", (a, b) => a <= b),
  comparison("gt greater", (a, b) => a > b),
  comparison("ge greater_equal", (a, b) => a >= b),
  logical("logical_and", (a, b) => a && b),
  logical("logical_or", (a, b) => a || b),
  logical("logical_xor", (a, b) => a !== b),
  bitwise("bitwise_and", "bitwise_and_cpu", (a, b) => a & b),
  bitwise("bitwise_or", "bitwise_or_cpu", (a, b) => a | b),
  bitwise("bitwise_xor", "bitwise_xor_cpu", (a, b) => a ^ b),
  bitwise("bitwise_left_shift", "lshift_cpu", (a, b) => a << b),
  bitwise("bitwise_right_shift", "rshift_cpu", (a, b) => a >> b),
];

export function signatures(name: string, { numbers, second = "other" }: Binary): readonly string[] {
  const out = "*, Tensor? out=None";
  if (numbers === "like tensors") {
    const tensors = `${name}(TensorOrNumber input, TensorOrNumber ${second}, ${out})`;
    return name === "mul" ? [tensors] : [tensors, `${name}(Tensor input, Scalar ${second})`];
  }
  const tensors = `${name}(Tensor input, Tensor ${second}, ${out})`;
  if (numbers === "none") return [tensors];
  const other = `${name}(Tensor input, Scalar ${second}, ${out})`;
  return numbers === "other" ? [tensors, other] : [tensors, `${name}(Scalar self, Tensor ${second}, ${out})`, other];
}

/** Works out a function of two operands, each a tensor or a number. */
export function combine(pass: ForwardPass, name: string, operands: readonly Value[], rule: Omit<Binary, "names">) {
  for (const operand of operands) if (isUnknown(operand)) throw new NotAnalysed(operand.reason);
  const common = resultType(operands);
  broadcastAll(operands);
  rule.check?.(operands);
  refuse(common, rule.refuses);
  const given: Dtype = rule.gives === "floating" ? floating(common) : (rule.gives ?? common);
  const compute = common !== null && !isFloating(common) ? (rule.computeInts ?? rule.compute) : rule.compute;
  return pointwise(pass, name, operands, {
    dtype: given,
    compute,
    operandType: rule.gives === "bool" ? common : given,
    attributes: { ...rule.attributes, ...(rule.tellsType && { dtype: given }) },
  });
}

const entry = (name: string, rule: Binary): TorchFunction => ({
  name,
  signatures: signatures(name, rule),
  homes: ["torch", "method"],
  run: (pass, args) =>
    combine(pass, name, [args.self ?? args.input ?? null, args[rule.second ?? "other"] ?? null], rule),
});

export const binary: readonly TorchFunction[] = table.flatMap((row) =>
  row.names.split(" ").map((name) => entry(name, row)),
);
