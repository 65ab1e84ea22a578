import { add } from "../../values/arithmetic.js";
import { equals, isTruthy } from "../../values/compare.js";
import { NotAnalysed, typeError, valueError } from "../../values/errors.js";
import { call, checkSize } from "../../values/kinds.js";
import { asIndex, iterate } from "../../values/sequence.js";
import { isInt, list, type PyObject, tuple, type Value } from "../../values/value.js";
import { builtinFunction, type Call } from "../callables.js";
import { iterator, visit } from "../iterators.js";
import { nativeFunction, positional } from "./functions.js";
import { instance } from "./objects.js";
import type { LibraryDefinition } from "./library.js";

/** A function that gives an iterator of its own name. */
const lazily = (name: string, signature: string, items: (...values: readonly Value[]) => Iterable<Value>): PyObject =>
  nativeFunction(name, signature, (...values) => iterator(name, () => items(...values)));

const start = (value: Value): Iterator<Value> => visit(value)[Symbol.iterator]();

function* chained(iterables: Iterable<Value>): Iterable<Value> {
  for (const iterable of iterables) yield* visit(iterable);
}

function* counted(from: Value, step: Value): Iterable<Value> {
  for (let value = from; ; value = add(value, step)) yield value;
}

function* cycled(values: Value): Iterable<Value> {
  const kept: Value[] = [];
  for (const value of visit(values)) {
    kept.push(value);
    yield value;
  }
  while (kept.length > 0) yield* kept;
}

function* sliced(values: Value, first: number, stop: number | null, step: number): Iterable<Value> {
  const source = start(values);
  let next = first;
  for (let i = 0; stop === null || i < stop; i++) {
    const item = source.next();
    if (item.done === true) return;
    if (i !== next) continue;
    yield item.value;
    next += step;
  }
}

/** `islice(values, stop)` or `islice(values, start, stop, step)`. */
function islice(values: Value, ...bounds: readonly Value[]): Value {
  const [from = null, stop = null, step = null] = bounds.length === 1 ? [null, ...bounds] : bounds;
  const read = (value: Value, least: number, what: string): number | null => {
    if (value === null) return null;
    if (isInt(value) && Number(value) >= least) return Number(value);
    throw valueError(what);
  };
  const end = read(
    stop,
    0,
    bounds.length === 1
      ? "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
      : "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
  );
  const begin = read(from, 0, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
  const stride = read(step, 1, "Step for islice() must be a positive integer or None.");
  return iterator("islice", () => sliced(values, begin ?? 0, end, stride ?? 1));
}

function* accumulated(values: Value, callee: Value, initial: Value): Iterable<Value> {
  const combine = (a: Value, b: Value): Value => (callee === null ? add(a, b) : call(callee, [a, b]));
  let total: Value | undefined = initial ?? undefined;
  if (total !== undefined) yield total;
  for (const value of visit(values)) {
    total = total === undefined ? value : combine(total, value);
    yield total;
  }
}

/** Every choice of one index per pool, the last one turning fastest. */
function* products(pools: readonly (readonly Value[])[]): Iterable<Value> {
  if (pools.some((pool) => pool.length === 0)) return;
  const at = pools.map(() => 0);
  for (;;) {
    yield tuple(pools.map((pool, i) => pool[at[i]!]!));
    let turning = pools.length - 1;
    for (; turning >= 0 && at[turning]! + 1 === pools[turning]!.length; turning--) at[turning] = 0;
    if (turning < 0) return;
    at[turning]! += 1;
  }
}

/** The ordered choices of `count` indices below `size` for which `allows(chosen, next)` holds. */
function* choices(
  size: number,
  count: number,
  allows: (chosen: readonly number[], next: number) => boolean,
): Iterable<readonly number[]> {
  const chosen: number[] = [];
  for (let next = 0; ; next++) {
    if (chosen.length === count || next >= size) {
      if (chosen.length === count) yield [...chosen];
      const last = chosen.pop();
      if (last === undefined) return;
      next = last;
    } else if (allows(chosen, next)) {
      chosen.push(next);
      next = -1;
    }
  }
}

function chooser(name: string, allows: (chosen: readonly number[], next: number) => boolean): PyObject {
  return lazily(name, "iterable, r=None", function* (values, count = null) {
    const pool = iterate(values);
    const length = count === null ? pool.length : asIndex(count);
    if (length < 0) throw valueError("r must be non-negative");
    for (const picked of choices(pool.length, length, allows)) yield tuple(picked.map((i) => pool[i]!));
  });
}

function* zippedLongest(columns: readonly Value[], fill: Value): Iterable<Value> {
  const sources = columns.map(start);
  const ended = sources.map(() => false);
  for (;;) {
    const row = sources.map((source, i): Value => {
      const item = ended[i] === true ? undefined : source.next();
      if (item?.done !== false) ended[i] = true;
      return item?.done === false ? item.value : fill;
    });
    if (ended.every(Boolean)) return;
    yield tuple(row);
  }
}

const zipLongest: Call = (args, keywords) => {
  const odd = [...keywords.keys()].some((keyword) => keyword !== "fillvalue");
  if (odd) throw typeError("zip_longest() got an unexpected keyword argument");
  return iterator("itertools.zip_longest", () => zippedLongest(args, keywords.get("fillvalue") ?? null));
};

const product: Call = (args, keywords) => {
  const repeat = asIndex(keywords.get("repeat") ?? 1);
  if (repeat < 0) throw valueError("repeat argument cannot be negative");
  const pools = args.map(iterate);
  checkSize(pools.length * repeat);
  return iterator("itertools.product", () => products(Array.from({ length: repeat }, () => pools).flat()));
};

function* grouped(values: Value, key: Value): Iterable<Value> {
  let group: { readonly key: Value; readonly items: Value[] } | undefined;
  for (const value of visit(values)) {
    const own = key === null ? value : call(key, [value]);
    if (group !== undefined && equals(group.key, own)) group.items.push(value);
    else {
      if (group !== undefined) yield tuple([group.key, list(group.items)]);
      group = { key: own, items: [value] };
    }
  }
  if (group !== undefined) yield tuple([group.key, list(group.items)]);
}

/** The iterators that pick by a condition. */
const picking: Readonly<Record<string, (test: (value: Value) => boolean, values: Iterable<Value>) => Iterable<Value>>> =
  {
    *filterfalse(test, values) {
      for (const value of values) if (!test(value)) yield value;
    },
    *takewhile(test, values) {
      for (const value of values) {
        if (!test(value)) return;
        yield value;
      }
    },
    *dropwhile(test, values) {
      let dropping = true;
      for (const value of values) {
        dropping &&= test(value);
        if (!dropping) yield value;
      }
    },
  };

const chain = instance({
  typeName: "type",
  repr: () => "<class 'itertools.chain'>",
  call: (args) => iterator("itertools.chain", () => chained(args)),
  attribute: (name) =>
    name === "from_iterable" ? lazily("chain", "iterable, /", (values) => chained(visit(values))) : undefined,
});

/** Python's `itertools`. Infinite iterators are worked out one item at a time. */
export const itertools = (): LibraryDefinition => ({
  names: {
    accumulate: lazily("accumulate", "iterable, func=None, *, initial=None", accumulated),
    chain,
    combinations: chooser("combinations", (chosen, next) => next > (chosen.at(-1) ?? -1)),
    combinations_with_replacement: chooser(
      "combinations_with_replacement",
      (chosen, next) => next >= (chosen.at(-1) ?? 0),
    ),
    compress: lazily("compress", "data, selectors", function* (values, selectors) {
      const chosen = start(selectors);
      for (const value of visit(values)) {
        const next = chosen.next();
        if (next.done === true) return;
        if (isTruthy(next.value)) yield value;
      }
    }),
    count: lazily("count", "start=0, step=1", counted),
    cycle: lazily("cycle", "iterable, /", cycled),
    ...Object.fromEntries(
      Object.entries(picking).map(([name, pick]) => [
        name,
        lazily(name, "predicate, iterable, /", (test, values) =>
          pick((value) => isTruthy(test === null ? value : call(test, [value])), visit(values)),
        ),
      ]),
    ),
    groupby: lazily("groupby", "iterable, key=None", grouped),
    islice: builtinFunction("islice", positional("islice", 2, 4, islice)),
    pairwise: lazily("pairwise", "iterable, /", function* (values) {
      let last: Value | undefined;
      for (const value of visit(values)) {
        if (last !== undefined) yield tuple([last, value]);
        last = value;
      }
    }),
    permutations: chooser("permutations", (chosen, next) => !chosen.includes(next)),
    product: builtinFunction("product", product),
    repeat: nativeFunction("repeat", "object, times=None", (value, times) =>
      iterator("itertools.repeat", function* () {
        const count = times === null ? Infinity : asIndex(times);
        for (let i = 0; i < count; i++) yield value;
      }),
    ),
    starmap: lazily("starmap", "function, iterable, /", function* (callee, values) {
      for (const value of visit(values)) yield call(callee, iterate(value));
    }),
    tee: nativeFunction("tee", "iterable, n=2, /", (values, count) => {
      const items = iterate(values);
      return tuple(Array.from({ length: asIndex(count) }, () => iterator("itertools._tee", () => items)));
    }),
    zip_longest: builtinFunction("zip_longest", zipLongest),
    batched: builtinFunction("batched", () => {
      throw new NotAnalysed("itertools.batched is not supported");
    }),
  },
  others: "",
});
