import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { AnalysisOptions } from "../../server/src/analysis/types.js";
import { analyseIn, packageFiles } from "../support/checkout.js";

const config = packageFiles["cfg/yolov8.yaml"] ?? "";

/** What PyTorch counted for the scales of this config. */
const measured = { n: 452_400, m: 1_599_888 };

function scaleWith(options: Partial<AnalysisOptions>, text = config): string | undefined {
  const { params } = analyseIn(packageFiles, text, options).totals;
  return Object.entries(measured).find(([, count]) => count === params)?.[0];
}

describe("the scale of a config", () => {
  it("is the letter in the file's name", () => {
    for (const stem of ["yolov8m", "yolo11m-seg", "yoloe-v8m", "my_yolov5m6", "yolo8m"]) {
      assert.equal(scaleWith({ stem }), "m", stem);
    }
  });

  it("is the first of the map where the name has none", () => {
    for (const stem of ["yolov8", "model", "myolo", "yolov8-m", "yolo", undefined]) {
      assert.equal(scaleWith(stem === undefined ? {} : { stem }), "n", stem);
    }
  });

  it("is the chosen one before that", () => {
    assert.equal(scaleWith({ stem: "yolov8m", overrides: { scale: "n" } }), "n");
    assert.equal(scaleWith({ stem: "yolov8n", overrides: { scale: "m" } }), "m");
  });

  it("does not matter without a map", () => {
    const single = config.replace(/scales:[^]*?\n\n/, "depth_multiple: 0.33\nwidth_multiple: 0.25\n");
    const { totals, problems } = analyseIn(packageFiles, single, { stem: "yolov8m", overrides: { scale: "x" } });
    assert.deepEqual([totals.params, problems], [measured.n, []]);
  });
});
