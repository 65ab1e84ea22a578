import { PythonError } from "../values/errors.js";
import { repr, str } from "../values/repr.js";
import { isObject, type PyObject, tuple, type Value } from "../values/value.js";
import { builtins } from "./builtins.js";

/** An exception object: the arguments it was made with, and what code puts on it. */
export class ExceptionInstance implements PyObject {
  readonly kind = "object";
  readonly #names = new Map<string, Value>();

  constructor(
    readonly cls: PyObject,
    private args: readonly Value[],
  ) {}

  get typeName(): string {
    return this.cls.mro?.[0] ?? "Exception";
  }

  repr(): string {
    return `${this.typeName}(${this.args.map(repr).join(", ")})`;
  }

  /** `str(e)`. */
  get message(): string {
    const [only] = this.args;
    if (this.args.length > 1) return repr(tuple(this.args));
    return only === undefined ? "" : this.typeName === "KeyError" ? repr(only) : str(only);
  }

  attribute(name: string): Value | undefined {
    const own = this.#names.get(name);
    if (own !== undefined) return own;
    if (name === "args") return tuple(this.args);
    if (name === "__class__") return this.cls;
    if (name === "__str__") return method("__str__", () => this.message);
    return this.cls.instanceAttribute?.(this, name) ?? this.#native(name);
  }

  #native(name: string): Value | undefined {
    if (name === "__init__") {
      return method("__init__", (args) => {
        this.args = args;
        return null;
      });
    }
    return name === "with_traceback" ? method(name, () => this) : undefined;
  }

  setAttribute(name: string, value: Value): void {
    this.#names.set(name, value);
  }
}

const method = (name: string, run: (args: readonly Value[]) => Value): PyObject => ({
  kind: "object",
  typeName: "method-wrapper",
  repr: () => `<method-wrapper '${name}'>`,
  call: run,
});

/** Whether instances of a class can be raised. */
export const isExceptionClass = (cls: Value): cls is PyObject =>
  isObject(cls) && cls.mro?.includes("BaseException") === true;

/** The error that `raise value` throws. Throws `TypeError: exceptions must derive from BaseException`. */
export function raised(value: Value): PythonError {
  const instance = isExceptionClass(value) ? value.call?.([], new Map()) : value;
  if (instance instanceof ExceptionInstance) return new PythonError(instance.typeName, messageOf(instance), instance);
  return new PythonError("TypeError", "exceptions must derive from BaseException");
}

function messageOf(instance: ExceptionInstance): string {
  const own = instance.attribute("__str__");
  const text = own !== undefined && isObject(own) ? own.call?.([], new Map()) : undefined;
  return typeof text === "string" ? text : instance.message;
}

/** The exception object of an error, as `except ... as e` binds it. */
export function exceptionOf(error: PythonError): PyObject {
  if (error.value !== undefined) return error.value;
  const cls = builtins.get(error.exception);
  return new ExceptionInstance(isExceptionClass(cls ?? null) ? (cls as PyObject) : otherClass(error.exception), [
    error.message,
  ]);
}

/** A class of an exception that is neither Python's nor the workspace's. */
const otherClass = (name: string): PyObject => ({
  kind: "object",
  typeName: "type",
  mro: [name, "Exception", "BaseException", "object"],
  repr: () => `<class '${name}'>`,
});

/** Whether `except classes` catches an error. */
export function catches(classes: Value, error: PythonError): boolean {
  if (isObject(classes)) {
    const { cls } = exceptionOf(error);
    if (cls?.lineage?.includes(classes) === true) return true;
    return classes.lineage === undefined && cls?.mro?.includes(classes.mro?.[0] ?? "") === true;
  }
  if (typeof classes === "object" && classes?.kind === "tuple")
    return classes.items.some((item) => catches(item, error));
  throw new PythonError("TypeError", "catching classes that do not inherit from BaseException is not allowed");
}
