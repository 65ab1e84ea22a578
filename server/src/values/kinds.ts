import { NotAnalysed, PythonError, typeError } from "./errors.js";
import { isFloat, isInt, isObject, type PyObject, type Value } from "./value.js";

/** Longest string, list or dict the emulation builds; a longer one is not analysed. */
export const maxItems = 100_000;

const noKeywords: ReadonlyMap<string, Value> = new Map();

/** Objects of these types have none of the operators below, so using one is certainly a TypeError. */
const withoutOperators: ReadonlySet<string> = new Set([
  ...["builtin_function_or_method", "function", "method", "module", "type"],
  ...["enumerate", "filter", "generator", "map", "range", "reversed", "slice", "zip"],
]);

/** `type(value).__name__`. Throws `NotAnalysed` for an unknown value. */
export function typeName(value: Value): string {
  if (value === null) return "NoneType";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return "int";
  if (typeof value === "string") return "str";
  if (value.kind === "unknown") throw new NotAnalysed(value.reason);
  if (value.kind === "set") return value.frozen ? "frozenset" : "set";
  return value.kind === "object" ? value.typeName : value.kind;
}

/** The JavaScript number of an int, bool or float; undefined for anything else. */
export function numberOf(value: Value): number | undefined {
  if (isInt(value)) return Number(value);
  return isFloat(value) ? value.value : undefined;
}

/** An int result. Throws `NotAnalysed` where the number is too large to be exact. */
export function int(value: number): number {
  if (!Number.isSafeInteger(value)) throw new NotAnalysed("an integer beyond 2^53");
  return value + 0;
}

/** Throws `NotAnalysed` where a string, list or tuple of so many items would be too large. */
export function checkSize(length: number): void {
  if (length > maxItems) throw new NotAnalysed(`a value of more than ${maxItems} items`);
}

/** How much making a value costs: characters or items, those inside items not counted. */
export function sizeOf(value: Value): number {
  if (typeof value === "string") return value.length + 1;
  if (typeof value !== "object" || value === null) return 1;
  if (value.kind === "dict") return value.entries.length + 1;
  return value.kind === "list" || value.kind === "tuple" || value.kind === "set" ? value.items.length + 1 : 1;
}

/** What an instance of a class that derives from one of Python's own holds; any other value itself. */
export const plainValue = (value: Value): Value => (isObject(value) && value.held !== undefined ? value.held : value);

/** What a special method returns where it leaves the answer to the other operand. */
export const notImplemented: PyObject = {
  kind: "object",
  typeName: "NotImplementedType",
  repr: () => "NotImplemented",
};

/** A special method such as `__len__` as operators find it, on the class of an object; undefined where it has none. */
export function specialOf(value: PyObject, method: string): Value | undefined {
  if (value.mro !== undefined) {
    return value.cls?.lineage === undefined ? undefined : value.cls.instanceAttribute?.(value, method);
  }
  return value.special === undefined ? value.attribute?.(method) : value.special(method);
}

/** What a special method of an object returns, or undefined where its class has none. */
export function special(value: Value, method: string, ...args: readonly Value[]): Value | undefined {
  const bound = isObject(value) ? specialOf(value, method) : undefined;
  const answer = bound === undefined ? undefined : call(bound, args);
  return answer === notImplemented ? undefined : answer;
}

/**
 * What the special methods of two operands say; undefined where neither answers. The right operand is asked first where
 * its class derives from the left one's and has a method of its own, and not at all where both are of one class, unless
 * they are compared. Source: Python reference, 3.3.8 "Emulating numeric types".
 */
export function operate(
  left: Value,
  method: string,
  right: Value,
  reflected: string,
  isComparison = false,
): Value | undefined {
  const [one, other] = [definedClass(left), definedClass(right)];
  if (one !== undefined && one === other && !isComparison) return special(left, method, right);
  const isDerived = one !== undefined && one !== other && other?.lineage?.includes(one) === true;
  const isReflected = isDerived && (isComparison || other.attribute?.(reflected) !== one.attribute?.(reflected));
  const first = isReflected ? special(right, reflected, left) : special(left, method, right);
  if (first !== undefined) return first;
  return isReflected ? special(left, method, right) : special(right, reflected, left);
}

/** The class of an instance, where code defines it. */
const definedClass = (value: Value): PyObject | undefined =>
  isObject(value) && value.mro === undefined && value.cls?.lineage !== undefined ? value.cls : undefined;

/** The TypeError of an operation that a value lacks, or `NotAnalysed` where its owner keeps that to itself. */
export function lacks(message: string, ...operands: readonly Value[]): PythonError | NotAnalysed {
  const opaque = operands.find(
    (operand) => isObject(operand) && operand.plain !== true && !withoutOperators.has(operand.typeName),
  );
  return opaque === undefined ? typeError(message) : new NotAnalysed(`an operation on ${typeName(opaque)}`);
}

/** Functions of Python's own that refuse an instance of a derived class get what it holds. */
function callNative(callee: PyObject, args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value {
  const run = (given: readonly Value[]): Value => callee.call?.(given, keywords) ?? null;
  if (!args.some((arg) => isObject(arg) && arg.held !== undefined)) return run(args);
  try {
    return run(args);
  } catch (error) {
    const isTypeError = error instanceof PythonError && error.exception === "TypeError" && error.frames.length === 0;
    const isRefused = isTypeError || (error instanceof NotAnalysed && error.constructor === NotAnalysed);
    if (!isRefused || callee.lineage !== undefined) throw error;
    return retried(error, () => run(args.map(plainValue)));
  }
}

/** A second attempt; where that is a TypeError too, the first one names the right classes. */
function retried(first: Error, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    throw error instanceof PythonError && error.exception === "TypeError" ? first : error;
  }
}

/** Calls a Python function of the emulated program. Throws `TypeError: 'x' object is not callable`. */
export function call(callee: Value, args: readonly Value[], keywords = noKeywords): Value {
  const name = typeName(callee);
  if (isObject(callee)) {
    if (callee.call !== undefined) return callNative(callee, args, keywords);
    const own = specialOf(callee, "__call__");
    if (own === undefined) throw lacks(`'${name}' object is not callable`, callee);
    return call(own, args, keywords);
  }
  throw typeError(`'${name}' object is not callable`);
}
