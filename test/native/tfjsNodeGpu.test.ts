import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { installedEngines } from "../../server/src/benchmark/install/folders.js";
import { installEngine } from "../../server/src/benchmark/install/install.js";
import { type Finding, selfTest } from "../../server/src/benchmark/selfTest.js";
import { probeEngine } from "../../server/src/benchmark/worker/host.js";
import { folderWith } from "../cli/run.js";
import { serve } from "../support/serve.js";

// TensorFlow.js's own package and addon, with a library of ours in the place of TensorFlow's: see standin.cc.

const root = path.join(__dirname, "../..");
const host = { script: path.join(root, "server/src/benchmark/worker/main.ts"), execArgv: ["--import", "tsx"] };
const wasm = path.join(root, "node_modules/@tensorflow/tfjs-backend-wasm/dist");
const headers = ["c/c_api.h", "c/eager/c_api.h", "c/tf_datatype.h", "c/tf_status.h", "c/tf_tensor.h"];

/** A folder with `lib` and `include` as TensorFlow's archive has them. */
function buildStandIn(): string {
  const include = `#include "${path.join(__dirname, "standin.h")}"\n`;
  const names = [...headers, "core/platform/ctstring_internal.h"].map((name) => `include/tensorflow/${name}`);
  const folder = folderWith(Object.fromEntries(names.map((name) => [name, include])));
  const lib = path.join(folder, "lib");
  mkdirSync(lib);
  const library = path.join(lib, "libtensorflow.so.2.9.1");
  const source = path.join(__dirname, "standin.cc");
  execFileSync("g++", ["-std=c++17", "-O2", "-shared", "-fPIC", "-o", library, source], { stdio: "inherit" });
  const others = [
    "libtensorflow.so",
    "libtensorflow.so.2",
    "libtensorflow_framework.so",
    "libtensorflow_framework.so.2",
  ];
  for (const name of others) copyFileSync(library, path.join(lib, name));
  return folder;
}

/** Serves TensorFlow's archive under its name, and no ready-made addon. */
async function mirrorOf(folder: string): Promise<string> {
  const archive = path.join(folder, "archive.tar.gz");
  execFileSync("tar", ["-czf", archive, "-C", folder, "include", "lib"]);
  return serve((request, response) => {
    if (request.url === "/tensorflow/libtensorflow/libtensorflow-gpu-linux-x86_64-2.9.1.tar.gz") {
      response.end(readFileSync(archive));
    } else response.writeHead(404).end("not found");
  });
}

const engine = "tfjs-node-gpu";

const install = (folder: string, cdn: string) =>
  installEngine({
    engine,
    root: folder,
    env: { TFJS_NODE_CDN_STORAGE: `${cdn}/`, npm_config_tfjs_binding_binary_host_mirror: cdn },
  });

const folder = path.join(folderWith({}), "engines");
const mirror = mirrorOf(buildStandIn());
const outcome = mirror.then((address) => install(folder, address));

/** Where the engine was installed. */
async function places() {
  const ended = await outcome;
  assert.equal(ended.kind, "installed", JSON.stringify(ended));
  return { wasm, installed: installedEngines({ root: folder }) };
}

const probe = async () => probeEngine({ kind: "probe", engine: "auto", ...(await places()) }, host);

describe("tfjs-node-gpu, its addon built against a stand-in for TensorFlow", () => {
  it("is taken by auto where TensorFlow lists a GPU", async () => {
    process.env.STANDIN_GPU = "1";
    const opened = await probe();
    assert.ok(opened.kind === "probed", JSON.stringify(opened));
    assert.deepEqual([opened.probed.engine, opened.probed.device], [engine, "GPU (CUDA)"]);
  });

  it("computes a whole model as plain JavaScript does, and times it", async () => {
    process.env.STANDIN_GPU = "1";
    const models = { compared: { name: "yolov5n", side: 64 }, timed: { name: "yolov5n", side: 32 } };
    const findings: Finding[] = [];
    for await (const each of selfTest({ engines: [engine], ...(await places()), host, models })) findings.push(each);
    const [finding] = findings;
    assert.equal(finding?.verdict, "ok", finding?.text);
    assert.match(finding.text, /yolov5n at 32 px: .* ms, .* rows add up to \d+ %/);
  });

  it("is passed over where TensorFlow lists none, and says what is missing", async () => {
    process.env.STANDIN_GPU = "0";
    const opened = await probe();
    assert.ok(opened.kind === "probed", JSON.stringify(opened));
    assert.equal(opened.probed.engine, "wasm");
    assert.match(opened.probed.passedOver[0] ?? "", /^tfjs-node-gpu: TensorFlow sees no CUDA device: .*cuDNN 8\.1/);
  });

  it("says which part of CUDA is missing, as TensorFlow tells it in passing", async () => {
    process.env.STANDIN_GPU = "0";
    const cases = [
      ["Could not load dynamic library 'libcudnn.so.8'; dlerror: no such file", "cuDNN 8.1 is missing"],
      ["CUDA driver version is insufficient for CUDA runtime version", "the NVIDIA driver is older than CUDA 11.2"],
    ] as const;
    for (const [words, meaning] of cases) {
      process.env.STANDIN_SAYS = words;
      const opened = await probe();
      assert.ok(opened.kind === "probed", JSON.stringify(opened));
      assert.equal(opened.probed.passedOver[0], `tfjs-node-gpu: TensorFlow sees no CUDA device: ${meaning}`);
    }
    delete process.env.STANDIN_SAYS;
  });

  it("is not installed where the library cannot be had, and leaves nothing", async () => {
    const other = path.join(folderWith({}), "engines");
    const cases = [
      ["http://127.0.0.1:9", /^The network could not be reached\./],
      [`${await mirror}/elsewhere`, /^TensorFlow's library was not downloaded whole/],
    ] as const;
    for (const [cdn, reason] of cases) {
      const ended = await install(other, cdn);
      assert.match(ended.kind === "failed" ? ended.reason : ended.kind, reason);
      assert.deepEqual(readdirSync(other), []);
    }
  });
});
