import { NotAnalysed, typeError } from "../values/errors.js";
import type { PyObject, Value } from "../values/value.js";

export type Call = (args: readonly Value[], keywords: ReadonlyMap<string, Value>) => Value;

/** A function of Python itself. Without `call`, calling it is not analysed. */
export function builtinFunction(name: string, call: Call = notAnalysedCall(name)): PyObject {
  return {
    kind: "object",
    typeName: "builtin_function_or_method",
    plain: true,
    repr: () => `<built-in function ${name}>`,
    call,
    attribute: (attribute) => (attribute === "__name__" || attribute === "__qualname__" ? name : undefined),
  };
}

/** A class of Python itself, with the classes it derives from. Without `call`, making an instance is not analysed. */
export function builtinClass(mro: readonly string[], call: Call = notAnalysedCall(mro[0] ?? "object")): PyObject {
  const name = mro[0] ?? "object";
  const generic = genericClasses.has(name) ? builtinFunction(`${name}.__class_getitem__`) : undefined;
  return {
    kind: "object",
    typeName: "type",
    mro,
    repr: () => `<class '${name}'>`,
    call,
    attribute: (attribute) => {
      if (attribute === "__class_getitem__") return generic;
      if (attribute === "__module__") return "builtins";
      return attribute === "__name__" || attribute === "__qualname__" ? name : undefined;
    },
  };
}

/** Classes that take type parameters, as `list[int]`. */
const genericClasses: ReadonlySet<string> = new Set(
  "BaseExceptionGroup ExceptionGroup dict enumerate frozenset list set tuple type".split(" "),
);

const notAnalysedCall =
  (name: string): Call =>
  () => {
    throw new NotAnalysed(`a call of ${name}()`);
  };

/** Refuses keywords, as most functions of Python itself do. */
export function withoutKeywords(name: string, call: (args: readonly Value[]) => Value): Call {
  return (args, keywords) => {
    if (keywords.size > 0) throw typeError(`${name}() takes no keyword arguments`);
    return call(args);
  };
}

/** A function of exactly one argument. */
export const unaryCall = (name: string, call: (value: Value) => Value): Call =>
  withoutKeywords(name, (args) => {
    const [value] = args;
    if (value === undefined || args.length > 1) {
      throw typeError(`${name}() takes exactly one argument (${args.length} given)`);
    }
    return call(value);
  });

/** Checks a number of arguments in the words of `PyArg_UnpackTuple`: `range expected at most 3 arguments, got 4`. */
export function checkCount(name: string, args: readonly Value[], least: number, most: number): void {
  if (args.length >= least && args.length <= most) return;
  const bound = args.length < least ? least : most;
  const quantity = least === most ? "" : args.length < least ? "at least " : "at most ";
  throw typeError(`${name} expected ${quantity}${bound} argument${bound === 1 ? "" : "s"}, got ${args.length}`);
}

/** Puts arguments under parameter names, by position and by keyword. */
export function bindNamed(
  name: string,
  parameters: readonly string[],
  required: number,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): readonly (Value | undefined)[] {
  if (args.length + keywords.size > parameters.length) {
    const given = args.length + keywords.size;
    throw typeError(
      `${name}() takes at most ${parameters.length} argument${parameters.length === 1 ? "" : "s"} (${given} given)`,
    );
  }
  for (const keyword of keywords.keys()) {
    const at = parameters.indexOf(keyword);
    if (at < 0) throw typeError(`'${keyword}' is an invalid keyword argument for ${name}()`);
    if (at >= args.length) continue;
    throw typeError(`argument for ${name}() given by name ('${keyword}') and position (${at + 1})`);
  }
  return parameters.map((parameter, i) => {
    const value = i < args.length ? args[i] : keywords.get(parameter);
    if (value !== undefined || i >= required) return value;
    throw typeError(`${name}() missing required argument '${parameter}' (pos ${i + 1})`);
  });
}
