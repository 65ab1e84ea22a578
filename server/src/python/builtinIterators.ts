import { isTruthy, same } from "../values/compare.js";
import { PythonError, typeError, valueError } from "../values/errors.js";
import { call, int, lacks, plainValue, special, specialOf, typeName } from "../values/kinds.js";
import { asIndex, iterate, len, visit } from "../values/sequence.js";
import { subscript } from "../values/subscript.js";
import { isDict, isList, isObject, isSequence, tuple, type Value } from "../values/value.js";
import { bindNamed, type Call, checkCount, withoutKeywords } from "./callables.js";
import { iterator } from "./iterators.js";

/** Python's classes of iterators, by name. */
export const iteratorClasses: Readonly<Record<string, Call>> = {
  enumerate: (args, keywords) => {
    if (args.length + keywords.size === 0) throw typeError("enumerate() missing required argument 'iterable'");
    const [values = null, start = 0] = bindNamed("enumerate", ["iterable", "start"], 1, args, keywords);
    const first = asIndex(start);
    const items = visit(values);
    return iterator("enumerate", function* () {
      let index = first;
      for (const item of items) yield tuple([int(index++), item]);
    });
  },
  filter: withoutKeywords("filter", (args) => {
    checkCount("filter", args, 2, 2);
    const [test = null, values = null] = args;
    const items = visit(values);
    return iterator("filter", function* () {
      for (const item of items) if (isTruthy(test === null ? item : call(test, [item]))) yield item;
    });
  }),
  map: withoutKeywords("map", ([run = null, ...columns]) => {
    if (columns.length === 0) throw typeError("map() must have at least two arguments.");
    const rows = lockstep(columns);
    return iterator("map", function* () {
      for (const row of rows) yield call(run, row);
    });
  }),
  reversed: withoutKeywords("reversed", (args) => {
    checkCount("reversed", args, 1, 1);
    return reversed(args[0]!);
  }),
  zip: (args, keywords) => {
    const [wrong] = [...keywords.keys()].filter((keyword) => keyword !== "strict");
    if (wrong !== undefined) throw typeError(`'${wrong}' is an invalid keyword argument for zip()`);
    const rows = lockstep(args, isTruthy(keywords.get("strict") ?? false));
    return iterator("zip", function* () {
      for (const row of rows) yield tuple(row);
    });
  },
};

/** Python's functions of iterators, by name. */
export const iteratorFunctions: Readonly<Record<string, Call>> = {
  iter: withoutKeywords("iter", (args) => {
    checkCount("iter", args, 1, 2);
    const [value = null, sentinel] = args;
    return sentinel === undefined ? iteratorOf(value) : callsUntil(value, sentinel);
  }),
  next: withoutKeywords("next", (args) => {
    checkCount("next", args, 1, 2);
    const [value = null, fallback] = args;
    try {
      const item = special(value, "__next__");
      if (item !== undefined) return item;
    } catch (error) {
      const ended = error instanceof PythonError && error.exception === "StopIteration";
      if (!ended || fallback === undefined) throw error;
      return fallback;
    }
    throw lacks(`'${typeName(value)}' object is not an iterator`, value);
  }),
};

/** One item of each value at a time, until one of them has no more. */
function lockstep(values: readonly Value[], strict = false): Iterable<readonly Value[]> {
  const columns = values.map((value) => visit(value)[Symbol.iterator]());
  return (function* () {
    for (;;) {
      const row: Value[] = [];
      for (const column of columns) {
        const item = column.next();
        if (item.done === true) {
          if (strict) checkEnds(columns, row.length);
          return;
        }
        row.push(item.value);
      }
      if (columns.length === 0) return;
      yield row;
    }
  })();
}

/** Throws the ValueError of `zip(strict=True)` where the column that ended first is not ended by all others. */
function checkEnds(columns: readonly Iterator<Value>[], ended: number): void {
  const earlier = ended === 1 ? "argument 1" : `arguments 1-${ended}`;
  if (ended > 0) throw valueError(`zip() argument ${ended + 1} is shorter than ${earlier}`);
  const longer = columns.findIndex((column, i) => i > 0 && column.next().done !== true);
  if (longer < 0) return;
  const before = longer === 1 ? "argument 1" : `arguments 1-${longer}`;
  throw valueError(`zip() argument ${longer + 1} is longer than ${before}`);
}

function reversed(value: Value): Value {
  if (isDict(value)) return iterator("dict_reversekeyiterator", () => iterate(value).toReversed());
  if (isList(value)) return iterator("list_reverseiterator", () => iterate(value).toReversed());
  if (isSequence(value) || typeof value === "string") return iterator("reversed", () => iterate(value).toReversed());
  const own = special(value, "__reversed__");
  if (own !== undefined) return own;
  const isOrdered = isObject(value) && specialOf(value, "__getitem__") !== undefined;
  if (!isOrdered) throw lacks(`'${typeName(value)}' object is not reversible`, value);
  const length = len(value);
  const plain = plainValue(value);
  if (plain !== value) return reversed(plain);
  return iterator("reversed", function* () {
    for (let i = length - 1; i >= 0; i--) yield subscript(value, i);
  });
}

function iteratorOf(value: Value): Value {
  const own = special(value, "__iter__");
  if (own !== undefined && isObject(own)) return own;
  const items = visit(value);
  const kind = typeName(value);
  return iterator(iteratorNames[kind] ?? (typeof value === "string" ? nameOfText(value) : "iterator"), () => items);
}

const iteratorNames: Readonly<Record<string, string>> = {
  ...{ dict: "dict_keyiterator", frozenset: "set_iterator", list: "list_iterator", set: "set_iterator" },
  ...{ dict_items: "dict_itemiterator", dict_keys: "dict_keyiterator", dict_values: "dict_valueiterator" },
  ...{ range: "range_iterator", tuple: "tuple_iterator" },
};

const nameOfText = (text: string): string => (/^[\0-\x7f]*$/.test(text) ? "str_ascii_iterator" : "str_iterator");

/** `iter(callable, sentinel)`. */
function callsUntil(callee: Value, sentinel: Value): Value {
  if (!isObject(callee) || callee.call === undefined) throw lacks("iter(v, w): v must be callable", callee);
  return iterator("callable_iterator", function* () {
    for (let item = call(callee, []); !same(item, sentinel); item = call(callee, [])) yield item;
  });
}
