import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { folderWith, mistyped, run, sound } from "./run.js";

test("export writes the model as ONNX and says how large it is", async () => {
  const folder = folderWith({ "model.yaml": sound });
  const output = path.join(folder, "model.onnx");
  const ran = await run(["export", path.join(folder, "model.yaml"), "--imgsz", "64", "--output", output]);
  assert.equal(ran.code, 0, ran.err);
  assert.match(ran.out, /model\.onnx: \d+\.\d MB\n$/);
  // The first field of a ModelProto is its version, 8.
  assert.deepEqual([...readFileSync(output).subarray(0, 2)], [8, 8]);
});

test("export says which row keeps a model from being written", async () => {
  const folder = folderWith({ "model.yaml": mistyped });
  const ran = await run(["export", path.join(folder, "model.yaml"), "--output", path.join(folder, "model.onnx")]);
  assert.equal(ran.code, 1);
  assert.match(ran.err, /The model cannot be written: output: the model gives nothing\./);
});

test("export and benchmark ask for a config", async () => {
  assert.match((await run(["export"])).err, /Name the one config to write as ONNX\./);
  assert.match((await run(["benchmark"])).err, /Name the configs to run\./);
});
