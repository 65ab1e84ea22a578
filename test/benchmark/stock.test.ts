import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import test, { before } from "node:test";
import * as tf from "@tensorflow/tfjs-core";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { foldNorms } from "../../server/src/benchmark/program/folding.js";
import { imageOf } from "../../server/src/benchmark/program/seeded.js";
import { Execution } from "../../server/src/benchmark/tfjs/execution.js";
import { differences, measured, stockNames, stockProgram } from "./stockFigures.js";

before(async () => {
  setWasmPaths(join(dirname(require.resolve("@tensorflow/tfjs-backend-wasm")), "/"));
  await tf.setBackend("wasm");
  await tf.ready();
});

for (const name of stockNames) {
  const { size, rows: wanted } = measured[name] ?? { size: 0, rows: [] };
  for (const isFolded of [false, true]) {
    test(`${name} computes what YOLOv5 does${isFolded ? ", with its norms folded" : ""}`, () => {
      const plain = stockProgram(name, size);
      assert.deepEqual(plain.skipped, []);
      const program = isFolded ? foldNorms(plain) : plain;
      const image = tf.tensor(imageOf([1, 3, size, size]), [1, 3, size, size]);
      const execution = new Execution(tf, program);
      const { outputs: made, failed } = execution.forward([image]);
      assert.deepEqual(failed, []);
      assert.equal(made.length, wanted.length);
      const wrong = made.flatMap((tensor, i) =>
        tensor && wanted[i]
          ? differences(tensor.dataSync(), tensor.shape, wanted[i]).map((text) => `${i}: ${text}`)
          : [`${i}: nothing`],
      );
      for (const tensor of [image, ...made]) tensor?.dispose();
      execution.dispose();
      assert.deepEqual(wrong, []);
    });
  }
}
