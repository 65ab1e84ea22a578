import { indexError, NotAnalysed, PythonError, valueError } from "../../values/errors.js";
import { equals } from "../../values/compare.js";
import { repr } from "../../values/repr.js";
import { asIndex, iterate } from "../../values/sequence.js";
import { isInt, list, type PyObject, type Value } from "../../values/value.js";
import { builtinFunction } from "../callables.js";
import { boundCall, nativeFunction } from "./functions.js";
import { instance, libraryClass } from "./objects.js";

/** `collections.deque(iterable, maxlen)`. */
export const deque: PyObject = libraryClass({
  qualifiedName: "collections.deque",
  call: boundCall("deque", "iterable=(), maxlen=None", (values, maxlen) =>
    dequeOf(iterate(values), maxlen === null ? Infinity : asIndex(maxlen), maxlen),
  ),
});

function dequeOf(values: readonly Value[], most: number, maxlen: Value): PyObject {
  if (most < 0) throw valueError("maxlen must be non-negative");
  let items: Value[] = values.slice(Math.max(0, values.length - most));
  const keep = (all: Value[], fromLeft: boolean): null => {
    items = all.length <= most ? all : fromLeft ? all.slice(0, most) : all.slice(all.length - most);
    return null;
  };
  const taken = (value: Value | undefined): Value => {
    if (value === undefined) throw indexError("pop from an empty deque");
    return value;
  };
  const methods: Readonly<Record<string, PyObject>> = {
    append: nativeFunction("append", "item, /", (item) => keep([...items, item], false)),
    appendleft: nativeFunction("appendleft", "item, /", (item) => keep([item, ...items], true)),
    extend: nativeFunction("extend", "iterable, /", (more) => keep([...items, ...iterate(more)], false)),
    extendleft: nativeFunction("extendleft", "iterable, /", (more) =>
      keep([...iterate(more).toReversed(), ...items], true),
    ),
    pop: nativeFunction("pop", "", () => taken(items.pop())),
    popleft: nativeFunction("popleft", "", () => taken(items.shift())),
    clear: nativeFunction("clear", "", () => keep([], false)),
    copy: nativeFunction("copy", "", () => dequeOf(items, most, maxlen)),
    count: nativeFunction("count", "item, /", (item) => items.filter((own) => equals(own, item)).length),
    reverse: nativeFunction("reverse", "", () => keep(items.toReversed(), false)),
    remove: nativeFunction("remove", "item, /", (item) => {
      const at = items.findIndex((own) => equals(own, item));
      if (at < 0) throw new PythonError("ValueError", "deque.remove(x): x not in deque");
      items.splice(at, 1);
      return null;
    }),
    rotate: nativeFunction("rotate", "n=1, /", (by) => {
      const shift = items.length === 0 ? 0 : ((asIndex(by) % items.length) + items.length) % items.length;
      return keep([...items.slice(items.length - shift), ...items.slice(0, items.length - shift)], false);
    }),
    __len__: builtinFunction("__len__", () => items.length),
    __iter__: builtinFunction("__iter__", () => list(items)),
    __getitem__: builtinFunction("__getitem__", ([index = null]) => {
      if (!isInt(index)) throw new NotAnalysed("an index of a deque");
      const item = items.at(Number(index));
      if (item === undefined) throw indexError("deque index out of range");
      return item;
    }),
    __setitem__: builtinFunction("__setitem__", ([index = null, value = null]) => {
      const at = asIndex(index) < 0 ? asIndex(index) + items.length : asIndex(index);
      if (items[at] === undefined) throw indexError("deque index out of range");
      items[at] = value;
      return null;
    }),
  };
  return instance({
    cls: deque,
    typeName: "deque",
    repr: () => `deque([${items.map(repr).join(", ")}]${maxlen === null ? "" : `, maxlen=${repr(maxlen)}`})`,
    attribute: (name) => (name === "maxlen" ? maxlen : Object.hasOwn(methods, name) ? methods[name] : undefined),
  });
}
