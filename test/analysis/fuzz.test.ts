import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mutated } from "../support/mutated.js";
import { analyzeText } from "../../server/src/analysis/analyze.js";
import { stockNames, stockText } from "../../server/src/yolov5/stock/stock.js";
import { type Version, versions } from "../../server/src/yolov5/versions.js";

const mutatedStock = mutated(
  stockNames.map((name) => stockText(name) ?? ""),
  5,
);

test("whatever is typed, the analysis ends and its findings lie in the text", () => {
  const version = fc.constantFrom(...(Object.keys(versions) as Version[]));
  fc.assert(
    fc.property(mutatedStock, version, (text, name) => {
      const { problems, layers, config } = analyzeText(text, { version: versions[name], imgsz: [320, 640] });
      const lines = text.split(/\r\n|\r|\n/);
      assert.equal(layers.length, Math.min(layers.length, config.rows.length));
      for (const { range, message } of problems) {
        assert.ok(range.start.line >= 0 && range.end.line < lines.length, message);
        assert.ok(range.end.character <= (lines[range.end.line]?.length ?? 0), message);
      }
    }),
    { numRuns: 150 },
  );
});

test("a model that grows without bound is not worked out", () => {
  const rows = Array.from({ length: 300 }, () => "  - [-1, 900, C3, [64]]").join("\n");
  const text = `nc: 1\ndepth_multiple: 1.0\nwidth_multiple: 1.0\nanchors: 3\nbackbone:\n${rows}\nhead: []\n`;
  const { layers } = analyzeText(text, { version: versions["v7.0"], imgsz: [640, 640] });
  assert.match(layers.at(-1)?.reason ?? "", /more than \d+ modules/);
});
