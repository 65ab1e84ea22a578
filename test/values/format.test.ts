import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import "../support/fixedSeed.js";
import { evaluate } from "../../server/src/python/evaluate.js";
import { format } from "../../server/src/values/format/format.js";
import { formatPercent } from "../../server/src/values/format/percent.js";
import { round, toFloat, toInt } from "../../server/src/values/numbers.js";
import { float, type Value } from "../../server/src/values/value.js";

const floats = fc.double({ noNaN: true, noDefaultInfinity: true });
const ints = fc.integer({ min: -(2 ** 50), max: 2 ** 50 });
const run = (source: string, names: Readonly<Record<string, Value>>): Value =>
  evaluate(source, { lookup: (name) => (Object.hasOwn(names, name) ? names[name] : undefined) });

test("a float of 17 digits reads back as itself", () => {
  fc.assert(
    fc.property(floats, fc.constantFrom(".17g", ".16e", ""), (value, spec) => {
      assert.ok(Object.is(toFloat(format(float(value), spec)).value, value));
    }),
  );
});

test("a whole number reads back in every base and with separators", () => {
  fc.assert(
    fc.property(ints, fc.constantFrom(["b", 2], ["o", 8], ["d", 10], ["x", 16] as const), (value, [type, base]) => {
      assert.equal(toInt(format(value, `#${type}`), base), value);
      assert.equal(toInt(format(value, `_${type}`), base), value);
      assert.equal(toInt(format(value, ",").replaceAll(",", "")), value);
    }),
  );
});

test("a fixed number of places is the number rounded", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.nat(6), (value, places) => {
      const shown = format(float(value), `.${places}f`);
      assert.deepEqual(toFloat(shown), round(float(value), places));
      assert.equal(shown.split(".")[1]?.length ?? 0, places);
    }),
  );
});

test("a text is as wide as it is asked to be, and holds what it held", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(30), fc.constantFrom("<", ">", "^"), (text, width, align) => {
      const shown = format(text, `*${align}${width}`);
      assert.equal([...shown].length, Math.max([...text].length, width));
      assert.ok(shown.includes(text));
    }),
  );
});

test("the ways to format agree", () => {
  const sources: readonly (readonly [string, fc.Arbitrary<Value>])[] = [
    ["d", ints],
    ["05d", ints],
    ["+x", ints],
    [".3f", floats.map(float)],
    ["12.4e", floats.map(float)],
    ["g", floats.map(float)],
  ];
  for (const [spec, values] of sources) {
    fc.assert(
      fc.property(values, (value) => {
        const shown = format(value, spec);
        assert.equal(formatPercent(`%${spec}`, value), shown);
        assert.equal(run(`'{:${spec}}'.format(v)`, { v: value }), shown);
        assert.equal(run(`f'{v:${spec}}'`, { v: value }), shown);
        assert.equal(run("f'{v:{w}}'", { v: value, w: spec }), shown);
      }),
      { numRuns: 40 },
    );
  }
});

test("what is split joins again", () => {
  const words = fc
    .array(fc.stringMatching(/^[a-c,]{0,4}$/), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join(","));
  fc.assert(
    fc.property(words, fc.integer({ min: -1, max: 5 }), (text, most) => {
      for (const split of ["split", "rsplit"]) {
        assert.equal(run(`','.join(t.${split}(',', n))`, { t: text, n: most }), text);
        assert.equal(run(`len(t.${split}(',', n)) <= n + 1 or n < 0`, { t: text, n: most }), true);
      }
      assert.equal(run("''.join(t.partition(','))", { t: text }), text);
      assert.equal(run("''.join(t.rpartition(','))", { t: text }), text);
      assert.equal(run("t.count(',') == len(t.split(',')) - 1", { t: text }), true);
      assert.equal(run("t.replace(',', '').count(',')", { t: text }), 0);
    }),
  );
});

test("sorting keeps every item and the order of equal ones", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(99)), { maxLength: 30 }), (pairs) => {
      const items: Value = {
        kind: "list",
        items: pairs.map(([a, b]): Value => ({ kind: "tuple", items: [a, b] })),
      };
      const expected = pairs.map(([a, b]): Value => ({ kind: "tuple", items: [a, b] }));
      const key = (value: Value): number =>
        typeof value === "object" && value?.kind === "tuple" ? Number(value.items[0]) : 0;
      const ascending = expected.toSorted((a, b) => key(a) - key(b));
      const descending = expected.toSorted((a, b) => key(b) - key(a));
      assert.deepEqual(run("sorted(v, key=lambda q: q[0])", { v: items }), { kind: "list", items: ascending });
      assert.deepEqual(run("sorted(v, key=lambda q: q[0], reverse=True)", { v: items }), {
        kind: "list",
        items: descending,
      });
    }),
  );
});
