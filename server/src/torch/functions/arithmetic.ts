import { runtimeError } from "../../values/errors.js";
import { numberOf } from "../../values/kinds.js";
import { isFloat, type Value } from "../../values/value.js";
import { isTensor } from "../tensor.js";
import type { ForwardPass } from "../trace.js";
import { combine, floorDivide, signatures, whole } from "./binary.js";
import type { TorchFunction } from "./function.js";
import { broadcastAll, pointwise } from "./pointwise.js";
import { isWhole, resultType } from "./promotion.js";
import { knownArgument, numberArgument } from "./read.js";
import { refuse } from "./unary.js";

const subtraction = (own: string): string =>
  `Subtraction, the \`-\` operator, with ${own} not supported. ` +
  (own.startsWith("two")
    ? "Use the `^` or `logical_xor()` operator instead."
    : "If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.");

function checkSubtraction(operands: readonly Value[]): void {
  const bools = operands.filter(
    (operand) => operand === true || operand === false || (isTensor(operand) && operand.dtype === "bool"),
  );
  if (bools.length === 2) throw runtimeError(subtraction("two bool tensors is"));
  if (bools.length === 1) throw runtimeError(subtraction("a bool tensor is"));
}

/** `input + alpha * other`, or with the sign turned round. */
const scaled = (name: string, sign: 1 | -1, isReversed = false): TorchFunction => ({
  name,
  signatures: [
    `${name}(TensorOrNumber input, TensorOrNumber other, *, Scalar alpha=1, Tensor? out=None)`,
    name === "subtract"
      ? `${name}(Tensor input, Scalar other, Scalar alpha=1)`
      : `${name}(Tensor input, Scalar alpha, Tensor other, *, Tensor? out=None)|deprecated`,
  ],
  homes: isReversed ? ["torch"] : ["torch", "method"],
  run(pass, args) {
    const operands = [args.input ?? null, args.other ?? null];
    if (isReversed) operands.reverse();
    if (sign < 0) checkSubtraction(operands);
    const common = resultType(operands);
    if (isFloat(knownArgument(args, "alpha")) && (isWhole(common) || common === "bool")) {
      throw runtimeError("For integral input tensors, argument alpha must not be a floating point number.");
    }
    const alpha = numberArgument(args, "alpha");
    const factor = sign * alpha;
    return combine(pass, name === "rsub" ? "sub" : name, operands, {
      compute: (a = 0, b = 0) => a + factor * b,
      numbers: "like tensors",
      ...(alpha !== 1 && { attributes: { alpha } }),
    });
  },
});

const roundings: Readonly<Record<string, (a: number, b: number) => number>> = {
  trunc: (a, b) => Math.trunc(a / b),
  floor: floorDivide,
};

/** `torch.div`, whose `rounding_mode` keeps whole numbers whole. */
const division = (name: string): TorchFunction => ({
  name,
  signatures: [
    `${name}(TensorOrNumber input, TensorOrNumber other, *, Tensor? out=None)`,
    `${name}(TensorOrNumber input, TensorOrNumber other, *, str? rounding_mode, Tensor? out=None)`,
    ...(name === "divide" ? ["divide(Tensor input, Scalar other)"] : []),
    `${name}(Tensor input, Scalar other, *, str? rounding_mode)`,
  ],
  homes: ["torch", "method"],
  run(pass, args) {
    const mode = knownArgument(args, "rounding_mode");
    const operands = [args.input ?? null, args.other ?? null];
    if (mode === null) {
      return combine(pass, "div", operands, { compute: (a = 0, b = 0) => a / b, gives: "floating", numbers: "either" });
    }
    const compute = typeof mode === "string" ? roundings[mode] : undefined;
    if (compute === undefined) {
      const wanted = "div expected rounding_mode to be one of None, 'trunc', or 'floor'";
      throw runtimeError(`${wanted} but found '${typeof mode === "string" ? mode : ""}'`);
    }
    return combine(pass, "div", operands, {
      compute,
      computeInts: whole(compute),
      numbers: "either",
      attributes: { roundingMode: typeof mode === "string" ? mode : null },
    });
  },
});

function power(pass: ForwardPass, operands: readonly Value[]): Value {
  const [, exponent = null] = operands;
  const common = resultType(operands);
  const least = isTensor(exponent) ? Math.min(...(exponent.data ?? [0])) : (numberOf(exponent) ?? 0);
  broadcastAll(operands);
  refuse(common, { bool: "pow" });
  if (isWhole(common) && least < 0) throw runtimeError("Integers to negative integer powers are not allowed.");
  return pointwise(pass, "pow", operands, { dtype: common, compute: (a = 0, b = 0) => a ** b, operandType: common });
}

const powers: readonly TorchFunction[] = ["pow", "float_power"].map((name) => ({
  name,
  signatures: signatures(name, { names: name, numbers: "either", second: "exponent" }),
  homes: ["torch", "method"],
  run(pass, args) {
    const operands = [args.self ?? args.input ?? null, args.exponent ?? null];
    if (name === "pow") return power(pass, operands);
    return pointwise(pass, name, operands, { dtype: "float64", compute: (a = 0, b = 0) => a ** b });
  },
}));

/** Sums, quotients and powers, which have rules of their own. */
export const arithmetic: readonly TorchFunction[] = [
  scaled("add", 1),
  scaled("sub", -1),
  scaled("subtract", -1),
  scaled("rsub", -1, true),
  division("div"),
  division("divide"),
  ...powers,
];
