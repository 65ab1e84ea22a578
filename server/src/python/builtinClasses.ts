import { isTruthy } from "../values/compare.js";
import { dict } from "../values/dicts.js";
import { NotAnalysed, typeError, valueError } from "../values/errors.js";
import { lacks, special, typeName } from "../values/kinds.js";
import { toFloat, toInt } from "../values/numbers.js";
import { str } from "../values/repr.js";
import { asIndex, iterate } from "../values/sequence.js";
import { slice } from "../values/subscript.js";
import { float, isDict, isInt, isObject, isSequence, list, tuple, type Value } from "../values/value.js";
import { type Call, checkCount, withoutKeywords } from "./callables.js";
import { iterator } from "./iterators.js";
import { Range } from "./range.js";

/** What calling Python's own classes does, by name; the names left out are not analysed. */
export const classCalls: Readonly<Record<string, Call>> = {
  bool: ofOne("bool", false, isTruthy),
  dict: (args, keywords) => {
    checkCount("dict", args, 0, 1);
    return dict([...(args[0] === undefined ? [] : pairs(args[0])), ...keywords]);
  },
  enumerate: (args, keywords) => {
    const [values, start = keywords.get("start") ?? 0] = args;
    if (values === undefined) throw typeError("enumerate() missing required argument 'iterable'");
    const items = iterate(values);
    const first = asIndex(start);
    return iterator("enumerate", () => items.map((item, i) => tuple([first + i, item])));
  },
  float: ofOne("float", float(0), toFloat),
  int: (args, keywords) => {
    const [wrong] = keywords.keys();
    if (wrong !== undefined && wrong !== "base") throw typeError(`'${wrong}' is an invalid keyword argument for int()`);
    const base = args[1] ?? keywords.get("base");
    if (args.length > 2) throw typeError(`int() takes at most 2 arguments (${args.length} given)`);
    if (base === undefined) return args[0] === undefined ? 0 : toInt(args[0]);
    if (asIndex(base) === 10 && typeof args[0] === "string") return toInt(args[0]);
    if (typeof args[0] !== "string") throw typeError("int() can't convert non-string with explicit base");
    throw new NotAnalysed("int() of another base");
  },
  list: ofOne("list", list([]), (value) => list(iterate(value))),
  range: withoutKeywords("range", (args) => {
    checkCount("range", args, 1, 3);
    const numbers = args.map(asIndex);
    const [start = 0, stop = 0, step = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
    if (step === 0) throw valueError("range() arg 3 must not be zero");
    return new Range(start, stop, step);
  }),
  reversed: withoutKeywords("reversed", (args) => {
    checkCount("reversed", args, 1, 1);
    const items = reversible(args[0]!).toReversed();
    return iterator("reversed", () => items);
  }),
  slice: withoutKeywords("slice", (args) => {
    checkCount("slice", args, 1, 3);
    const [start = null, stop = null, step = null] = args.length === 1 ? [null, ...args] : args;
    return slice(start, stop, step);
  }),
  str: (args, keywords) => {
    if (args.length > 1 || keywords.size > 0) throw new NotAnalysed("str() of bytes");
    return args[0] === undefined ? "" : str(args[0]);
  },
  tuple: ofOne("tuple", tuple([]), (value) => tuple(iterate(value))),
  zip: (args, keywords) => {
    const [wrong] = [...keywords.keys()].filter((keyword) => keyword !== "strict");
    if (wrong !== undefined) throw typeError(`'${wrong}' is an invalid keyword argument for zip()`);
    if (isTruthy(keywords.get("strict") ?? false)) throw new NotAnalysed("zip() with strict");
    const columns = args.map(iterate);
    const length = columns.reduce((least, { length }) => Math.min(least, length), columns[0]?.length ?? 0);
    return iterator("zip", () => Array.from({ length }, (_, i) => tuple(columns.map((column) => column[i]!))));
  },
};

function ofOne(name: string, none: Value, convert: (value: Value) => Value): Call {
  return withoutKeywords(name, (args) => {
    checkCount(name, args, 0, 1);
    return args[0] === undefined ? none : convert(args[0]);
  });
}

function pairs(value: Value): readonly (readonly [Value, Value])[] {
  if (isDict(value)) return value.entries;
  return iterate(value).map((item, i) => {
    const element = `dictionary update sequence element #${i}`;
    if (isInt(item) || (!isObject(item) && !isSequence(item) && typeof item !== "string" && !isDict(item))) {
      typeName(item);
      throw typeError(`cannot convert ${element} to a sequence`);
    }
    const [key, entry, ...rest] = iterate(item);
    const length = iterate(item).length;
    if (key === undefined || entry === undefined || rest.length > 0) {
      throw valueError(`${element} has length ${length}; 2 is required`);
    }
    return [key, entry];
  });
}

function reversible(value: Value): readonly Value[] {
  const hasOrder = isSequence(value) || isDict(value) || typeof value === "string";
  if (hasOrder || special(value, "__getitem__", 0) !== undefined) return iterate(value);
  throw lacks(`'${typeName(value)}' object is not reversible`, value);
}
