import { binary, specialNames, unary } from "../../values/arithmetic.js";
import { compare, type ComparisonOperator, isTruthy } from "../../values/compare.js";
import { PythonError } from "../../values/errors.js";
import { notImplemented, plainValue, typeName } from "../../values/kinds.js";
import { toFloat, toInt } from "../../values/numbers.js";
import { asIndex } from "../../values/sequence.js";
import { isFloat, isInt, type Value } from "../../values/value.js";

type SpecialMethod = (self: Value, ...args: readonly Value[]) => Value;

/** Whether the type of `self` knows what to do with the other operand: an int leaves a float to the float. */
const knows = (self: Value, other: Value): boolean => !isInt(self) || isInt(other);

const attempt = (self: Value, other: Value, run: () => Value): Value => {
  if (!knows(self, other)) return notImplemented;
  try {
    return run();
  } catch (error) {
    const refused = error instanceof PythonError && /^unsupported operand|not supported between/.test(error.message);
    if (refused) return notImplemented;
    throw error;
  }
};

/** Instances of derived classes count as what they hold. */
function withPlain(run: (self: Value, other: Value) => Value): SpecialMethod {
  return (self, other = null) => run(self, plainValue(other));
}

const arithmetic = [...specialNames].flatMap(([operator, name]): readonly (readonly [string, SpecialMethod])[] => [
  [`__${name}__`, withPlain((self, other) => attempt(self, other, () => binary(operator, self, other)))],
  [`__r${name}__`, withPlain((self, other) => attempt(self, other, () => binary(operator, other, self)))],
]);

const isNumber = (value: Value): boolean => isInt(value) || isFloat(value);

/** Equality is every type's own: values of other types are left to them. */
const comparable = (self: Value, other: Value): boolean =>
  (isNumber(self) && isNumber(other)) || typeName(self) === typeName(other) || bothSets(self, other);

const bothSets = (self: Value, other: Value): boolean =>
  [self, other].every((value) => typeName(value).endsWith("set"));

const comparison = (operator: ComparisonOperator): SpecialMethod =>
  withPlain((self, other) =>
    comparable(self, other) ? attempt(self, other, () => compare(operator, self, other)) : notImplemented,
  );

/** The operators of Python's own types by the names of their special methods. */
export const operatorMethods: Readonly<Record<string, SpecialMethod>> = {
  ...Object.fromEntries(arithmetic),
  ...{ __eq__: comparison("=="), __ne__: comparison("!="), __lt__: comparison("<"), __le__: comparison("<=") },
  ...{ __gt__: comparison(">"), __ge__: comparison(">=") },
  __bool__: isTruthy,
  __float__: toFloat,
  __index__: asIndex,
  __int__: (self) => toInt(self),
  __neg__: (self) => unary("-", self),
  __pos__: (self) => unary("+", self),
  __invert__: (self) => unary("~", self),
};
