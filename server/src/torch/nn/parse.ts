import { NotAnalysed, type PythonError, typeError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { isSequence, isUnknown, tuple, type Value } from "../../values/value.js";
import { realNumber, strictInt, wrongArgument } from "../arguments.js";
import type { Tensor } from "../tensor.js";
import { tensorArgument } from "../operators/operator.js";

/** What PyTorch's argument parser takes for one argument of a function. */
export interface Rule<T> {
  /** The type in its messages. */
  readonly wanted: string;
  readonly accepts: (value: Value) => boolean;
  /** Reads an accepted value; throws a TypeError that begins with `where` for a list with an odd item. */
  readonly read: (value: Value, where: string) => T;
}

type Rules = Readonly<Record<string, Rule<unknown>>>;
type Parsed<R extends Rules> = { readonly [K in keyof R]: R[K] extends Rule<infer T> ? T : never };

/**
 * A list of ints, or one int for all `size` of them. Only the first item decides whether it is a list of ints; of the
 * others, bools count as ints and anything else is found out on reading.
 */
export const ints = (size: number, wanted = "tuple of ints"): Rule<readonly number[]> => ({
  wanted,
  accepts(value) {
    if (!isSequence(value)) return size > 0 && strictInt(value) !== undefined;
    const [first] = value.items;
    return first === undefined || strictInt(first) !== undefined;
  },
  read(value, where) {
    if (!isSequence(value)) return Array.from({ length: size }, () => Number(value));
    return value.items.map((item, i) => {
      if (isUnknown(item)) throw new NotAnalysed(item.reason);
      if (typeof item === "number" || typeof item === "boolean") return Number(item);
      throw typeError(`${where} must be ${wanted}, but found element of type ${typeName(item)} at pos ${i + 1}`);
    });
  },
});

const isReal = (value: Value): boolean => realNumber(value) !== undefined;
const real = (value: Value): number => realNumber(value) ?? NaN;

/** An int that is no bool. */
export const int: Rule<number> = {
  wanted: "int",
  accepts: (value) => strictInt(value) !== undefined,
  read: (value) => Number(value),
};
export const bool: Rule<boolean> = {
  wanted: "bool",
  accepts: (value) => typeof value === "boolean",
  read: (value) => value === true,
};
export const float: Rule<number> = { wanted: "float", accepts: isReal, read: real };
export const number: Rule<number> = { wanted: "Number", accepts: isReal, read: real };

/** None, or what the rule takes. */
export const optional = <T>(rule: Rule<T>): Rule<T | null> => ({
  wanted: rule.wanted,
  accepts: (value) => value === null || rule.accepts(value),
  read: (value, where) => (value === null ? null : rule.read(value, where)),
});

interface ParseOptions {
  /** Position of the first of these arguments; the input is at position 1. */
  readonly first?: number;
  /** The complaint of a function with several signatures, which does not name the argument at fault. */
  readonly mismatch?: () => PythonError;
}

/**
 * Reads the arguments of a function of PyTorch as its parser does: all types first, then the values, from the last
 * argument to the first. Throws TypeError with the words of PyTorch 1.13.
 */
export function parse<R extends Rules>(
  name: string,
  rules: R,
  values: Readonly<Record<keyof R, Value>>,
  { first = 2, mismatch }: ParseOptions = {},
): Parsed<R> {
  const entries = Object.entries(rules).map(([argument, rule]) => ({
    argument,
    rule,
    value: values[argument] ?? null,
  }));
  entries.forEach(({ argument, rule, value }, i) => {
    if (isUnknown(value)) throw new NotAnalysed(value.reason);
    if (!rule.accepts(value)) throw mismatch?.() ?? wrongArgument(name, argument, first + i, rule.wanted, value);
  });
  const read = entries.toReversed().map(({ argument, rule, value }) => {
    return [argument, rule.read(value, `${name}(): argument '${argument}'`)] as const;
  });
  return Object.fromEntries(read) as Parsed<R>;
}

/** The input of a function of PyTorch, which takes a tensor and nothing else. */
export const inputOf = (name: string, value: Value | undefined): Tensor =>
  tensorArgument(value, (odd) => wrongArgument(name, "input", 1, "Tensor", odd));

/** Values as Python keeps them after `_pair` and its kin. */
export const asTuple = (values: readonly Value[]): Value => tuple([...values]);
