import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { analyzeText } from "../../server/src/analysis/analyze.js";
import type { Layer } from "../../server/src/analysis/types.js";
import { repr } from "../../server/src/values/repr.js";
import { list } from "../../server/src/values/value.js";
import { versions } from "../../server/src/yolov5/versions.js";

// A model whose stem and MBConvBlock rows name classes of the user's own, which the built-in modules do not know.
const text = readFileSync(path.join(__dirname, "../../examples/efficientnet/models/efficientnet.yaml"), "utf8");
const analysis = analyzeText(text, { version: versions["v6.1"], imgsz: [640, 640], stem: "efficientnet" });
const { layers, problems, totals, model } = analysis;

const isOwn = ({ name }: Layer): boolean => name === "stem" || name === "MBConvBlock";
const indices = (chosen: readonly Layer[]): readonly number[] => chosen.map(({ index }) => index);

/** What PyTorch measured with the classes in place, for the rows whose channels do not depend on them. */
const measured: readonly (readonly [index: number, args: string, params: number])[] = [
  [18, "[1024, 512, 1, 1]", 525312],
  [19, "[None, 2, 'nearest']", 0],
  [20, "[1]", 0],
  [22, "[512, 256, 1, 1]", 131584],
  [23, "[None, 2, 'nearest']", 0],
  [24, "[1]", 0],
  [26, "[256, 256, 3, 2]", 590336],
  [27, "[1]", 0],
  [28, "[512, 512, 3, False]", 2495488],
  [29, "[512, 512, 3, 2]", 2360320],
  [30, "[1]", 0],
  [31, "[1024, 1024, 3, False]", 9971712],
  [
    32,
    "[80, [[10, 13, 16, 30, 33, 23], [30, 61, 62, 45, 59, 119], [116, 90, 156, 198, 373, 326]], [256, 512, 1024]]",
    457725,
  ],
];

test("a model with classes of one's own has its 33 rows", () => {
  assert.equal(layers.length, 33);
  assert.deepEqual(indices(layers.filter(isOwn)), [...Array(17).keys()]);
  assert.deepEqual(model.failures, []);
});

test("rows whose channels do not depend on unknown classes have args and parameters", () => {
  const found = measured.map(([index]) => {
    const layer = layers[index];
    assert.ok(layer);
    return [index, repr(list(layer.args)), layer.params];
  });
  assert.deepEqual(found, measured);
});

test("rows whose channels depend on unknown classes have no parameters", () => {
  const unknown = layers.filter(({ params }) => params === null);
  assert.deepEqual(indices(unknown), [...Array(18).keys(), 21, 25]);
});

test("no row is taken as known without a shape, and the totals say that they are lower bounds", () => {
  assert.deepEqual(
    layers.filter(({ status }) => status === "known"),
    [],
  );
  assert.equal(totals.complete, false);
  assert.equal(totals.gflops, null);
});

test("every unknown class is reported on its row", () => {
  const reported = problems.filter(({ code }) => code === "module.unknown");
  assert.deepEqual(
    reported.map(({ layer }) => layer),
    indices(layers.filter(isOwn)),
  );
});
