import { typeError } from "../../values/errors.js";
import type { PyObject, Value } from "../../values/value.js";
import { builtinFunction, type Call } from "../callables.js";
import { evaluate } from "../evaluate.js";
import { bindArguments, type Defaults, type ParameterSpec } from "../parameters.js";

/** What a function does with its arguments, which come in the order of its signature. */
export type Run = (...values: readonly Value[]) => Value;

/**
 * A function that its library writes in Python. `signature` is that of its `def`, e.g. `"x, memo=None, *rest"`;
 * arguments that do not fit raise CPython's TypeErrors.
 */
export function pythonFunction(name: string, signature: string, run: Run): PyObject {
  return {
    kind: "object",
    typeName: "function",
    repr: () => `<function ${name}>`,
    call: boundCall(name, signature, run),
  };
}

/** A function written in C, whose arguments bind by the same rules. */
export const nativeFunction = (name: string, signature: string, run: Run): PyObject =>
  builtinFunction(name, boundCall(name, signature, run));

/** A call that binds its arguments by a signature. */
export function boundCall(name: string, signature: string, run: Run): Call {
  let read: Signature | undefined;
  return (args, keywords) => {
    read ??= readSignature(signature);
    const bound = bindArguments(name, read.spec, read.defaults, args, keywords);
    return run(...read.names.map((parameter) => bound.get(parameter) ?? null));
  };
}

/** A C function of positional arguments, in the words of `PyArg_ParseTuple`: `pow expected 2 arguments, got 1`. */
export function positional(name: string, least: number, most: number, run: Run): Call {
  return (args, keywords) => {
    if (keywords.size > 0) throw typeError(`${name}() takes no keyword arguments`);
    const short = name.slice(name.lastIndexOf(".") + 1);
    if (args.length < least || args.length > most) {
      const bound = args.length < least ? least : most;
      const quantity = least === most ? "" : args.length < least ? "at least " : "at most ";
      throw typeError(`${short} expected ${quantity}${bound} argument${bound === 1 ? "" : "s"}, got ${args.length}`);
    }
    return run(...args);
  };
}

interface Signature {
  readonly spec: ParameterSpec;
  readonly defaults: Defaults;
  readonly names: readonly string[];
}

function readSignature(signature: string): Signature {
  const defaults = new Map<string, Value>();
  const names: string[] = [];
  const spec: { -readonly [K in keyof ParameterSpec]: ParameterSpec[K] } = {
    positionalOnly: 0,
    positional: [],
    keywordOnly: [],
  };
  let starred = false;
  for (const part of signature.split(/, (?![^([{]*[)\]}])/).filter((text) => text !== "")) {
    const [, stars = "", name = "", fallback] = /^(\*{0,2})(\w*)(?:=(.*))?$/.exec(part) ?? [];
    if (fallback !== undefined) defaults.set(name, evaluate(fallback, { lookup: () => undefined }));
    if (part === "/") spec.positionalOnly = spec.positional.length;
    else if (stars === "**") spec.keywords = { name };
    else if (stars === "*" && name !== "") spec.variadic = { name };
    else if (stars === "" && starred) spec.keywordOnly = [...spec.keywordOnly, { name }];
    else if (stars === "") spec.positional = [...spec.positional, { name }];
    starred ||= stars === "*";
    if (name !== "") names.push(name);
  }
  return { spec, defaults, names };
}
