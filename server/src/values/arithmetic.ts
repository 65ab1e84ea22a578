import { NotAnalysed, PythonError, typeError, valueError } from "./errors.js";
import { formatPercent } from "./format/percent.js";
import { checkSize, int, lacks, numberOf, operate, plainValue, special, typeName } from "./kinds.js";
import { dict } from "./dicts.js";
import { combine, type SetOperator } from "./sets.js";
import { unite } from "./unions.js";
import {
  float,
  isDict,
  isInt,
  isList,
  isSequence,
  isSet,
  isTuple,
  isUnknown,
  list,
  tuple,
  type Value,
} from "./value.js";

export type BinaryOperator = "+" | "-" | "*" | "/" | "//" | "%" | "**" | "@" | "&" | "|" | "^" | "<<" | ">>";
export type UnaryOperator = "+" | "-" | "~";

interface Rule {
  /** The special method is `__name__`, or `__rname__` of the right operand. */
  readonly name: string;
  /** What the TypeError calls the operator, where that is not its symbol. */
  readonly shown?: string;
  readonly ints?: (left: number, right: number) => Value;
  readonly floats?: (left: number, right: number) => Value;
  /** What the operator means for anything else, or undefined where it means nothing. */
  readonly others?: (left: Value, right: Value) => Value | undefined;
}

const rules: Readonly<Record<BinaryOperator, Rule>> = {
  "+": { name: "add", ints: (a, b) => int(a + b), floats: (a, b) => float(a + b), others: concatenate },
  "-": { name: "sub", ints: (a, b) => int(a - b), floats: (a, b) => float(a - b), others: sets("-") },
  "*": { name: "mul", ints: (a, b) => int(a * b), floats: (a, b) => float(a * b), others: repeat },
  "/": {
    name: "truediv",
    ints: (a, b) => float(a / nonZero(b, "division by zero")),
    floats: (a, b) => float(a / nonZero(b, "float division by zero")),
  },
  "//": {
    name: "floordiv",
    ints: (a, b) => divideInts(a, nonZero(b, "integer division or modulo by zero")).quotient,
    floats: (a, b) => float(divideFloats(a, nonZero(b, "float floor division by zero")).quotient),
  },
  "%": {
    name: "mod",
    ints: (a, b) => divideInts(a, nonZero(b, "integer modulo by zero")).remainder,
    floats: (a, b) => float(divideFloats(a, nonZero(b, "float modulo")).remainder),
    others: (a, b) => formatString(a, b),
  },
  "**": { name: "pow", shown: "** or pow()", ints: powerOfInts, floats: powerOfFloats },
  "@": { name: "matmul" },
  "&": { name: "and", ints: (a, b) => fromBig(BigInt(a) & BigInt(b)), others: sets("&") },
  "|": { name: "or", ints: (a, b) => fromBig(BigInt(a) | BigInt(b)), others: merge },
  "^": { name: "xor", ints: (a, b) => fromBig(BigInt(a) ^ BigInt(b)), others: sets("^") },
  "<<": { name: "lshift", ints: (a, b) => (a === 0 ? shiftCount(b) * 0 : int(a * 2 ** shiftCount(b))) },
  ">>": { name: "rshift", ints: (a, b) => int(Math.floor(a / 2 ** shiftCount(b))) },
};

/** The special method of an operator is `__name__`, or `__rname__` of its right operand. */
export const specialNames: ReadonlyMap<BinaryOperator, string> = new Map(
  Object.entries(rules).map(([operator, { name }]) => [operator as BinaryOperator, name]),
);

const logical: ReadonlySet<string> = new Set(["&", "|", "^"]);

/**
 * `left op right`. Throws Python's TypeError, ZeroDivisionError..., and `NotAnalysed` where an operand is unknown.
 * `shown` is what the TypeError calls the operator.
 */
export function binary(operator: BinaryOperator, left: Value, right: Value, shown?: string): Value {
  const kinds = `'${typeName(left)}' and '${typeName(right)}'`;
  const rule = rules[operator];
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) {
    const bothInts = isInt(left) && isInt(right);
    const compute = bothInts ? rule.ints : rule.floats;
    if (compute !== undefined) {
      const result = compute(a, b);
      const bothBools = typeof left === "boolean" && typeof right === "boolean";
      return bothBools && logical.has(operator) ? Boolean(result) : result;
    }
  }
  const answer = operate(left, `__${rule.name}__`, right, `__r${rule.name}__`);
  const refusal = `unsupported operand type(s) for ${shown ?? rule.shown ?? operator}: ${kinds}`;
  const one = plainValue(left);
  const held = plainValue(right);
  // A text formats an instance as that shows itself.
  const isShown = operator === "%" && typeof one === "string" && !isTuple(held) && !isDict(held);
  const other = isShown ? right : held;
  if (answer === undefined && (one !== left || other !== right)) {
    return reworded(refusal, () => binary(operator, one, other, shown));
  }
  const result = answer === undefined ? rule.others?.(left, right) : answer;
  if (result !== undefined) return result;
  throw lacks(refusal, left, right);
}

/** Names the classes of the operands where an operator fails on what their instances hold. */
function reworded(refusal: string, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof PythonError) || error.exception !== "TypeError") throw error;
    throw error.message.startsWith("unsupported operand") ? typeError(refusal) : new NotAnalysed(error.message);
  }
}

export const add = (left: Value, right: Value): Value => binary("+", left, right);
export const sub = (left: Value, right: Value): Value => binary("-", left, right);
export const mul = (left: Value, right: Value): Value => binary("*", left, right);
export const truediv = (left: Value, right: Value): Value => binary("/", left, right);
export const floordiv = (left: Value, right: Value): Value => binary("//", left, right);
export const mod = (left: Value, right: Value): Value => binary("%", left, right);
export const pow = (left: Value, right: Value): Value => binary("**", left, right);

const unaryRules = {
  "+": { method: "__pos__", ints: (a: number) => a, floats: (a: number) => a },
  "-": { method: "__neg__", ints: (a: number) => -a + 0, floats: (a: number) => -a },
  "~": { method: "__invert__", ints: (a: number) => int(-a - 1), floats: undefined },
} as const;

/** `+value`, `-value` or `~value`. Throws `TypeError: bad operand type for unary -: 'str'`. */
export function unary(operator: UnaryOperator, value: Value): Value {
  const kind = typeName(value);
  const { method, ints, floats } = unaryRules[operator];
  const number = numberOf(value);
  if (number !== undefined && isInt(value)) return ints(number);
  if (number !== undefined && floats !== undefined) return float(floats(number));
  const answer = special(value, method);
  if (answer !== undefined) return answer;
  throw lacks(`bad operand type for unary ${operator}: '${kind}'`, value);
}

function nonZero(divisor: number, message: string): number {
  if (divisor === 0) throw new PythonError("ZeroDivisionError", message);
  return divisor;
}

/** Floor division: the remainder has the divisor's sign. */
function divideInts(a: number, b: number): { readonly quotient: number; readonly remainder: number } {
  const remainder = a % b;
  const quotient = (a - remainder) / b;
  const floors = remainder !== 0 && remainder < 0 !== b < 0;
  return { quotient: int(floors ? quotient - 1 : quotient), remainder: int(floors ? remainder + b : remainder) };
}

/** CPython's `float_divmod`: exact remainder first, then a quotient rounded to the nearest whole number. */
function divideFloats(a: number, b: number): { readonly quotient: number; readonly remainder: number } {
  let remainder = a % b;
  let quotient = (a - remainder) / b;
  if (remainder === 0) remainder = b < 0 ? -0 : 0;
  else if (remainder < 0 !== b < 0) {
    remainder += b;
    quotient -= 1;
  }
  if (quotient === 0) return { quotient: a / b < 0 || Object.is(a / b, -0) ? -0 : 0, remainder };
  const floor = Math.floor(quotient);
  return { quotient: quotient - floor > 0.5 ? floor + 1 : floor, remainder };
}

function powerOfInts(base: number, exponent: number): Value {
  if (exponent < 0) return powerOfFloats(base, exponent);
  if (base === 0 || base === 1) return exponent === 0 ? 1 : base;
  if (base === -1) return exponent % 2 === 0 ? 1 : -1;
  let result = 1;
  for (let i = 0; i < exponent; i++) result = int(result * base);
  return result;
}

function powerOfFloats(base: number, exponent: number): Value {
  if (base === 0 && exponent < 0) {
    throw new PythonError("ZeroDivisionError", "0.0 cannot be raised to a negative power");
  }
  if (base === 1 || (base === -1 && !Number.isFinite(exponent) && !Number.isNaN(exponent))) return float(1);
  if (base < 0 && Number.isFinite(base) && Number.isFinite(exponent) && !Number.isInteger(exponent)) {
    throw new NotAnalysed("a complex number");
  }
  const result = base ** exponent;
  if (!Number.isFinite(result) && Number.isFinite(base) && Number.isFinite(exponent)) {
    throw new PythonError("OverflowError", "(34, 'Numerical result out of range')");
  }
  return float(result);
}

const fromBig = (value: bigint): number => int(Number(value));

function shiftCount(count: number): number {
  if (count < 0) throw valueError("negative shift count");
  return Math.min(count, 1000);
}

function concatenate(left: Value, right: Value): Value | undefined {
  if (typeof left === "string" && typeof right === "string") {
    checkSize(left.length + right.length);
    return left + right;
  }
  if ((isList(left) && isList(right)) || (isTuple(left) && isTuple(right))) {
    checkSize(left.items.length + right.items.length);
    const items = [...left.items, ...right.items];
    if (isList(left)) return list(items);
    return tuple(items, isTuple(left) && left.subclass?.isClosed ? left.subclass : undefined);
  }
  if (typeof left !== "string" && !isSequence(left)) return undefined;
  const kind = typeName(left);
  throw lacks(`can only concatenate ${kind} (not "${typeName(right)}") to ${kind}`, right);
}

function repeat(left: Value, right: Value): Value | undefined {
  const [sequence, count] = typeof left === "string" || isSequence(left) ? [left, right] : [right, left];
  if (typeof sequence !== "string" && !isSequence(sequence)) return undefined;
  const index = isInt(count) ? Number(count) : special(count, "__index__");
  if (index === undefined) throw lacks(`can't multiply sequence by non-int of type '${typeName(count)}'`, count);
  if (isUnknown(index)) throw new NotAnalysed(index.reason);
  const times = Math.max(0, Number(index));
  if (typeof sequence === "string") {
    checkSize(sequence.length * times);
    return sequence.repeat(times);
  }
  checkSize(sequence.items.length * times);
  const items: Value[] = [];
  for (let i = 0; i < times && sequence.items.length > 0; i++) for (const item of sequence.items) items.push(item);
  return isList(sequence) ? list(items) : tuple(items);
}

const formatString = (left: Value, right: Value): Value | undefined =>
  typeof left === "string" ? formatPercent(left, right) : undefined;

/** The operator of two sets; the result is of the left one's kind. */
function sets(operator: SetOperator): (left: Value, right: Value) => Value | undefined {
  return (left, right) =>
    isSet(left) && isSet(right) ? { ...left, items: [...combine(operator, left, right)] } : undefined;
}

function merge(left: Value, right: Value): Value | undefined {
  if (isDict(left) && isDict(right)) return dict([...left.entries, ...right.entries]);
  return isSet(left) ? sets("|")(left, right) : unite(left, right);
}
