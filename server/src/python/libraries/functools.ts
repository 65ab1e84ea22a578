import { NotAnalysed, PythonError, typeError, valueError } from "../../values/errors.js";
import { equals, isTruthy } from "../../values/compare.js";
import { dict } from "../../values/dicts.js";
import { call, typeName } from "../../values/kinds.js";
import { asIndex } from "../../values/sequence.js";
import { repr } from "../../values/repr.js";
import { isObject, type PyObject, tuple, type Value } from "../../values/value.js";
import { builtinFunction, type Call } from "../callables.js";
import { getAttribute } from "../attributes.js";
import { PyClass } from "../classes.js";
import { Descriptor } from "../descriptors.js";
import { visit } from "../iterators.js";
import { nativeFunction, positional, pythonFunction } from "./functions.js";
import { instance, libraryClass, table } from "./objects.js";
import type { LibraryDefinition } from "./library.js";

/** A wrapper that looks like the function it wraps. */
function dressed(wrapper: Value, wrapped: Value): Value {
  if (!isObject(wrapper) || !isObject(wrapped)) return wrapper;
  for (const name of ["__module__", "__name__", "__qualname__", "__doc__"]) {
    const value = wrapped.attribute?.(name);
    if (value !== undefined) wrapper.setAttribute?.(name, value);
  }
  wrapper.setAttribute?.("__wrapped__", wrapped);
  return wrapper;
}

/** What a partial object calls, and with what. */
interface Bound {
  readonly func: Value;
  readonly args: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
}

const partials = new WeakMap<PyObject, Bound>();

const makePartial: Call = (args, keywords) => {
  const [func, ...rest] = args;
  if (func === undefined) throw typeError("type 'partial' takes at least one argument");
  typeName(func);
  if (!isObject(func) || func.call === undefined) throw typeError("the first argument must be callable");
  const inner = partials.get(func) ?? { func, args: [], keywords: new Map<string, Value>() };
  return partialObject({
    func: inner.func,
    args: [...inner.args, ...rest],
    keywords: new Map([...inner.keywords, ...keywords]),
  });
};

const partial: PyObject = {
  ...libraryClass({ qualifiedName: "functools.partial", call: makePartial }),
  hasInstance: (value) => isObject(value) && partials.has(value),
};

function partialObject(bound: Bound): PyObject {
  const { func, args, keywords } = bound;
  const attributes = new Map<string, Value>([
    ["func", func],
    ["args", tuple(args)],
    ["keywords", dict(keywords)],
    ["__class__", partial],
  ]);
  const object: PyObject = {
    kind: "object",
    typeName: "functools.partial",
    plain: true,
    cls: partial,
    repr: () => {
      const named = [...keywords].map(([name, value]) => `${name}=${repr(value)}`);
      return `functools.partial(${[func, ...args].map(repr).concat(named).join(", ")})`;
    },
    attribute: (name) => attributes.get(name),
    setAttribute: (name, value) => {
      attributes.set(name, value);
    },
    call: (more, others) => call(func, [...args, ...more], new Map([...keywords, ...others])),
  };
  partials.set(object, bound);
  return object;
}

/** `functools.reduce`. */
const reduce = positional("reduce", 2, 3, (callee = null, values = null, initial?: Value) => {
  let result = initial;
  for (const item of visitReduced(values)) result = result === undefined ? item : call(callee, [result, item]);
  if (result === undefined) throw typeError("reduce() of empty iterable with no initial value");
  return result;
});

function visitReduced(values: Value): Iterable<Value> {
  try {
    return visit(values);
  } catch (error) {
    if (error instanceof PythonError) throw typeError("reduce() arg 2 must support iteration");
    throw error;
  }
}

/** A decorator that keeps what it is put on. */
const identity = builtinFunction("decorator", ([decorated = null]) => decorated);

type Order = (self: Value, other: Value) => boolean;

const holds = (name: string, self: Value, other: Value): boolean => isTruthy(call(getAttribute(self, name), [other]));

/** The other comparisons by the one that a class has; CPython looks for them in this order. */
const orders: Readonly<Record<string, Readonly<Record<string, Order>>>> = {
  __lt__: {
    __gt__: (self, other) => !holds("__lt__", self, other) && !equals(self, other),
    __le__: (self, other) => holds("__lt__", self, other) || equals(self, other),
    __ge__: (self, other) => !holds("__lt__", self, other),
  },
  __le__: {
    __ge__: (self, other) => !holds("__le__", self, other) || equals(self, other),
    __lt__: (self, other) => holds("__le__", self, other) && !equals(self, other),
    __gt__: (self, other) => !holds("__le__", self, other),
  },
  __gt__: {
    __lt__: (self, other) => !holds("__gt__", self, other) && !equals(self, other),
    __ge__: (self, other) => holds("__gt__", self, other) || equals(self, other),
    __le__: (self, other) => !holds("__gt__", self, other),
  },
  __ge__: {
    __le__: (self, other) => !holds("__ge__", self, other) || equals(self, other),
    __gt__: (self, other) => holds("__ge__", self, other) && !equals(self, other),
    __lt__: (self, other) => !holds("__ge__", self, other),
  },
};

function totalOrdering(cls: Value): Value {
  if (!(cls instanceof PyClass)) throw new NotAnalysed("functools.total_ordering of such a class");
  const root = Object.keys(orders).find((name) => cls.find(name) !== undefined);
  if (root === undefined) throw valueError("must define at least one ordering operation: < > <= >=");
  for (const [name, order] of Object.entries(orders[root] ?? {})) {
    if (cls.find(name) === undefined) cls.setAttribute(name, pythonFunction(name, "self, other", order));
  }
  return cls;
}

/** A key that is compared by a function of two values. */
const cmpToKey = (compare: Value): Value =>
  nativeFunction("K", "obj", (value) => {
    const sign = (other: Value): number => asIndex(call(compare, [value, getAttribute(other, "obj")]));
    const comparison = (name: string, test: (order: number) => boolean): [string, PyObject] => [
      name,
      builtinFunction(name, ([other = null]) => test(sign(other))),
    ];
    const attributes = Object.fromEntries<Value>([
      comparison("__lt__", (order) => order < 0),
      comparison("__le__", (order) => order <= 0),
      comparison("__eq__", (order) => order === 0),
      comparison("__ge__", (order) => order >= 0),
      comparison("__gt__", (order) => order > 0),
      ["obj", value],
    ]);
    return instance({ typeName: "KeyWrapper", attribute: table(attributes) });
  });

/** Python's `functools`. A cache is left out: the functions that it is put on are called every time. */
export const functools = (): LibraryDefinition => ({
  names: {
    partial,
    reduce: builtinFunction("reduce", reduce),
    wraps: pythonFunction("wraps", "wrapped, assigned=(), updated=()", (wrapped) =>
      builtinFunction("wraps", ([wrapper = null]) => dressed(wrapper, wrapped)),
    ),
    update_wrapper: pythonFunction("update_wrapper", "wrapper, wrapped, assigned=(), updated=()", dressed),
    cache: pythonFunction("cache", "user_function, /", (decorated) => decorated),
    lru_cache: pythonFunction("lru_cache", "maxsize=128, typed=False", (maxsize) =>
      maxsize === null || typeof maxsize === "number" ? identity : maxsize,
    ),
    // A property is worked out at every reading, which gives the same values as keeping the first.
    cached_property: builtinFunction("cached_property", ([target = null]) => new Descriptor("property", target)),
    total_ordering: pythonFunction("total_ordering", "cls", totalOrdering),
    cmp_to_key: nativeFunction("cmp_to_key", "mycmp", cmpToKey),
  },
  others:
    "GenericAlias Placeholder RLock WRAPPER_ASSIGNMENTS WRAPPER_UPDATES get_cache_token namedtuple partialmethod " +
    "recursive_repr singledispatch singledispatchmethod",
});
