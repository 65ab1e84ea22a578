import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mutated } from "../../support/mutated.js";
import { textIndex } from "../../../server/src/config/textIndex.js";
import { applyEdits } from "../../../server/src/config/textEdits.js";
import { configFixes } from "../../../server/src/features/quickFixes/configFixes.js";
import { analyse } from "../../support/analyse.js";
import { smallModel } from "../../support/smallModel.js";

const texts = [
  smallModel(),
  smallModel().replaceAll("\n", "\r\n"),
  smallModel({ rows: { 3: "[-1, 1, Conv, [128, 3, 2]] # 4" } }),
];

test("whatever is typed, fixes end, lie in the text and change it", () => {
  fc.assert(
    fc.property(mutated(texts, 4), (text) => {
      const analysis = analyse(text);
      const { offset } = textIndex(text);
      for (const problem of analysis.problems) {
        for (const { title, edits } of configFixes(analysis, problem)) {
          const spans = edits.map(({ range }) => [offset(range.start), offset(range.end)] as const);
          spans.sort(([a], [b]) => a - b);
          spans.forEach(([start, end], i) => {
            assert.ok(start <= end && start >= (spans[i - 1]?.[1] ?? 0), `${title} overlaps itself in\n${text}`);
          });
          assert.notEqual(applyEdits(text, edits), text, title);
        }
      }
    }),
    { numRuns: 200 },
  );
});
