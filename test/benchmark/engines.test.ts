import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { noCuda, withCudaReason } from "../../server/src/benchmark/engines/cuda.js";
import type { Engine, Places } from "../../server/src/benchmark/engines/engine.js";
import { loadingFailure, mendUtil } from "../../server/src/benchmark/engines/nodePackage.js";
import { providersOn } from "../../server/src/benchmark/engines/onnxruntime.js";
import { openEngine } from "../../server/src/benchmark/engines/table.js";
import manifest from "../../package.json";
import { folderWith } from "../cli/run.js";

const wasm = path.join(__dirname, "../../node_modules/@tensorflow/tfjs-backend-wasm/dist");

/** A folder in which a package of TensorFlow for Node seems to be installed, which ends as its code says. */
function standIn(name: string, code: string): string {
  const folder = folderWith({ "package.json": "{}" });
  const place = path.join(folder, "node_modules", name);
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(place, "index.js"), code);
  return folder;
}

const opening =
  (folders: Readonly<Record<string, string>>) =>
  (engine: Engine): Places => {
    const installed = folders[engine.name];
    return { wasm, ...(installed === undefined ? {} : { installed }) };
  };

const tensorflow = (isUsingGpuDevice: boolean): string => `
const util = require("node:util");
if (!util.isNullOrUndefined(null)) throw new Error("util was not mended");
exports.ready = async () => {};
exports.backend = () => ({ isUsingGpuDevice: ${isUsingGpuDevice} });
exports.version = { "tfjs-core": "4.22.0" };
`;

describe("an installed package of TensorFlow", () => {
  const name = "@tensorflow/tfjs-node-gpu";

  it("is taken by auto where it sees a GPU", async () => {
    const chosen = await openEngine("auto", opening({ "tfjs-node-gpu": standIn(name, tensorflow(true)) }));
    assert.ok(chosen.kind === "opened");
    assert.deepEqual([chosen.engine.name, chosen.opened.device.name], ["tfjs-node-gpu", "GPU (CUDA)"]);
  });

  it("is passed over by auto where it sees none, and says what it needs", async () => {
    const chosen = await openEngine("auto", opening({ "tfjs-node-gpu": standIn(name, tensorflow(false)) }));
    assert.ok(chosen.kind === "opened");
    assert.equal(chosen.engine.name, "wasm");
    assert.match(chosen.passedOver[0] ?? "", /^tfjs-node-gpu: TensorFlow sees no CUDA device: .* CUDA 11\.2/);
  });

  it("is refused with its reason where it cannot be loaded", async () => {
    const folder = standIn(name, 'throw new Error("libcudnn.so.8: cannot open shared object file")');
    assert.deepEqual(await openEngine("tfjs-node-gpu", opening({ "tfjs-node-gpu": folder })), {
      kind: "none",
      reason: "tfjs-node-gpu is not available: cuDNN 8.1 is missing.",
    });
  });
});

describe("what a failure to load means", () => {
  const cases: readonly (readonly [message: string, meaning: string])[] = [
    ["Cannot find module '@tensorflow/tfjs-node-gpu'", "it is not installed"],
    ["was compiled against a different Node.js version", "it was installed for another version of Node"],
    ["libcudart.so.11.0: cannot open shared object file", "CUDA 11.2 is missing"],
    ["/lib/libstdc++.so.6: version `GLIBCXX_3.4.32' not found", "the system's C++ library is older than it needs"],
    ["The specified module could not be found. tfjs_binding.node", "TensorFlow's library is missing or incomplete"],
    ["Something else\nwith a stack", "Something else"],
  ];
  for (const [message, meaning] of cases) {
    it(meaning, () => assert.equal(loadingFailure(message), meaning));
  }
});

describe("what TensorFlow says where it goes on without a GPU", () => {
  const cases: readonly (readonly [words: string, meaning: string])[] = [
    ["Could not load dynamic library 'libcudart.so.11.0'; dlerror: ...", "CUDA 11.2 is missing"],
    ["Could not load dynamic library 'libcudnn.so.8'; dlerror: ...", "cuDNN 8.1 is missing"],
    ["CUDA driver version is insufficient for CUDA runtime version", "the NVIDIA driver is older than CUDA 11.2"],
    ["failed call to cuInit: no CUDA-capable device is detected", "there is no NVIDIA GPU, or it is hidden by"],
    ["Could not load dynamic library 'libcuda.so.1'; dlerror: ...", "no NVIDIA driver runs"],
    ["Something else", "it needs an NVIDIA driver, CUDA 11.2 and cuDNN 8.1"],
  ];
  for (const [words, meaning] of cases) {
    it(meaning, () => {
      const text = withCudaReason(`tfjs-node-gpu: ${noCuda}`, words);
      assert.ok(text.startsWith(`tfjs-node-gpu: TensorFlow sees no CUDA device: ${meaning}`), text);
    });
  }
});

it("tries the providers of ONNX Runtime where there is a GPU for them", () => {
  const on = (machine: string, ...files: readonly string[]): readonly string[] =>
    providersOn(machine, (file) => files.includes(file)).map(({ name }) => name);
  assert.deepEqual(on("linux-x64", "/dev/nvidia0"), ["cuda", "webgpu"]);
  assert.deepEqual(on("linux-x64"), []);
  assert.deepEqual(on("win32-x64"), ["dml", "webgpu"]);
  assert.deepEqual(on("darwin-x64"), ["coreml"]);
  assert.deepEqual(on("sunos-x64"), []);
});

it("gives back what newer versions of Node took from util", () => {
  const util: { isNullOrUndefined?: (value: unknown) => boolean } = {};
  mendUtil(util);
  assert.deepEqual([util.isNullOrUndefined?.(undefined), util.isNullOrUndefined?.(0)], [true, false]);
});

it("knows every engine that the settings offer", async () => {
  const { enum: names } = manifest.contributes.configuration.properties["yoloConfig.benchmark.engine"];
  for (const name of names) {
    const chosen = await openEngine(name, opening({}));
    assert.doesNotMatch(chosen.kind === "none" ? chosen.reason : "", /There is no engine/, name);
  }
});
