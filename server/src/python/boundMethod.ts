import { identical } from "../values/compare.js";
import { call, notImplemented } from "../values/kinds.js";
import { isObject, type PyObject, type Value } from "../values/value.js";
import { builtinFunction } from "./callables.js";

/** A method that throws where it was cut short, since its object may be half changed. */
interface Invocable extends PyObject {
  invoke(args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value;
}

const isInvocable = (method: PyObject): method is Invocable => "invoke" in method;

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
    if (name === "__func__") return this.method;
    return this.method.attribute?.(name);
  }

  special(name: string): Value | undefined {
    if (name !== "__eq__") return undefined;
    return builtinFunction(name, ([other = null]) => {
      if (!isObject(other) || !(other instanceof BoundMethod)) return notImplemented;
      return identical(this.self, other.self) && this.method === other.method;
    });
  }

  call(args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value {
    const passed = [this.self, ...args];
    return isInvocable(this.method) ? this.method.invoke(passed, keywords) : call(this.method, passed, keywords);
  }
}
