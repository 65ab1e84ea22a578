import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeText } from "../../server/src/analysis/analyze.js";
import { scales } from "../../server/src/yolov5/stock/configs.js";
import { parseStockName, stockNames, stockText } from "../../server/src/yolov5/stock/stock.js";
import { versions } from "../../server/src/yolov5/versions.js";
import { type GoldenConfig, goldenConfigs } from "../golden/goldenConfig.js";

const version = versions["v7.0"];
const goldens = new Map(goldenConfigs("v7.0").map((golden) => [golden.name, golden]));

const goldenOf = (name: string): GoldenConfig => {
  const golden = goldens.get(name);
  assert.ok(golden, name);
  return golden;
};

function analyzeStock(name: string, stem = name) {
  const text = stockText(name);
  assert.ok(text !== undefined, name);
  return analyzeText(text, { version, imgsz: [640, 640], stem });
}

test("every config of v7.0 that was measured is there", () => {
  const measured = [...goldens.keys()].filter((name) => !name.startsWith("zoo-"));
  assert.deepEqual([...stockNames].sort(), [...measured, "yolov5m6"].sort());
});

test("configs of v5.0 are those that it shipped", () => {
  for (const name of ["yolov5s", "yolov5-p6"]) {
    const golden = goldenConfigs("v5.0").find((one) => one.name === name);
    const { totals } = analyzeText(stockText(name, "v5.0") ?? "", { version: versions["v5.0"], imgsz: [640, 640] });
    assert.deepEqual([totals.summary, totals.macs], [golden?.totals.summary, golden?.macs], name);
  }
});

test("every config has the figures that were measured", () => {
  for (const [name, golden] of goldens) {
    if (!stockNames.includes(name)) continue;
    const { totals, layers, model } = analyzeStock(name);
    assert.equal(totals.summary, golden.totals.summary, name);
    assert.equal(totals.macs, golden.macs, name);
    assert.deepEqual(model.strides, golden.strides, name);
    assert.deepEqual(
      layers.map(({ type, params }) => [type, params]),
      golden.layers.map(({ type, params }) => [type, params]),
      name,
    );
  }
});

test("no config has a problem at any scale", () => {
  for (const name of stockNames) assert.deepEqual(analyzeStock(name).problems, [], name);
  for (const scale of Object.keys(scales)) assert.deepEqual(analyzeStock(`yolov5-p7@${scale}`).problems, [], scale);
});

test("a scale replaces the config's own", () => {
  assert.equal(analyzeStock("stock:yolov5l@n", "yolov5n").totals.summary, goldenOf("yolov5n").totals.summary);
  assert.equal(analyzeStock("yolov5s6@x", "yolov5x6").totals.summary, goldenOf("yolov5x6").totals.summary);
  assert.equal(stockText("stock:yolov5-panet@s"), stockText("yolov5s"));
});

test("a name is read with its prefix and its scale, or not at all", () => {
  assert.equal(parseStockName("stock:yolov5-p2@n")?.config.name, "yolov5-p2");
  assert.equal(parseStockName("stock:yolov5-p2@n")?.scale, "n");
  assert.equal(parseStockName("yolov5-p2")?.scale, undefined);
  for (const name of ["", "yolov5", "yolov5s@", "yolov5s@q", "yolov5s@toString", "yolov5s@n@s", "stock:"]) {
    assert.equal(parseStockName(name), undefined, name);
    assert.equal(stockText(name), undefined, name);
  }
});
