import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyEdits } from "../../server/src/config/textEdits.js";
import { commentEdits } from "../../server/src/features/commentEdits.js";
import { stockNames, stockText } from "../../server/src/yolov5/stock/stock.js";
import { analyse } from "../support/analyse.js";
import { smallModel } from "../support/smallModel.js";

const row = "[-1, 1, Conv, [128, 3, 2]]";
const comments: readonly (readonly [before: string, after: string])[] = [
  ["# 3-P3/8", "# 3-P3/8"],
  ["# 4-P3/8", "# 3-P3/8"],
  ["# 3-P4/16", "# 3-P3/8"],
  ["# 12-P4", "# 3-P3"],
  ["# 第四层 P4/8, 下采样", "# 第四层 P3/8, 下采样"],
  ["# 4  # yolo-config: ignore[comment.level]", "# 3  # yolo-config: ignore[comment.level]"],
  ["# 3 times as wide", "# 3 times as wide"],
];

describe("commentEdits", () => {
  for (const [before, after] of comments) {
    it(`makes ${before} ${after}`, () => {
      const text = smallModel({ rows: { 3: `${row}  ${before}` } }).replaceAll("\n", "\r\n");
      assert.equal(applyEdits(text, commentEdits(analyse(text))), text.replace(before, after));
    });
  }

  it("corrects one fact alone where it is asked to", () => {
    const text = smallModel({ rows: { 3: `${row}  # 9-P5/32`, 4: "[-1, 3, C3, [128]]  # 3-P3/8" } });
    const analysis = analyse(text);
    assert.equal(applyEdits(text, commentEdits(analysis, ["level"])), text.replace("P5/32", "P3/8"));
    assert.equal(
      applyEdits(text, commentEdits(analysis, ["index"])),
      text.replace("# 9-", "# 3-").replace("# 3-P3/8", "# 4-P3/8"),
    );
  });

  it("finds nothing to correct in the stock configs", () => {
    for (const name of stockNames) assert.deepEqual(commentEdits(analyse(stockText(name) ?? "")), [], name);
  });
});
