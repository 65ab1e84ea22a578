import { binary, mod, floordiv, pow } from "../values/arithmetic.js";
import { isTruthy } from "../values/compare.js";
import { PythonError, typeError, valueError } from "../values/errors.js";
import { lacks, numberOf, operate, special, typeName } from "../values/kinds.js";
import { extreme, round, sum } from "../values/numbers.js";
import { iterate, len, visit } from "../values/sequence.js";
import { float, isInt, list, tuple, type Value } from "../values/value.js";
import { charge } from "../values/work.js";
import { attributeFunctions } from "./builtinAttributes.js";
import { iteratorFunctions } from "./builtinIterators.js";
import { textFunctions } from "./builtinText.js";
import { bindNamed, type Call, checkCount, unaryCall, withoutKeywords } from "./callables.js";
import { keyFunction, sort } from "./sorting.js";

/** What calling Python's functions does, by name; the names left out are not analysed. */
export const functionCalls: Readonly<Record<string, Call>> = {
  ...attributeFunctions,
  ...iteratorFunctions,
  ...textFunctions,
  abs: unaryCall("abs", abs),
  all: unaryCall("all", (value) => {
    for (const item of visit(value)) if (!isTruthy(item)) return false;
    return true;
  }),
  any: unaryCall("any", (value) => {
    for (const item of visit(value)) if (isTruthy(item)) return true;
    return false;
  }),
  divmod: withoutKeywords("divmod", (args) => {
    checkCount("divmod", args, 2, 2);
    const [a, b] = args as readonly [Value, Value];
    return divmod(a, b);
  }),
  len: unaryCall("len", len),
  max: extremeCall("max"),
  min: extremeCall("min"),
  pow: (args, keywords) => {
    const [base, exponent, modulus = null] = bindNamed("pow", ["base", "exp", "mod"], 2, args, keywords);
    return modulus === null ? pow(base!, exponent!) : powerModulo(base!, exponent!, modulus);
  },
  round: (args, keywords) => {
    const [number, digits = null] = bindNamed("round", ["number", "ndigits"], 1, args, keywords);
    return round(number!, digits);
  },
  sorted: (args, keywords) => {
    checkCount("sorted", args, 1, 1);
    return list(sort(iterate(args[0]!), keywords));
  },
  sum: (args, keywords) => {
    const [values, start = 0] = sumArguments(args, keywords);
    return sum(values!, start);
  },
};

function abs(value: Value): Value {
  const number = numberOf(value);
  if (number !== undefined) return isInt(value) ? Math.abs(number) : float(Math.abs(number));
  const answer = special(value, "__abs__");
  if (answer === undefined) throw lacks(`bad operand type for abs(): '${typeName(value)}'`, value);
  return answer;
}

function divmod(a: Value, b: Value): Value {
  const answer = operate(a, "__divmod__", b, "__rdivmod__");
  if (answer !== undefined) return answer;
  const divisor = numberOf(b);
  if (numberOf(a) === undefined || divisor === undefined) {
    throw lacks(`unsupported operand type(s) for divmod(): '${typeName(a)}' and '${typeName(b)}'`, a, b);
  }
  const isFloating = !isInt(a) || !isInt(b);
  if (isFloating && divisor === 0) throw new PythonError("ZeroDivisionError", "float divmod()");
  return tuple([floordiv(a, b), mod(a, b)]);
}

function extremeCall(name: "max" | "min"): Call {
  return (args, keywords) => {
    for (const keyword of keywords.keys()) {
      if (keyword === "key" || keyword === "default") continue;
      throw typeError(`'${keyword}' is an invalid keyword argument for ${name}()`);
    }
    const fallback = keywords.get("default");
    if (fallback !== undefined && args.length > 1) {
      throw typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
    }
    return extreme(name, args, keyFunction(keywords), fallback);
  };
}

function sumArguments(args: readonly Value[], keywords: ReadonlyMap<string, Value>): readonly (Value | undefined)[] {
  if (args.length === 0) throw typeError("sum() takes at least 1 positional argument (0 given)");
  return bindNamed("sum", ["iterable", "start"], 1, args, keywords);
}

/** `pow(base, exponent, modulus)`; a negative exponent asks for the inverse. */
function powerModulo(base: Value, exponent: Value, modulus: Value): Value {
  if (!isInt(base) || !isInt(exponent) || !isInt(modulus)) {
    const kinds = [base, exponent, modulus].map((value) => `'${typeName(value)}'`).join(", ");
    const numeric = [base, exponent, modulus].every((value) => numberOf(value) !== undefined);
    if (numeric) throw typeError("pow() 3rd argument not allowed unless all arguments are integers");
    throw lacks(`unsupported operand type(s) for ** or pow(): ${kinds}`, base, exponent, modulus);
  }
  if (Number(modulus) === 0) throw valueError("pow() 3rd argument cannot be 0");
  const divisor = BigInt(modulus);
  const size = divisor < 0n ? -divisor : divisor;
  let [factor, rest] = [((BigInt(base) % size) + size) % size, BigInt(exponent)];
  if (rest < 0n) [factor, rest] = [inverse(factor, size), -rest];
  charge(100);
  let result = 1n % size;
  for (; rest > 0n; rest /= 2n) {
    if (rest % 2n === 1n) result = (result * factor) % size;
    factor = (factor * factor) % size;
  }
  return binary("%", Number(result), Number(modulus));
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value, modulus, 1n, 0n];
  while (b !== 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  if (a !== 1n) throw valueError("base is not invertible for the given modulus");
  return ((x % modulus) + modulus) % modulus;
}
