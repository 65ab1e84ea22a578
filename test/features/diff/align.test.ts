import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readConfig } from "../../../server/src/config/readConfig.js";
import { rewriteTable } from "../../../server/src/config/table/rewrite.js";
import { applyEdits } from "../../../server/src/config/textEdits.js";
import { align } from "../../../server/src/features/diff/align.js";
import { cheapestPairs, inverse } from "../../../server/src/features/diff/pairs.js";
import { rowChanges } from "../../../server/src/features/diff/rowChanges.js";
import { traitsOf } from "../../../server/src/features/diff/traits.js";
import { stockNames } from "../../../server/src/yolov5/stock/stock.js";
import { stock } from "../models.js";
import "../../support/fixedSeed.js";

const read = (text: string) => readConfig(text, { dropNonAscii: true });

/** Pairs of two texts of letters; letters that differ only in case can be paired at a cost. */
const pairsOf = (own: string, base: string) =>
  cheapestPairs(own.length, base.length, (i, j) => {
    const [a = "", b = ""] = [own[i], base[j]];
    return a === b ? 0 : a.toLowerCase() === b.toLowerCase() ? 50 : 1000;
  });

describe("cheapestPairs", () => {
  const cases: readonly (readonly [string, string, readonly (number | null)[]])[] = [
    ["abc", "abc", [0, 1, 2]],
    ["axbc", "abc", [0, null, 1, 2]],
    ["ac", "abc", [0, 2]],
    ["aBc", "abc", [0, 1, 2]],
    ["aab", "ab", [0, null, 1]],
    ["xyz", "abc", [null, null, null]],
    ["", "abc", []],
    ["abc", "", [null, null, null]],
  ];
  for (const [own, base, wanted] of cases) {
    it(`of "${own}" and "${base}"`, () => assert.deepEqual(pairsOf(own, base), wanted));
  }

  it("are the same from the other side, but for ties", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "B", "b", "c"), maxLength: 12 });
    fc.assert(
      fc.property(letters, letters, (own, base) => {
        const count = (pairs: readonly (number | null)[]) => pairs.filter((partner) => partner !== null).length;
        const found = pairsOf(own, base);
        assert.equal(count(found), count(inverse(found, base.length)));
        const partners = found.filter((partner) => partner !== null);
        assert.deepEqual(
          partners,
          [...new Set(partners)].sort((a, b) => a - b),
        );
      }),
    );
  });
});

describe("align", () => {
  it("costs nothing for the same rows", () => {
    for (const name of stockNames) {
      const rows = traitsOf(read(stock(name)).rows);
      assert.deepEqual(align(rows, rows), { pairs: rows.map((_, index) => index), cost: 0 }, name);
    }
  });

  it("finds a row that was inserted with all indices shifted, in every stock config", () => {
    fc.assert(
      fc.property(fc.constantFrom(...stockNames), fc.nat(), (name, at) => {
        const config = read(stock(name));
        const row = at % (config.rows.length - 1);
        const added = { from: { kind: "above" }, rest: "1, CBAM, [7]" } as const;
        const made = rewriteTable(config, { insertions: [{ place: "after", row, rows: [added] }] });
        assert.ok(made);
        const [own, base] = [traitsOf(read(applyEdits(config.text, made.edits)).rows), traitsOf(config.rows)];
        const { pairs } = align(own, base);
        assert.deepEqual(
          pairs,
          own.map((_, index) => (index === row + 1 ? null : index > row ? index - 1 : index)),
        );
        assert.deepEqual(rowChanges(own, base, pairs).flat(), []);
      }),
    );
  });

  it("finds a row that was deleted with all indices shifted, in every stock config", () => {
    fc.assert(
      fc.property(fc.constantFrom(...stockNames), fc.nat(), (name, at) => {
        const config = read(stock(name));
        const row = at % (config.rows.length - 1);
        const made = rewriteTable(config, { deletions: new Set([row]) });
        if (made === undefined) return;
        const [own, base] = [traitsOf(read(applyEdits(config.text, made.edits)).rows), traitsOf(config.rows)];
        const { pairs } = align(own, base);
        assert.equal(pairs.filter((partner) => partner === null).length, 0, `${name} ${row}`);
        const [gone] = inverse(pairs, base.length).flatMap((partner, index) => (partner === null ? [index] : []));
        const alike = (index: number) => `${base[index]?.module} ${base[index]?.args}`;
        assert.ok(gone !== undefined && (gone === row || alike(gone) === alike(row)), `${name}: ${gone} for ${row}`);
      }),
    );
  });
});
