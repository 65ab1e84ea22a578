import assert from "node:assert/strict";
import path from "node:path";
import { it } from "node:test";
import { type Finding, selfTest } from "../../server/src/benchmark/selfTest.js";
import type { EngineName } from "../../server/src/features/engines.data.js";
import { folderWith } from "../cli/run.js";

const root = path.join(__dirname, "../..");
const host = { script: path.join(root, "server/src/benchmark/worker/main.ts"), execArgv: ["--import", "tsx"] };
const wasm = path.join(root, "node_modules/@tensorflow/tfjs-backend-wasm/dist");
const models = { compared: { name: "yolov5n", side: 64 }, timed: { name: "yolov5n", side: 32 } };

/** TensorFlow.js in the place of an engine, whose sigmoid gives what it gets. */
const wrong = `
const tf = require(${JSON.stringify(require.resolve("@tensorflow/tfjs-core"))});
require(${JSON.stringify(require.resolve("@tensorflow/tfjs-backend-cpu"))});
tf.unregisterKernel("Sigmoid", "cpu");
tf.registerKernel({
  kernelName: "Sigmoid",
  backendName: "cpu",
  kernelFunc: ({ inputs, backend }) => (backend.incRef(inputs.x.dataId), inputs.x),
});
module.exports = { ...tf, ready: () => tf.setBackend("cpu"), version: { "tfjs-core": "4.22.0" } };
`;

async function findings(engines: readonly EngineName[]): Promise<readonly Finding[]> {
  const installed = { "tfjs-node": folderWith({ "node_modules/@tensorflow/tfjs-node/index.js": wrong }) };
  const all: Finding[] = [];
  for await (const each of selfTest({ engines, wasm, installed, host, models })) all.push(each);
  return all;
}

it("the self-test tells engines that are right, wrong and not there apart", async () => {
  const found = await findings(["wasm", "tfjs-node", "webgpu"]);
  assert.deepEqual(
    found.map(({ engine, verdict }) => [engine, verdict]),
    [
      ["wasm", "ok"],
      ["tfjs-node", "failed"],
      ["webgpu", "not available"],
    ],
  );
  assert.match(found[0]?.text ?? "", /^on CPU \(WebAssembly SIMD\), .*: yolov5n at 64 px differs .* by \d\.\de-\d+$/);
  assert.match(found[1]?.text ?? "", /differs from plain JavaScript by Infinity$/);
});
