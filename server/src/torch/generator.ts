import { PythonError } from "../values/errors.js";
import type { PyObject, Value } from "../values/value.js";

/** An iterator that PyTorch's own code gives, such as `module.parameters()`: empty once it was read. */
export function generator(items: () => Iterable<Value>, typeName = "generator"): PyObject {
  let source: Iterator<Value, undefined> | undefined;
  const next = (): IteratorResult<Value, undefined> => (source ??= items()[Symbol.iterator]()).next();
  const methods: Readonly<Record<string, () => Value>> = {
    __iter__: () => object,
    __next__: () => {
      const item = next();
      if (item.done === true) throw new PythonError("StopIteration", "");
      return item.value;
    },
  };
  const object: PyObject = {
    kind: "object",
    typeName,
    repr: () => `<${typeName} object>`,
    *visit() {
      for (let item = next(); item.done !== true; item = next()) yield item.value;
    },
    attribute: (name) => (Object.hasOwn(methods, name) ? wrapper(name, methods[name]!) : undefined),
  };
  return object;
}

const wrapper = (name: string, run: () => Value): PyObject => ({
  kind: "object",
  typeName: "method-wrapper",
  repr: () => `<method-wrapper '${name}'>`,
  call: run,
});
