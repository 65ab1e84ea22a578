import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import test from "node:test";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { programOf } from "../../server/src/benchmark/program/programOf.js";
import { imageOf } from "../../server/src/benchmark/program/seeded.js";
import { Execution } from "../../server/src/benchmark/tfjs/execution.js";
import { NotAnalysed, PythonError } from "../../server/src/values/errors.js";
import { type Case, difference, reference, judge, type CaseVerdict } from "./figures.js";
import { recorded } from "./recordedCase.js";

const { prelude, cases } = reference;

/** How a case differs from PyTorch; `left out` where something of it is not run, with the reason. */
function verdictOf({ source, shapes, outputs }: Case): CaseVerdict {
  try {
    const program = programOf(recorded(prelude + source, shapes));
    const [skipped] = program.skipped;
    if (skipped) return { leftOut: skipped.reason };
    if (program.outputs.length !== outputs.length) return { leftOut: `${program.outputs.length} outputs` };
    const images = shapes.map((shape, i) => tf.tensor(imageOf(shape, i), [...shape]));
    const execution = new Execution(tf, program);
    const outcome = execution.forward(images);
    const [failed] = outcome.failed;
    const wrong = outcome.outputs.map((tensor, i) => {
      const figures = outputs[i];
      return tensor && figures && difference(tensor.dataSync(), tensor.shape, figures);
    });
    for (const tensor of [...images, ...outcome.outputs]) tensor?.dispose();
    execution.dispose();
    const first = wrong.find((each) => each !== undefined);
    if (first !== undefined) return { wrong: first };
    return failed ? { leftOut: `${failed.op}: ${failed.reason}` } : {};
  } catch (error) {
    if (error instanceof NotAnalysed) return { leftOut: error.reason };
    if (error instanceof PythonError) return { wrong: `${error.exception}: ${error.message}` };
    throw error;
  }
}

setWasmPaths(join(dirname(require.resolve("@tensorflow/tfjs-backend-wasm")), "/"));

for (const backend of ["cpu", "wasm"]) {
  test(`what PyTorch computes, TensorFlow.js does on ${backend}`, async () => {
    await tf.setBackend(backend);
    await tf.ready();
    const before = tf.memory().numTensors;
    const verdicts = cases.map((one) => ({ title: one.title, ...verdictOf(one) }));
    judge(verdicts);
    assert.equal(tf.memory().numTensors, before);
  });
}
