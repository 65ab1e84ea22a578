import { binary, mod, floordiv, pow } from "../values/arithmetic.js";
import { isTruthy } from "../values/compare.js";
import { NotAnalysed, typeError, valueError } from "../values/errors.js";
import { lacks, numberOf, special, typeName } from "../values/kinds.js";
import { extreme, round, sum } from "../values/numbers.js";
import { repr } from "../values/repr.js";
import { iterate, len } from "../values/sequence.js";
import { float, isInt, isObject, isTuple, list, tuple, type Value } from "../values/value.js";
import { bindNamed, type Call, checkCount, unaryCall, withoutKeywords } from "./callables.js";
import { visit } from "./iterators.js";
import { keyFunction, sort } from "./sorting.js";

/** What calling Python's functions does, by name; the names left out are not analysed. */
export const functionCalls: Readonly<Record<string, Call>> = {
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
    return dividesNumbers(a, b) ? tuple([floordiv(a, b), mod(a, b)]) : binaryError("divmod()", a, b);
  }),
  isinstance: withoutKeywords("isinstance", (args) => {
    checkCount("isinstance", args, 2, 2);
    return isInstance(args[0]!, args[1]!);
  }),
  len: unaryCall("len", len),
  max: extremeCall("max"),
  min: extremeCall("min"),
  pow: (args, keywords) => {
    const [base, exponent, modulus = null] = bindNamed("pow", ["base", "exp", "mod"], 2, args, keywords);
    return modulus === null ? pow(base!, exponent!) : powerModulo(base!, exponent!, modulus);
  },
  repr: unaryCall("repr", repr),
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

const dividesNumbers = (a: Value, b: Value): boolean => numberOf(a) !== undefined && numberOf(b) !== undefined;

function binaryError(operator: string, a: Value, b: Value): never {
  throw lacks(`unsupported operand type(s) for ${operator}: '${typeName(a)}' and '${typeName(b)}'`, a, b);
}

/** `isinstance(value, classes)`, where an object may tell its class as `__class__`. */
function isInstance(value: Value, classes: Value): boolean {
  if (isTuple(classes)) return classes.items.some((item) => isInstance(value, item));
  typeName(classes);
  if (isObject(classes) && classes.hasInstance !== undefined) {
    typeName(value);
    return classes.hasInstance(value);
  }
  if (!isObject(classes) || classes.mro === undefined) {
    throw lacks("isinstance() arg 2 must be a type, a tuple of types, or a union", classes);
  }
  return mroOf(value).includes(classes.mro[0] ?? "");
}

function mroOf(value: Value): readonly string[] {
  if (!isObject(value))
    return value === true || value === false ? ["bool", "int", "object"] : [typeName(value), "object"];
  if (value.mro !== undefined) return ["type", "object"];
  const own = value.attribute?.("__class__");
  if (own !== undefined && isObject(own) && own.mro !== undefined) return own.mro;
  throw new NotAnalysed(`the class of ${value.typeName}`);
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

function powerModulo(base: Value, exponent: Value, modulus: Value): Value {
  if (!isInt(base) || !isInt(exponent) || !isInt(modulus) || Number(exponent) < 0) {
    throw new NotAnalysed("pow() of three arguments");
  }
  if (Number(modulus) === 0) throw valueError("pow() 3rd argument cannot be 0");
  const divisor = BigInt(modulus);
  let [result, factor, rest] = [1n, BigInt(base) % divisor, BigInt(exponent)];
  for (; rest > 0n; rest /= 2n) {
    if (rest % 2n === 1n) result = (result * factor) % divisor;
    factor = (factor * factor) % divisor;
  }
  return binary("%", Number(result), Number(modulus));
}
