import { compare, contains } from "../values/compare.js";
import { PythonError } from "../values/errors.js";
import { special } from "../values/kinds.js";
import { repr } from "../values/repr.js";
import { isSlice, progression, sliceIndices, subscript } from "../values/subscript.js";
import { list, type PyObject, type Value } from "../values/value.js";
import { builtinFunction } from "./callables.js";

export { visit } from "../values/sequence.js";

/** An iterator such as `zip(...)`, which is empty once it was read. */
export function iterator(typeName: string, items: () => Iterable<Value>): PyObject {
  let source: Iterator<Value> | undefined;
  const rest = function* (): Iterable<Value> {
    source ??= items()[Symbol.iterator]();
    for (let next = source.next(); next.done !== true; next = source.next()) yield next.value;
  };
  const methods: Readonly<Record<string, PyObject>> = {
    __iter__: builtinFunction("__iter__", () => object),
    __contains__: builtinFunction("__contains__", ([wanted = null]) => {
      for (const item of rest()) if (contains(list([item]), wanted)) return true;
      return false;
    }),
  };
  const object: PyObject = {
    kind: "object",
    typeName,
    repr: () => `<${typeName} object>`,
    attribute: (name) => (Object.hasOwn(methods, name) ? methods[name] : undefined),
    visit: rest,
  };
  return object;
}

/** `range(start, stop, step)`; its numbers are made when they are asked for. */
export function range(start: number, stop: number, step: number): PyObject {
  const items = (): Value => list(progression(start, stop, step));
  const length = Math.max(0, Math.ceil((stop - start) / step));
  const at = (index: Value): Value => {
    if (!isSlice(index)) return rangeItem(items(), index);
    const picked = sliceIndices(index, length);
    const stride = (picked[1] ?? 1) - (picked[0] ?? 0);
    const [first = 0] = picked;
    const from = start + first * step;
    return range(from, from + picked.length * stride * step, stride * step);
  };
  const attributes: Readonly<Record<string, Value>> = {
    start,
    stop,
    step,
    __iter__: builtinFunction("__iter__", items),
    __len__: builtinFunction("__len__", () => length),
    __getitem__: builtinFunction("__getitem__", ([index = null]) => at(index)),
    __eq__: builtinFunction("__eq__", ([other = null]) => {
      const theirs = special(other, "__iter__");
      return theirs !== undefined && compare("==", items(), theirs);
    }),
  };
  return {
    kind: "object",
    typeName: "range",
    repr: () => `range(${[start, stop, ...(step === 1 ? [] : [step])].map(repr).join(", ")})`,
    attribute: (name) => (Object.hasOwn(attributes, name) ? attributes[name] : undefined),
  };
}

function rangeItem(items: Value, index: Value): Value {
  try {
    return subscript(items, index);
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    const message = error.message.replace("list index", "range object index").replace("list indices", "range indices");
    throw new PythonError(error.exception, message);
  }
}
