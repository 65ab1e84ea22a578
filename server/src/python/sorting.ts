import { compare, isTruthy } from "../values/compare.js";
import { typeError } from "../values/errors.js";
import { call } from "../values/kinds.js";
import { asIndex } from "../values/sequence.js";
import type { Value } from "../values/value.js";
import { charge } from "../values/work.js";

type Keywords = ReadonlyMap<string, Value>;

/** What `key=` makes of an item; the item itself without it. */
export function keyFunction(keywords: Keywords): (value: Value) => Value {
  const key = keywords.get("key") ?? null;
  return key === null ? (value) => value : (value) => call(key, [value]);
}

/** The items in order; equal ones keep theirs. Throws the TypeError of items that have no order. */
export function sort(items: readonly Value[], keywords: Keywords): readonly Value[] {
  for (const keyword of keywords.keys()) {
    if (keyword === "key" || keyword === "reverse") continue;
    throw typeError(`'${keyword}' is an invalid keyword argument for sort()`);
  }
  const sign = asIndex(keywords.get("reverse") ?? 0) === 0 ? 1 : -1;
  const key = keyFunction(keywords);
  charge(items.length * Math.ceil(Math.log2(items.length + 1)));
  const less = (a: Value, b: Value): boolean => isTruthy(compare("<", a, b));
  const ranked = items.map((item) => ({ item, rank: key(item) }));
  ranked.sort((a, b) => sign * (less(a.rank, b.rank) ? -1 : less(b.rank, a.rank) ? 1 : 0));
  return ranked.map(({ item }) => item);
}
