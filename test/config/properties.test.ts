import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import "../support/fixedSeed.js";
import type { ConfigNode, ModelConfig, Range } from "../../server/src/config/modelConfig.js";
import { comparePositions } from "../../server/src/config/ranges.js";
import { model, offsetOf, read } from "./source.js";

function* rangesIn(node: ConfigNode): Generator<Range> {
  yield node.range;
  if (node.kind === "sequence") for (const item of node.items) yield* rangesIn(item);
  if (node.kind === "mapping") for (const { key, value } of node.entries) yield* [...rangesIn(key), ...rangesIn(value)];
}

function* allRanges({ keys, rows, problems, range }: ModelConfig): Generator<Range> {
  yield range;
  for (const key of keys.values()) yield* [key.keyRange, key.range, ...rangesIn(key.node)];
  for (const row of rows) yield* [row.range, ...(row.comment ? [row.comment.range] : []), ...rangesIn(row.node)];
  for (const problem of problems) yield* [problem.range, ...(problem.related ?? []).map((place) => place.range)];
}

function holds(text: string): void {
  const lines = text.split(/\r\n|\n|\r/);
  for (const dropNonAscii of [false, true]) {
    for (const { start, end } of allRanges(read(text, dropNonAscii))) {
      assert.ok(comparePositions(start, end) <= 0);
      assert.ok(end.line < lines.length && end.character <= lines[end.line]!.length);
      assert.ok(start.character <= lines[start.line]!.length && offsetOf(text, end) <= text.length);
    }
  }
}

const edits = fc.array(
  fc.record({
    at: fc.nat(model.length),
    remove: fc.nat(2),
    insert: fc.constantFrom(...Array.from("[],:#'\"\t -&*!|>%@{}?\n，é"), "", "\r\n", "- ", "<<: ", "*a ", "&a "),
  }),
  { minLength: 1, maxLength: 4 },
);

const edited = edits.map((changes) =>
  changes.reduce((text, { at, remove, insert }) => text.slice(0, at) + insert + text.slice(at + remove), model),
);

describe("readConfig, whatever the text", () => {
  it("never throws and keeps its ranges inside edited models", () =>
    fc.assert(fc.property(edited, holds), { numRuns: 300, seed: 1 }));

  it("never throws and keeps its ranges inside random text", () => {
    const unit = fc.constantFrom(
      ...Array.from("[]{},:#'\"\t -&*!|>%@?~<=.ax01\n\r\u2028\uFEFF\0é"),
      "😀",
      "\uD800",
      "---\n",
      "\r\n",
    );
    fc.assert(fc.property(fc.string({ unit, maxLength: 60 }), holds), { numRuns: 1500, seed: 2 });
  });

  it("takes what is long or deep", () => {
    for (const text of [
      "[".repeat(100_000),
      "- ".repeat(50_000),
      "a".repeat(10_000_000),
      "{a: ".repeat(5_000),
      "\0".repeat(1_000),
    ]) {
      assert.equal(read(text).family, "none");
    }
  });
});
