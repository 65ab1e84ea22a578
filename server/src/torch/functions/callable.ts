import { NotAnalysed } from "../../values/errors.js";
import type { PyObject, Value } from "../../values/value.js";
import { isTensor } from "../tensor.js";
import { running } from "../trace.js";
import { bindNative } from "./binder.js";
import type { TorchFunction } from "./function.js";
import { bindPython } from "./pythonBinder.js";
import { parseSchema, type Schema } from "./schema.js";

type Call = (args: readonly Value[], keywords: ReadonlyMap<string, Value>) => Value;

/** A Python object that can be called: `builtin_function_or_method`, `function`, `method` or `type`. */
export function callable(name: string, call: Call, typeName = "builtin_function_or_method"): PyObject {
  const shown = typeName === "builtin_function_or_method" ? "built-in function" : typeName;
  return {
    kind: "object",
    typeName,
    repr: () => `<${shown} ${name}>`,
    attribute: (attribute) => (attribute === "__name__" || attribute === "__qualname__" ? name : undefined),
    call,
  };
}

const read = new WeakMap<readonly string[], readonly Schema[]>();

/** The overloads of a function, read once. */
function schemasOf({ signatures }: TorchFunction): readonly Schema[] {
  let schemas = read.get(signatures);
  if (schemas === undefined) {
    schemas = signatures.map(parseSchema);
    read.set(signatures, schemas);
  }
  return schemas;
}

/** Calls a function of a table with Python arguments; `self` is the tensor of a method. */
export function invoke(
  fn: TorchFunction,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value> = new Map(),
  self?: Value,
): Value {
  if (fn.callAsWritten && self !== undefined && isTensor(self)) return fn.callAsWritten(self, args, keywords);
  const schemas = schemasOf(fn);
  const [first] = schemas;
  if (fn.python === true && first !== undefined) {
    return fn.run(running(), bindPython(first, self === undefined ? args : [self, ...args], keywords), 0);
  }
  try {
    const { bound, overload } = bindNative(schemas, args, keywords, self);
    return written(fn.run(running(), bound, overload), bound.out ?? null);
  } catch (error) {
    if (error instanceof NotAnalysed && fn.unsure && self !== undefined && isTensor(self)) {
      return fn.unsure(running(), self);
    }
    throw error;
  }
}

/** A result that is wanted in a tensor which is there already, as its argument `out`. */
function written(result: Value, out: Value): Value {
  if (out === null) return result;
  if (!isTensor(out) || !isTensor(result)) throw new NotAnalysed("the argument out");
  out.become(result);
  return out;
}

/** A function of a table as the object that `torch.name` gives. */
export const functionObject = (fn: TorchFunction): PyObject =>
  callable(fn.name, (args, keywords) => invoke(fn, args, keywords), fn.python && "function");

/** A function of a table as the object that `tensor.name` gives. */
export const methodObject = (fn: TorchFunction, self: Value): PyObject =>
  callable(fn.name, (args, keywords) => invoke(fn, args, keywords, self), fn.python && "method");
