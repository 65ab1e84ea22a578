import { isTruthy } from "../values/compare.js";
import { dict, pairsOf } from "../values/dicts.js";
import { NotAnalysed, typeError, valueError } from "../values/errors.js";
import { toFloat, toInt } from "../values/numbers.js";
import { str } from "../values/repr.js";
import { asIndex, iterate } from "../values/sequence.js";
import { set } from "../values/sets.js";
import { slice } from "../values/subscript.js";
import { float, isSet, list, tuple, type Value } from "../values/value.js";
import { iteratorClasses } from "./builtinIterators.js";
import { bindNamed, type Call, checkCount, withoutKeywords } from "./callables.js";
import { Range } from "./range.js";

/** What calling Python's own classes does, by name; the names left out are not analysed. */
export const classCalls: Readonly<Record<string, Call>> = {
  bool: ofOne("bool", () => false, isTruthy),
  dict: (args, keywords) => {
    checkCount("dict", args, 0, 1);
    return dict([...(args[0] === undefined ? [] : pairsOf(args[0])), ...keywords]);
  },
  ...iteratorClasses,
  float: ofOne("float", () => float(0), toFloat),
  int: (args, keywords) => {
    const [wrong] = keywords.keys();
    if (wrong !== undefined && wrong !== "base") throw typeError(`'${wrong}' is an invalid keyword argument for int()`);
    const base = args.length > 1 ? args[1] : keywords.get("base");
    if (args.length > 2) throw typeError(`int() takes at most 2 arguments (${args.length} given)`);
    if (base === undefined) return args[0] === undefined ? 0 : toInt(args[0]);
    if (args[0] === undefined) throw typeError("int() missing string argument");
    return toInt(args[0], asIndex(base));
  },
  frozenset: ofOne(
    "frozenset",
    () => set([], true),
    (value) => (isSet(value) && value.frozen ? value : set(iterate(value), true)),
  ),
  list: ofOne(
    "list",
    () => list([]),
    (value) => list(iterate(value)),
  ),
  object: (args, keywords) => {
    if (args.length + keywords.size > 0) throw typeError("object() takes no arguments");
    const repr = (): never => {
      throw new NotAnalysed("the address of an object");
    };
    return { kind: "object", typeName: "object", plain: true, repr };
  },
  range: withoutKeywords("range", (args) => {
    checkCount("range", args, 1, 3);
    const numbers = args.map(asIndex);
    const [start = 0, stop = 0, step = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
    if (step === 0) throw valueError("range() arg 3 must not be zero");
    return new Range(start, stop, step);
  }),
  set: ofOne(
    "set",
    () => set(),
    (value) => set(iterate(value)),
  ),
  slice: withoutKeywords("slice", (args) => {
    checkCount("slice", args, 1, 3);
    const [start = null, stop = null, step = null] = args.length === 1 ? [null, ...args] : args;
    return slice(start, stop, step);
  }),
  str: (args, keywords) => {
    const [value, ...encoding] = bindNamed("str", ["object", "encoding", "errors"], 0, args, keywords);
    if (encoding.some((part) => part !== undefined)) throw new NotAnalysed("str() of bytes");
    return value === undefined ? "" : str(value);
  },
  tuple: ofOne(
    "tuple",
    () => tuple([]),
    (value) => tuple(iterate(value)),
  ),
};

function ofOne(name: string, none: () => Value, convert: (value: Value) => Value): Call {
  return withoutKeywords(name, (args) => {
    checkCount(name, args, 0, 1);
    return args[0] === undefined ? none() : convert(args[0]);
  });
}
