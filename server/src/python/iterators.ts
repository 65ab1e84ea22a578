import { PythonError } from "../values/errors.js";
import type { PyObject, Value } from "../values/value.js";
import { builtinFunction } from "./callables.js";

export { visit } from "../values/sequence.js";

/** An iterator such as `zip(...)`, whose items are worked out when they are asked for; it is empty once it was read. */
export function iterator(typeName: string, items: () => Iterable<Value>): PyObject {
  let source: Iterator<Value> | undefined;
  const next = (): IteratorResult<Value> => {
    source ??= items()[Symbol.iterator]();
    return source.next();
  };
  const rest = function* (): Iterable<Value> {
    for (let item = next(); item.done !== true; item = next()) yield item.value;
  };
  const methods: Readonly<Record<string, PyObject>> = {
    __iter__: builtinFunction("__iter__", () => object),
    __next__: builtinFunction("__next__", () => {
      const item = next();
      if (item.done === true) throw new PythonError("StopIteration", "");
      return item.value;
    }),
  };
  const object: PyObject = {
    kind: "object",
    typeName,
    plain: true,
    repr: () => `<${typeName} object>`,
    attribute: (name) => (Object.hasOwn(methods, name) ? methods[name] : undefined),
    visit: rest,
  };
  return object;
}
