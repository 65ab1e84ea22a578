import type { PyObject, Value } from "../../values/value.js";
import { running } from "../trace.js";
import { bindNative } from "./binder.js";
import type { TorchFunction } from "./function.js";
import { bindPython } from "./pythonBinder.js";
import { parseSchema } from "./schema.js";

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

/** Calls a function of a table with Python arguments; `self` is the tensor of a method. */
export function invoke(
  fn: TorchFunction,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value> = new Map(),
  self?: Value,
): Value {
  const schemas = fn.signatures.map(parseSchema);
  const [first] = schemas;
  if (fn.python === true && first !== undefined) {
    const all = self === undefined ? args : [self, ...args];
    const qualified = self === undefined ? fn.name : `Tensor.${fn.name}`;
    return fn.run(running(), bindPython(qualified, first, all, keywords), 0);
  }
  const { bound, overload } = bindNative(fn.name, schemas, args, keywords, self);
  return fn.run(running(), bound, overload);
}

/** A function of a table as the object that `torch.name` gives. */
export const functionObject = (fn: TorchFunction): PyObject =>
  callable(fn.name, (args, keywords) => invoke(fn, args, keywords), fn.python && "function");

/** A function of a table as the object that `tensor.name` gives. */
export const methodObject = (fn: TorchFunction, self: Value): PyObject =>
  callable(fn.name, (args, keywords) => invoke(fn, args, keywords, self), fn.python && "method");
