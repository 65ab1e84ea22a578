import { runtimeError, PythonError } from "../../values/errors.js";
import { call } from "../../values/kinds.js";
import { isObject, isUnknown, type PyObject, type Value } from "../../values/value.js";
import { builtinFunction } from "../callables.js";
import { exceptionOf, raised } from "../exceptions.js";
import { PyGenerator } from "../generators.js";
import { instance, table } from "./objects.js";

/** A context manager of two actions; `leave` says whether it swallows the exception. */
export const contextManager = (
  typeName: string,
  enter: () => Value,
  leave: (exception: Value) => boolean = () => false,
): PyObject =>
  instance({
    typeName,
    attribute: table({
      __enter__: builtinFunction("__enter__", enter),
      __exit__: builtinFunction("__exit__", ([, exception = null]) => leave(exception)),
    }),
    call: ([decorated = null]) => decorator(() => contextManager(typeName, enter, leave), decorated),
  });

/** `@contextmanager`: a generator whose `yield` stands for the body of the `with`. */
export const managerMaker = builtinFunction("contextmanager", ([make = null]) => ({
  kind: "object",
  typeName: "function",
  repr: () => "<function>",
  attribute: (name) => (isObject(make) ? make.attribute?.(name) : undefined),
  call: (args, keywords) => managerOf(() => call(make, args, keywords)),
}));

function managerOf(make: () => Value): Value {
  const generator = make();
  if (!isObject(generator) || !(generator instanceof PyGenerator)) return generator;
  const enter = (): Value => {
    const { done, value } = generator.resume({ send: null });
    if (done) throw runtimeError("generator didn't yield");
    return value;
  };
  const leave = (exception: Value): boolean => {
    if (exception === null) {
      if (generator.resume({ send: null }).done) return false;
      throw runtimeError("generator didn't stop");
    }
    return swallows(generator, exception);
  };
  return instance({
    typeName: "_GeneratorContextManager",
    attribute: table({
      __enter__: builtinFunction("__enter__", enter),
      __exit__: builtinFunction("__exit__", ([, exception = null]) => leave(exception)),
    }),
    call: ([decorated = null]) => decorator(() => managerOf(make), decorated),
  });
}

/** Whether a generator ends in peace where an exception is thrown at its `yield`. */
function swallows(generator: PyGenerator, exception: Value): boolean {
  let done: boolean;
  try {
    ({ done } = generator.resume({ raise: raised(exception) }));
  } catch (error) {
    if (error instanceof PythonError && exceptionOf(error) === exception) return false;
    throw error;
  }
  if (done) return true;
  throw runtimeError("generator didn't stop after throw()");
}

/** What a context manager makes of a function that it decorates: every call runs inside a new one. */
function decorator(renew: () => Value, decorated: Value): PyObject {
  return {
    kind: "object",
    typeName: "function",
    repr: () => "<function>",
    attribute: (name) => (isObject(decorated) ? decorated.attribute?.(name) : undefined),
    call: (args, keywords) => {
      const manager = renew();
      if (isUnknown(manager) || !isObject(manager)) return call(decorated, args, keywords);
      call(manager.attribute?.("__enter__") ?? null, []);
      let result: Value;
      try {
        result = call(decorated, args, keywords);
      } catch (error) {
        if (!(error instanceof PythonError)) throw error;
        const exception = exceptionOf(error);
        if (call(manager.attribute?.("__exit__") ?? null, [exception.cls ?? null, exception, null]) !== true)
          throw error;
        return null;
      }
      call(manager.attribute?.("__exit__") ?? null, [null, null, null]);
      return result;
    },
  };
}
