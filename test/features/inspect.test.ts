import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspectJson, inspectTable, jsonOf } from "../../server/src/features/inspect.js";
import { float, list, tuple, unknown } from "../../server/src/values/value.js";
import { analyse, modelOf, settingsWith, stock } from "./models.js";

const small = analyse(stock("yolov5s"));
const broken = analyse(modelOf(["[-1, 1, Conv, [64]]", "[-1, 1, Cnov, [64]]", "[-1, 1, nn.Identity, []]"]));

describe("inspectTable", () => {
  const lines = inspectTable(small).split("\n");

  it("prints rows as YOLOv5 does, with the output and the GFLOPs behind", () => {
    assert.match(lines[0] ?? "", /^ {17}from {2}n {4}params {2}module {34}arguments {21} {2}output {22} {2}GFLOPs$/);
    const row =
      "  4                -1  2    115712  models.common.C3                        [128, 128, 2]                 ";
    assert.equal(lines[5]?.slice(0, row.length), row);
    assert.match(lines[5].slice(row.length), /^ {2}128×80×80 +1\.494$/);
    assert.match(lines[12] ?? "", /torch\.nn\.modules\.upsampling\.Upsample {4}\[None, 2, 'nearest'\]/);
  });

  it("ends with the summary line", () => {
    const summary = "model summary: 214 layers, 7235389 parameters, 7235389 gradients, 16.6 GFLOPs";
    assert.equal(lines.at(-2), summary);
  });

  it("prints the row that is wrong and those behind it", () => {
    const text = inspectTable(broken);
    assert.match(text, /^ {2}1 +-1 +\? +\? {2}Cnov +/m);
    assert.match(text, /^ {2}2 +-1 +1 +\d+ {2}torch\.nn\.modules\.linear\.Identity/m);
  });
});

describe("inspectJson", () => {
  const json = inspectJson(small, "models/yolov5s.yaml");

  it("says what was inspected and how", () => {
    const { file, family, version, imgsz, counter } = json;
    assert.deepEqual(
      { file, family, version, imgsz, counter },
      { file: "models/yolov5s.yaml", family: "yolov5", version: "v7.0", imgsz: [640, 640], counter: "thop-0.1.1" },
    );
  });

  it("gives everything known of a row", () => {
    assert.deepEqual(json.layers[4], {
      index: 4,
      from: [-1],
      repeats: 2,
      module: "C3",
      args: [128, 128, 2],
      params: 115_712,
      inputShapes: [[1, 128, 80, 80]],
      outputShapes: [[1, 128, 80, 80]],
      gflops: 1.4942208,
      macs: 734_003_200,
      status: "known",
    });
  });

  it("gives the maps of the head in training shape", () => {
    const head = json.layers.at(-1);
    assert.deepEqual(head?.from, [17, 20, 23]);
    assert.deepEqual(head.outputShapes, [
      [1, 3, 80, 80, 85],
      [1, 3, 40, 40, 85],
      [1, 3, 20, 20, 85],
    ]);
  });

  it("gives the totals as YOLOv5 prints them, and after fusing", () => {
    assert.deepEqual(json.totals, {
      layers: 214,
      params: 7_235_389,
      gflops: 16.6,
      macs: 8_216_780_800,
      complete: true,
      fused: { layers: 157, params: 7_225_885, gflops: 16.4 },
      summary: "model summary: 214 layers, 7235389 parameters, 7235389 gradients, 16.6 GFLOPs",
    });
  });

  it("has null for what is not known, with the reason", () => {
    const [, wrong, behind] = inspectJson(broken, "a.yaml").layers;
    assert.deepEqual([wrong?.status, wrong?.params, wrong?.gflops, wrong?.macs], ["error", null, null, null]);
    assert.match(wrong?.reason ?? "", /^NameError: /);
    assert.deepEqual([behind?.status, behind?.outputShapes], ["unknown", [null]]);
    assert.ok(behind?.reason);
  });

  it("lists the findings with the severity of the settings", () => {
    const text = "nc: 80\nnc: 80\n" + modelOf(["[-1, 1, Conv, [64]]"]).replace("nc: 80\n", "");
    const [diagnostic] = inspectJson(analyse(text), "a.yaml").diagnostics;
    assert.equal(diagnostic?.code, "yaml.duplicate-key");
    assert.equal(diagnostic.severity, "warning");
    assert.deepEqual(diagnostic.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 2 } });
    const off = settingsWith({ "diagnostics.severity": { "yaml.duplicate-key": "off" } });
    const codes = inspectJson(analyse(text), "a.yaml", off).diagnostics.map(({ code }) => code);
    assert.ok(!codes.includes("yaml.duplicate-key"));
  });

  it("is plain JSON", () => {
    assert.deepEqual(JSON.parse(JSON.stringify(json)), json);
  });
});

describe("jsonOf", () => {
  it("gives floats as numbers, tuples as arrays and what is unknown as null", () => {
    assert.deepEqual(jsonOf(list([float(0.5), tuple([1, null]), "a", true, unknown("why")])), [
      ...[0.5, [1, null], "a", true, null],
    ]);
    assert.equal(jsonOf(float(Infinity)), "inf");
  });

  it("gives modules as Python prints them", () => {
    const { layers } = inspectJson(
      analyse(modelOf(["[-1, 1, Conv, [64, 3, 1, 1, 1, 1, nn.LeakyReLU(0.1)]]"])),
      "a.yaml",
    );
    assert.equal(layers[0]?.args.at(-1), "LeakyReLU(negative_slope=0.1)");
  });
});
