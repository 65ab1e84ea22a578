import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { openEngine } from "../../server/src/benchmark/engines/table.js";
import { installedEngines, removeEngine } from "../../server/src/benchmark/install/folders.js";
import { type Installed, installEngine, type InstallOptions } from "../../server/src/benchmark/install/install.js";
import { mendWindows } from "../../server/src/benchmark/install/libtensorflow.js";
import { recipes } from "../../server/src/benchmark/install/recipes.data.js";
import { engineNotes } from "../../server/src/features/engines.data.js";
import { folderWith } from "../cli/run.js";
import { serveRegistry } from "../support/registry.js";

const wasm = path.join(__dirname, "../../node_modules/@tensorflow/tfjs-backend-wasm/dist");

/** What the package's own script does: fetches a library and an addon, or ends as it is told. */
const script = `
const fs = require("node:fs");
const [kind, download] = process.argv.slice(2);
const said = process.env.SCRIPT_SAYS;
if (said === "wait") setInterval(() => console.log("process " + process.pid), 50);
else if (said) { console.error(said); process.exit(1); }
else {
  if (download) fs.mkdirSync("deps/lib", { recursive: true });
  fs.mkdirSync("lib/napi-v8", { recursive: true });
  fs.writeFileSync("lib/napi-v8/tfjs_binding.node", kind + " " + (download ?? "as it is"));
}
`;
const code = `
exports.ready = async () => {};
exports.backend = () => ({ isUsingGpuDevice: true });
exports.version = { "tfjs-core": "4.22.0" };
`;
const name = "@tensorflow/tfjs-node-gpu";
const registry = serveRegistry({
  [name]: {
    version: recipes["tfjs-node-gpu"].packages[name],
    files: { "index.js": code, "scripts/install.js": script },
  },
  // Of ONNX Runtime another version.
  "onnxruntime-node": { version: "0.0.1", files: {} },
});

interface Run {
  readonly outcome: Installed;
  readonly root: string;
}

async function install(options: Partial<InstallOptions> = {}): Promise<Run> {
  const root = path.join(folderWith({}), "engines");
  const env = { npm_config_registry: await registry, npm_config_cache: folderWith({}), ...options.env };
  const outcome = await installEngine({ engine: "tfjs-node-gpu", machine: "linux-x64", root, ...options, env });
  return { outcome, root };
}

const reasonOf = ({ outcome }: Run): string => (outcome.kind === "failed" ? outcome.reason : outcome.kind);

/** What is left in the folder of engines. */
const left = ({ root }: Run): readonly string[] => (existsSync(root) ? readdirSync(root) : []);

describe("installing an engine", () => {
  it("ends with an engine that auto takes", async () => {
    const { root, outcome } = await install();
    assert.deepEqual(outcome, { kind: "installed", folder: path.join(root, "tfjs-node-gpu-4.22.0") });
    const installed = installedEngines({ root });
    const chosen = await openEngine("auto", ({ name: each }) => ({ wasm, installed: installed[each] ?? "/nowhere" }));
    assert.ok(chosen.kind === "opened");
    assert.equal(chosen.engine.name, "tfjs-node-gpu");
  });

  it("says what goes on", async () => {
    const lines: string[] = [];
    await install({ onLine: (line) => lines.push(line) });
    assert.ok(lines.includes(`npm installs ${name}`));
    assert.ok(lines.includes("fetching TensorFlow's library"));
  });

  it("takes a libtensorflow that is there, under all the names that it goes by", async () => {
    const existing = folderWith({
      "include/c_api.h": "",
      "lib/libtensorflow.so.2.11.0": "",
      "lib/libtensorflow_framework.so.2": "",
    });
    const { outcome } = await install({ libtensorflow: existing });
    assert.ok(outcome.kind === "installed");
    const own = path.join(outcome.folder, "node_modules", name);
    assert.equal(readFileSync(path.join(own, "lib/napi-v8/tfjs_binding.node"), "utf8"), "gpu as it is");
    assert.deepEqual(readdirSync(path.join(own, "deps/lib")).sort(), [
      ...["libtensorflow.so", "libtensorflow.so.2", "libtensorflow.so.2.11.0", "libtensorflow.so.2.9.1"],
      ...["libtensorflow_framework.so", "libtensorflow_framework.so.2", "libtensorflow_framework.so.2.9.1"],
    ]);
  });

  it("can be undone", async () => {
    const { root } = await install();
    assert.equal(await removeEngine(root, "tfjs-node-gpu"), true);
    assert.equal(await removeEngine(root, "tfjs-node-gpu"), false);
    assert.deepEqual(installedEngines({ root }), {});
  });
});

describe("an installation that goes wrong leaves nothing and says why", () => {
  const says = (text: string): Partial<InstallOptions> => ({ env: { SCRIPT_SAYS: text } });
  const cases: readonly (readonly [name: string, options: Partial<InstallOptions>, reason: RegExp])[] = [
    ["wrong machine", { machine: "darwin-arm64" }, /^tfjs-node-gpu is not made for darwin-arm64, only for linux-x64, /],
    ["no npm", { env: { PATH: "/nowhere" } }, /^npm was not found: install Node\.js 20 or newer/],
    ["no registry", { env: { npm_config_registry: "http://127.0.0.1:9" } }, /^The network could not be reached\./],
    ["no such version", { engine: "onnxruntime-node" }, /^The registry does not have the package in this version\.$/],
    ["no such package", { engine: "webgpu" }, /^The registry does not have the package in this version\.$/],
    ["no library", says("Error: getaddrinfo ENOTFOUND storage.example"), /^The network could not be reached\./],
    [
      "a broken library",
      says("TAR_BAD_ARCHIVE: Unrecognized archive format"),
      /^TensorFlow's library was not downloaded/,
    ],
    ["no compiler", says("gyp ERR! stack Error: not found: make"), /building it failed: a C\+\+ compiler with make/],
    ["no Python", says("gyp ERR! find Python You need to install Python"), /to build it Python 3 is missing\.$/],
    ["a full disk", says("ENOSPC: no space left on device, write"), /^The disk is full\.$/],
    ["something else", says("Strange things happen."), /^The last words were: Strange things happen\.$/],
  ];
  for (const [title, options, reason] of cases) {
    it(title, async () => {
      const run = await install(options);
      assert.match(reasonOf(run), reason);
      assert.deepEqual(left(run), []);
    });
  }

  it("where it is cancelled, with all that it has started", async () => {
    const controller = new AbortController();
    let pid = 0;
    const run = await install({
      env: { SCRIPT_SAYS: "wait" },
      signal: controller.signal,
      onLine: (line) => {
        pid = Number(/^process (\d+)$/.exec(line)?.[1] ?? pid);
        if (pid > 0) controller.abort();
      },
    });
    assert.deepEqual([reasonOf(run), left(run)], ["cancelled", []]);
    assert.throws(() => process.kill(pid, 0), { code: "ESRCH" });
  });

  it("an engine that was there stays", async () => {
    const { root } = await install();
    const again = await install({ root, env: { SCRIPT_SAYS: "ENOSPC" } });
    assert.equal(reasonOf(again), "The disk is full.");
    assert.deepEqual(readdirSync(root), ["tfjs-node-gpu-4.22.0"]);
  });
});

it("puts TensorFlow's library beside the addon on Windows", async () => {
  const folder = folderWith({ "deps/lib/tensorflow.dll": "library", "lib/napi-v8/tfjs_binding.node": "" });
  await mendWindows(folder);
  assert.equal(readFileSync(path.join(folder, "lib/napi-v8/tensorflow.dll"), "utf8"), "library");
});

it("knows every engine that it installs", () => {
  assert.deepEqual(
    Object.keys(recipes).filter((engine) => !Object.hasOwn(engineNotes, engine)),
    [],
  );
});
