import type { PyObject, Value } from "../values/value.js";
import { bind } from "./bind.js";
import type { Module } from "./module.js";

type Keywords = ReadonlyMap<string, Value>;

/** A method of a class of PyTorch. `name` is its `__qualname__`, for the messages of arguments that do not fit. */
export type Method = (self: Module, args: readonly Value[], keywords: Keywords, name: string) => Value;
export type Methods = Readonly<Record<string, Method>>;

/** Stands for the default of a parameter that has none. */
export const required = Symbol("required");

/** Parameter names with their defaults. */
export type Signature = Readonly<Record<string, Value | typeof required>>;

/** The parameters of a signature, to bind arguments to. */
export const parametersOf = (signature: Signature): readonly { name: string; default?: Value }[] =>
  Object.entries(signature).map(([name, fallback]) =>
    typeof fallback === "symbol" ? { name } : { name, default: fallback },
  );

/** A method with a signature; `run` gets the values in its order. */
export function method(signature: Signature, run: (self: Module, ...values: readonly Value[]) => Value): Method {
  const parameters = parametersOf(signature);
  return (self, args, keywords, name) => {
    const bound = bind(name, parameters, args, keywords);
    return run(self, ...parameters.map((parameter) => bound[parameter.name] ?? null));
  };
}

/** A method found on an instance. */
class BoundMethod implements PyObject {
  readonly kind = "object";
  readonly typeName = "method";
  readonly #self: Module;
  readonly #qualname: string;
  readonly #run: Method;

  constructor(self: Module, qualname: string, run: Method) {
    this.#self = self;
    this.#qualname = qualname;
    this.#run = run;
  }

  repr(): string {
    return `<bound method ${this.#qualname} of ${this.#self.typeName}>`;
  }

  attribute(name: string): Value | undefined {
    return nameOf(this.#qualname, name);
  }

  call(args: readonly Value[], keywords: Keywords): Value {
    return this.#run(this.#self, args, keywords, this.#qualname);
  }
}

export const boundMethod = (self: Module, qualname: string, run: Method): PyObject =>
  new BoundMethod(self, qualname, run);

/** What something to call says of its name. */
function nameOf(qualname: string, attribute: string): Value | undefined {
  if (attribute === "__qualname__") return qualname;
  return attribute === "__name__" ? (qualname.split(".").at(-1) ?? qualname) : undefined;
}

/** Something to call that knows its name. */
export function callable(
  text: string,
  qualname: string,
  call: (args: readonly Value[], keywords: Keywords) => Value,
): PyObject {
  return {
    kind: "object",
    typeName: "function",
    repr: () => text,
    attribute: (name) => nameOf(qualname, name),
    call,
  };
}
