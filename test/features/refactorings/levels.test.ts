import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Analysis } from "../../../server/src/analysis/types.js";
import type { Range } from "../../../server/src/config/modelConfig.js";
import { applyEdits } from "../../../server/src/config/textEdits.js";
import { refactorings } from "../../../server/src/features/refactorings/table.js";
import { stockNames, stockText } from "../../../server/src/yolov5/stock/stock.js";
import { analyse } from "../../support/analyse.js";

const inputs = ({ config }: Analysis): readonly Range[] => {
  const from = config.rows.at(-1)?.from;
  return from?.kind === "sequence" ? from.items.map(({ range }) => range) : [];
};

/** The text after a refactoring; undefined where it is not offered. */
function refactored(analysis: Analysis, name: string, range: Range | undefined): string | undefined {
  const refactoring = refactorings[name];
  if (refactoring === undefined || range === undefined) throw new Error(`nothing to try of ${name}`);
  if (refactoring.title({ analysis, range }) === undefined) return undefined;
  return applyEdits(analysis.config.text, refactoring.edits({ analysis, range }) ?? []);
}

const strides = (text: string | undefined): readonly number[] =>
  text === undefined ? [] : (analyse(text).model.strides ?? []);

const ascending = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);

/** Its head goes down first, so that nothing can begin at a deeper end. */
const withoutCoarser: ReadonlySet<string> = new Set(["yolov5-fpn", "yolov5-p7"]);

describe("detection levels of the stock configs", () => {
  for (const name of stockNames) {
    it(name, () => {
      const analysis = analyse(stockText(name) ?? "");
      const own = analysis.model.strides ?? [];
      const [least, most] = [Math.min(...own), Math.max(...own)];
      const [first] = inputs(analysis);

      const finer = refactored(analysis, "addFinerLevel", first);
      assert.deepEqual(ascending(strides(finer)), [least / 2, ...ascending(own)]);
      const coarser = refactored(analysis, "addCoarserLevel", first);
      assert.deepEqual(ascending(strides(coarser)), withoutCoarser.has(name) ? [] : [...ascending(own), most * 2]);
      for (const [item, range] of inputs(analysis).entries()) {
        const rest = refactored(analysis, "removeLevel", range);
        assert.deepEqual(strides(rest), own.toSpliced(item, 1));
      }

      const grown = analyse(finer ?? "");
      const finest = inputs(grown)[(grown.model.strides ?? []).indexOf(least / 2)];
      const back = refactored(grown, "removeLevel", finest);
      // Only where the rows below read the finest level is its way up and down a detour that can be taken out.
      if (!/fpn|yolov3/.test(name)) assert.equal(back, analysis.config.text);
      assert.deepEqual(strides(back), own);
      for (const text of [finer, coarser ?? "", back]) {
        if (text !== "")
          assert.deepEqual(
            analyse(text ?? "").problems.map(({ code }) => code),
            analysis.problems.map(({ code }) => code),
          );
      }
    });
  }
});
