import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rewriteTable } from "../../server/src/config/table/rewrite.js";
import { applyEdits } from "../../server/src/config/textEdits.js";
import { readConfig } from "../../server/src/config/readConfig.js";
import { shiftIndices } from "../../server/src/features/shiftIndices/shiftIndices.js";
import { keepingConv } from "../../server/src/features/refactorings/newConv.js";
import { defaultSettings } from "../../server/src/features/settings.js";
import { stockText } from "../../server/src/yolov5/stock/stock.js";
import { analyse } from "../support/analyse.js";

/** The text after the quick fix on a row; undefined where there is none. */
function shiftedAt(text: string, row: number): string | undefined {
  const analysis = analyse(text);
  const range = analysis.config.rows[row]?.range;
  if (range === undefined) throw new Error(`there is no row ${row}`);
  const client = { previewsEdits: false, resolvesEdits: false, showsDocuments: false };
  const uri = "file:///w/x.yaml";
  const [action] = shiftIndices({ analysis, settings: defaultSettings, uri, range, diagnostics: [], client });
  return action && applyEdits(text, action.edit?.changes?.[uri] ?? []);
}

describe("shifting the indices after a row that was inserted without", () => {
  for (const name of ["yolov5n", "yolov5-p6", "yolov5-bifpn"]) {
    it(`gives what inserting the row gives, before any row of ${name}`, () => {
      const text = stockText(name) ?? "";
      const before = analyse(text);
      const lines = text.split("\n");
      for (const { index, range } of before.config.rows.slice(0, -1)) {
        const rest = keepingConv(before, index - 1);
        const insertions = [{ place: "before", row: index, rows: [{ from: { kind: "above" }, rest }] }] as const;
        const config = readConfig(text, { dropNonAscii: true });
        const inserted = applyEdits(text, rewriteTable(config, { insertions })?.edits ?? []);
        const typed = lines.toSpliced(range.start.line, 0, `  - [-1, ${rest}]`).join("\n");
        assert.equal(shiftedAt(typed, index), inserted, `row ${index}`);
        assert.equal(shiftedAt(inserted, index), undefined, `row ${index}, shifted already`);
      }
    });
  }
});
