import assert from "node:assert/strict";
import test from "node:test";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { onnxOf } from "../../server/src/benchmark/onnx/exportOnnx.js";
import { foldNorms } from "../../server/src/benchmark/program/folding.js";
import { imageOf } from "../../server/src/benchmark/program/seeded.js";
import { differences, measured, stockNames, stockProgram } from "./stockFigures.js";

for (const name of stockNames) {
  const { size, rows: wanted } = measured[name] ?? { size: 0, rows: [] };
  test(`${name} as ONNX computes what YOLOv5 does`, async () => {
    const exported = onnxOf(foldNorms(stockProgram(name, size)));
    assert.ok(exported.kind === "model", exported.kind);
    const session = await InferenceSession.create(exported.bytes, { logSeverityLevel: 3 });
    const shape = [1, 3, size, size];
    const results = await session.run({ images: new Tensor("float32", imageOf(shape), shape) });
    await session.release();
    const wrong = session.outputNames.flatMap((output, i) => {
      const { data, dims } = results[output] as Tensor;
      const row = wanted[i];
      return row ? differences(data as Float32Array, dims, row).map((text) => `${i}: ${text}`) : [`${i}: too many`];
    });
    assert.equal(session.outputNames.length, wanted.length);
    assert.deepEqual(wrong, []);
  });
}
