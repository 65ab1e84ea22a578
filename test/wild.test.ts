import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { inspectFile } from "../scripts/wild/analyse.js";
import { judge, type Judgement } from "../scripts/wild/judge.js";
import { flatten, type RecordedLayer, type WildRecord } from "../scripts/wild/records.js";
import { folderWith, laterFamily, mistyped, sound } from "./cli/run.js";

const layers: readonly RecordedLayer[] = [
  { n: 1, type: "models.common.Conv", args: "[3, 16, 3, 2]", params: 464, out_shape: [1, 16, 32, 32], macs: 442368 },
  { n: 1, type: "models.common.Conv", args: "[16, 32, 3, 2]", params: 4672, out_shape: [1, 32, 16, 16], macs: 1179648 },
  {
    n: 1,
    type: "models.yolo.Detect",
    args: "[80, [[0, 1, 2, 3, 4, 5]], [32]]",
    params: 8415,
    out_shape: [[1, 768, 85], [[1, 3, 16, 16, 85]]],
    train_out_shape: [[1, 3, 16, 16, 85]],
    macs: 2088960,
  },
];

const record: WildRecord = {
  ...{ repo: "a/b", commit: "", yaml: "model.yaml", nc: 80, imgsz: 64, ok: true },
  ...{ stride: [4], totals: { params: 13551, macs: 3710976 }, layers },
};

const rejected = (layer: number | null): WildRecord => ({
  ...record,
  ok: false,
  error: { type: "NameError", msg: "name 'Comv' is not defined", stage: "parse", layer },
});

const withLayer = (change: Partial<RecordedLayer>): WildRecord => ({
  ...record,
  layers: layers.map((layer, i) => (i === 1 ? { ...layer, ...change } : layer)),
});

const cases: readonly (readonly [string, string, WildRecord, Judgement["verdict"]])[] = [
  ["all as measured", sound, record, "exact"],
  ["other parameters", sound, withLayer({ params: 4673 }), "wrong number"],
  ["another shape", sound, withLayer({ out_shape: [1, 32, 16, 15] }), "wrong number"],
  ["other totals", sound, { ...record, totals: { params: 1, macs: 1 } }, "wrong number"],
  ["other strides", sound, { ...record, stride: [8] }, "wrong number"],
  ["an error of ours", mistyped, record, "false error"],
  ["the same error", mistyped, rejected(1), "right row"],
  ["the error elsewhere", mistyped, rejected(0), "other row"],
  ["no error of ours", sound, rejected(1), "missed"],
  ["what is not analysed", laterFamily, record, "partly unknown"],
  ["what is not analysed and fails", laterFamily, rejected(1), "unknown"],
];

test("an analysis is judged by what PyTorch made of the config", async () => {
  for (const [name, text, measured, verdict] of cases) {
    const file = path.join(folderWith({ "model.yaml": text }), "model.yaml");
    const judgement = judge(measured, await inspectFile(file, ["--nc", "80", "--imgsz", "64"]));
    assert.equal(judgement.verdict, verdict, `${name}: ${judgement.reason}`);
  }
});

test("recorded shapes are flattened in their order, without what is no tensor", () => {
  assert.deepEqual(flatten([[1, 2], null, { a: [[3]], b: [4] }]), [[1, 2], [3], [4]]);
  assert.deepEqual(flatten([1, 2]), [[1, 2]]);
  assert.deepEqual(flatten(null), []);
});
