import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import "../support/fixedSeed.js";
import { augment } from "../../server/src/values/augment.js";
import { deleteKey, dict, lookup, setKey } from "../../server/src/values/dicts.js";
import { PythonError } from "../../server/src/values/errors.js";
import { deleteItem, setItem } from "../../server/src/values/items.js";
import { addItem, combine, hasItem, isSubset, removeItem, set } from "../../server/src/values/sets.js";
import { slice, subscript } from "../../server/src/values/subscript.js";
import { isList, list, type PySet, type Value } from "../../server/src/values/value.js";

const items = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 8 });
const bound = fc.option(fc.integer({ min: -10, max: 10 }), { nil: null });
const step = fc.option(
  fc.integer({ min: -4, max: 4 }).filter((n) => n !== 0),
  { nil: null },
);

/** The indices of a slice as the reference describes them, found by walking. */
function indices(length: number, start: number | null, stop: number | null, stride: number): readonly number[] {
  const place = (at: number): number => (at < 0 ? at + length : at);
  const from = start === null ? (stride > 0 ? 0 : length - 1) : place(start);
  const to = stop === null ? (stride > 0 ? length : -1) : place(stop);
  const found: number[] = [];
  const first = stride > 0 ? Math.max(from, 0) : Math.min(from, length - 1);
  for (let at = first; stride > 0 ? at < to : at > to; at += stride) if (at >= 0 && at < length) found.push(at);
  return found;
}

const itemsOf = (value: Value): readonly Value[] => (isList(value) ? value.items : []);

test("a slice reads, replaces and deletes the same items", () => {
  fc.assert(
    fc.property(items, bound, bound, step, items, (all, start, stop, stride, fresh) => {
      const at = slice(start, stop, stride);
      const picked = indices(all.length, start, stop, stride ?? 1);
      assert.deepEqual(
        itemsOf(subscript(list(all), at)),
        picked.map((i) => all[i]),
      );
      const shorter = list(all);
      deleteItem(shorter, at);
      assert.deepEqual(
        shorter.items,
        all.filter((_, i) => !picked.includes(i)),
      );
      const changed = list(all);
      if ((stride ?? 1) !== 1 && fresh.length !== picked.length) {
        assert.throws(() => setItem(changed, at, list(fresh)), PythonError);
        return;
      }
      setItem(changed, at, list(fresh));
      if ((stride ?? 1) === 1) assert.equal(changed.items.length, all.length - picked.length + fresh.length);
      else assert.deepEqual(changed.items, model(all, picked, fresh));
    }),
  );
});

const model = (all: readonly number[], picked: readonly number[], fresh: readonly number[]): readonly Value[] =>
  all.map((item, i) => (picked.includes(i) ? fresh[picked.indexOf(i)]! : item));

test("a slice that takes other items in reads them back", () => {
  fc.assert(
    fc.property(items, fc.nat(8), fc.nat(8), items, (all, start, length, fresh) => {
      const from = Math.min(start, all.length);
      const changed = list(all);
      setItem(changed, slice(from, from + length, null), list(fresh));
      assert.deepEqual(changed.items, [...all.slice(0, from), ...fresh, ...all.slice(from + length)]);
    }),
  );
});

test("a list keeps its identity when it grows, and is not what it took in", () => {
  fc.assert(
    fc.property(items, items, (all, more) => {
      const [grown, added] = [list(all), list(more)];
      assert.equal(augment("+", grown, added), grown);
      assert.deepEqual(grown.items, [...all, ...more]);
      assert.deepEqual(added.items, more);
      assert.deepEqual(itemsOf(augment("+", grown, grown)), [...all, ...more, ...all, ...more]);
    }),
  );
});

const keys = fc.oneof(
  fc.integer({ min: 0, max: 12 }).map((n): Value => n),
  fc.integer({ min: 0, max: 12 }).map((n): Value => ({ kind: "float", value: n })),
  fc.integer({ min: 0, max: 12 }).map(String),
  fc.constantFrom<Value>(null, true, false),
  fc.integer({ min: 0, max: 3 }).map((n): Value => ({ kind: "tuple", items: [n, String(n)] })),
);

/** What equal keys have in common: numbers by value. */
function identity(key: Value): string {
  if (typeof key === "object" && key?.kind === "float") return `n${key.value}`;
  if (typeof key === "object" && key?.kind === "tuple") return `t${Number(key.items[0])}`;
  return typeof key === "string" ? `s${key}` : key === null ? "None" : `n${Number(key)}`;
}

test("a dict is a map in the order in which its keys came", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom("set", "delete"), keys, fc.nat(99)), { maxLength: 60 }),
      (changes) => {
        const mine = dict();
        const theirs = new Map<string, number>();
        for (const [change, key, value] of changes) {
          if (change === "delete") {
            assert.equal(deleteKey(mine, key) !== undefined, theirs.delete(identity(key)));
          } else {
            setKey(mine, key, value);
            theirs.set(identity(key), value);
          }
          assert.equal(lookup(mine, key), theirs.get(identity(key)));
        }
        assert.deepEqual(
          mine.entries.map(([key, value]) => [identity(key), value]),
          [...theirs],
        );
      },
    ),
  );
});

test("sets keep the laws of sets", () => {
  const sets = fc.array(keys, { maxLength: 30 }).map((all) => set(all));
  fc.assert(
    fc.property(sets, sets, keys, (a, b, key) => {
      const of = (operator: "|" | "&" | "-" | "^"): PySet => set(combine(operator, a, b));
      assert.equal(of("|").items.length, a.items.length + b.items.length - of("&").items.length);
      assert.equal(of("^").items.length, of("|").items.length - of("&").items.length);
      assert.ok(isSubset(of("&"), a) && isSubset(a, of("|")) && isSubset(of("-"), a));
      assert.ok(of("-").items.every((item) => !hasItem(b, item)));
      addItem(a, key);
      assert.ok(hasItem(a, key));
      assert.ok(removeItem(a, key) && !hasItem(a, key));
      assert.equal(hasItem(of("|"), key), hasItem(b, key));
    }),
  );
});
