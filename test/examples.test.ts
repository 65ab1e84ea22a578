import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { analyzeText } from "../server/src/analysis/analyze.js";
import type { Analysis } from "../server/src/analysis/types.js";
import { versions } from "../server/src/yolov5/versions.js";

const textOf = (stem: string): string => readFileSync(path.join(__dirname, `../examples/${stem}.yaml`), "utf8");

const analyzed = (text: string, stem: string): Analysis =>
  analyzeText(text, { version: versions["v7.0"], imgsz: [640, 640], stem });

const found = ({ problems }: Analysis) => problems.map(({ layer, code }) => [layer, code]);

test("the sound examples have no problem", () => {
  const { problems, totals } = analyzed(textOf("yolov5s"), "yolov5s");
  assert.deepEqual(problems, []);
  assert.equal(totals.summary, "YOLOv5s summary: 214 layers, 7235389 parameters, 7235389 gradients, 16.6 GFLOPs");
  const half = analyzed(textOf("yolov5s-half"), "yolov5s-half");
  assert.deepEqual(half.problems, []);
  assert.equal(half.totals.gflops, 8.5);
});

test("the broken example is yolov5s with three mistakes, each reported on its row", () => {
  const text = textOf("broken");
  assert.deepEqual(found(analyzed(text, "broken")).slice(0, 2), [
    [9, "module.unknown"],
    [16, "shape.concat"],
  ]);
  const mended = text.replace("SPFF", "SPPF").replace("[-1, 5]", "[-1, 4]");
  assert.deepEqual(found(analyzed(mended, "broken")), [[24, "head.inputs"]]);
  const sound = analyzed(mended.replace("[2, 17, 20, 23]", "[17, 20, 23]"), "yolov5s");
  assert.deepEqual(sound.problems, []);
  assert.equal(sound.totals.summary, analyzed(textOf("yolov5s"), "yolov5s").totals.summary);
});
