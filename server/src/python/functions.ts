import { CutShort, Exhausted, NotAnalysed, PythonError } from "../values/errors.js";
import { call as callValue } from "../values/kinds.js";
import { type PyObject, unknown, type Value } from "../values/value.js";
import { builtinClass } from "./callables.js";
import type { Code } from "./code.js";
import { FunctionFrame, type ModuleScope } from "./frames.js";
import { iterator } from "./iterators.js";
import { type Machine, placed } from "./machine.js";
import { bindArguments, type Defaults } from "./parameters.js";
import type { Scope } from "./scope.js";

type Keywords = ReadonlyMap<string, Value>;

/** A function of the workspace. */
export class PyFunction implements PyObject {
  readonly kind = "object";
  readonly typeName = "function";
  readonly #own = new Map<string, Value>();

  constructor(
    readonly code: Code,
    readonly defaults: Defaults,
    readonly closure: Scope,
    readonly module: ModuleScope,
  ) {}

  repr(): string {
    return `<function ${this.code.qualname}>`;
  }

  attribute(name: string): Value | undefined {
    const own = this.#own.get(name);
    if (own !== undefined) return own;
    if (name === "__name__") return this.code.name;
    if (name === "__qualname__") return this.code.qualname;
    if (name === "__doc__") return this.code.doc;
    if (name === "__module__") return this.module.name;
    return undefined;
  }

  setAttribute(name: string, value: Value): void {
    this.#own.set(name, value);
  }

  /** Throws what the body raises. A call that was cut short has changed nothing but its own value, which is unknown. */
  call(args: readonly Value[], keywords: Keywords): Value {
    return contained(this.module.machine, () => this.invoke(args, keywords));
  }

  /** `call` for a function that changes what it is passed: throws `CutShort` where it ended halfway. */
  invoke(args: readonly Value[], keywords: Keywords): Value {
    return this.module.machine.enter(() => this.#run(args, keywords));
  }

  #run(args: readonly Value[], keywords: Keywords): Value {
    const { code } = this;
    const names = bindArguments(code.qualname, code.parameters, this.defaults, args, keywords);
    const frame = new FunctionFrame(code, names, this.closure, this.module);
    frame.firstArgument = args[0];
    try {
      const completion = code.body()(frame);
      if (frame.yielded !== undefined) return iterator("generator", () => frame.yielded ?? []);
      return typeof completion === "object" ? completion.value : null;
    } catch (error) {
      if (error instanceof PythonError) {
        error.frames.push({ path: this.module.path, line: frame.line, name: code.name });
        throw error;
      }
      if (error instanceof Exhausted || error instanceof CutShort || !(error instanceof NotAnalysed)) throw error;
      throw new CutShort(placed(error.reason, frame));
    }
  }
}

/** The value of what only computes something: unknown where it was cut short. */
export function contained(machine: Machine, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof CutShort)) throw error;
    machine.approximations.push(error.reason);
    return unknown(error.reason);
  }
}

/** A function found on an instance: it passes the instance first. */
export class BoundMethod implements PyObject {
  readonly kind = "object";
  readonly typeName = "method";

  constructor(
    readonly self: Value,
    readonly method: PyObject,
  ) {}

  repr(): string {
    return `<bound method ${this.method.repr()}>`;
  }

  attribute(name: string): Value | undefined {
    if (name === "__self__") return this.self;
    return name === "__func__" ? this.method : this.method.attribute?.(name);
  }

  call(args: readonly Value[], keywords: Keywords): Value {
    const passed = [this.self, ...args];
    return this.method instanceof PyFunction
      ? this.method.invoke(passed, keywords)
      : callValue(this.method, passed, keywords);
  }
}

type Wrapping = "property" | "staticmethod" | "classmethod";

/** What `@property`, `@staticmethod` and `@classmethod` make of a function. */
export class Descriptor implements PyObject {
  readonly kind = "object";

  constructor(
    readonly typeName: Wrapping,
    readonly target: Value,
    readonly setter: Value = null,
  ) {}

  repr(): string {
    return `<${this.typeName} object>`;
  }

  attribute(name: string): Value | undefined {
    if (this.typeName !== "property") return name === "__func__" ? this.target : undefined;
    if (name === "fget") return this.target;
    if (name === "getter") return decorator((target) => new Descriptor("property", target, this.setter));
    if (name === "setter") return decorator((setter) => new Descriptor("property", this.target, setter));
    if (name === "deleter") return decorator(() => this);
    return undefined;
  }
}

const decorator = (apply: (value: Value) => Value): PyObject => ({
  kind: "object",
  typeName: "builtin_function_or_method",
  repr: () => "<built-in method>",
  call: ([value = null]) => apply(value),
});

/** The classes `property`, `staticmethod` and `classmethod`. */
export const descriptorClasses: readonly (readonly [string, PyObject])[] = (
  ["property", "staticmethod", "classmethod"] as const
).map((name) => [
  name,
  builtinClass([name, "object"], ([target = null, setter = null]) => new Descriptor(name, target, setter)),
]);

/** What reading a class's attribute through an instance gives. */
export function bindTo(value: Value, instance: PyObject, cls: PyObject): Value {
  if (value instanceof PyFunction) return new BoundMethod(instance, value);
  if (!(value instanceof Descriptor)) return value;
  if (value.typeName === "property") return callValue(value.target, [instance]);
  return value.typeName === "staticmethod" ? value.target : boundToClass(value, cls);
}

/** What reading an attribute on the class itself gives. */
export function bindToClass(value: Value, cls: PyObject): Value {
  if (!(value instanceof Descriptor) || value.typeName === "property") return value;
  return value.typeName === "staticmethod" ? value.target : boundToClass(value, cls);
}

const boundToClass = ({ target }: Descriptor, cls: PyObject): Value =>
  typeof target === "object" && target?.kind === "object" ? new BoundMethod(cls, target) : target;
