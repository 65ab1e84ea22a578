import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import type { LspClient } from "../support/lspClient.js";
import { withServer } from "../support/lspClient.js";
import { smallModel } from "../support/smallModel.js";
import { folderWith } from "../cli/run.js";

const uri = "file:///configs/small.yaml";
const settings = { imgsz: 64, benchmark: { engine: "cpu", seconds: 1 } };

/** Opens the small model in a server that keeps what it has in a folder. */
const withModel = (use: (client: LspClient, storage: string) => Promise<void>): Promise<void> => {
  const storage = folderWith({});
  return withServer(
    "process",
    async (client) => {
      client.settings = settings;
      await client.open(uri, smallModel());
      await use(client, storage);
    },
    { options: { storage, runsCommands: true } },
  );
};

async function measure(client: LspClient) {
  const answer = await client.request("yoloConfig/benchmark", { uri });
  assert.ok(answer.kind === "measured", JSON.stringify(answer));
  return answer;
}

const titlesOf = async (client: LspClient): Promise<readonly string[]> =>
  (await client.lenses(uri)).map(({ command }) => command?.title ?? "");

describe("the benchmark of an open config", () => {
  it("is told above its rows, until the text is another", () =>
    withModel(async (client) => {
      const { title, html } = await measure(client);
      assert.match(title, /ms a pass of 1 x 64 x 64 on cpu/);
      assert.match(html, /<meter /);
      assert.ok((await titlesOf(client)).some((text) => / ms \(\d+ %\)/.test(text)));
      await client.edit(uri, "Conv, [32, 3, 2]", "Conv, [64, 3, 2]");
      assert.ok((await titlesOf(client)).some((text) => text.includes("before the edit")));
    }));

  it("is kept, the newest of every engine, and compared", () =>
    withModel(async (client, storage) => {
      await measure(client);
      await measure(client);
      await client.changeSettings({ ...settings, benchmark: { ...settings.benchmark, engine: "wasm" } });
      await measure(client);
      const kept = await client.request("yoloConfig/benchmarks", null);
      assert.deepEqual(
        kept.map(({ label }) => label),
        ["small on wasm", "small on cpu"],
      );
      const page = await client.request("yoloConfig/compareBenchmarks", { ids: kept.map(({ id }) => id) });
      assert.match(page?.html ?? "", /<th>small, wasm<\/th><th>small, cpu<\/th>/);
      assert.match(page?.html ?? "", /<th>9 Detect<\/th>/);
      assert.equal((JSON.parse(page?.json ?? "[]") as unknown[]).length, 2);
      assert.ok(existsSync(path.join(storage, "benchmarks.json")));
    }));

  it("is there again in the next server, and a broken file is none", async () => {
    const storage = folderWith({ "benchmarks.json": "{ half" });
    const options = { options: { storage } };
    const use = async (client: LspClient): Promise<number> => {
      client.settings = settings;
      await client.open(uri, smallModel());
      const before = await client.request("yoloConfig/benchmarks", null);
      if (before.length === 0) await measure(client);
      return before.length;
    };
    const counts: number[] = [];
    for (let i = 0; i < 2; i++)
      await withServer("process", async (client) => void counts.push(await use(client)), options);
    assert.deepEqual(counts, [0, 1]);
  });
});

describe("exporting an open config", () => {
  it("writes its model as ONNX", () =>
    withModel(async (client, storage) => {
      const file = path.join(storage, "small.onnx");
      const done = await client.request("yoloConfig/exportOnnx", { uri, file });
      assert.ok(done.kind === "done", JSON.stringify(done));
      assert.ok(readFileSync(file).includes("L9_conv2d"));
    }));

  it("says what keeps it from being written", () =>
    withModel(async (client, storage) => {
      const nowhere = await client.request("yoloConfig/exportOnnx", { uri, file: path.join(storage, "no/such.onnx") });
      assert.match(nowhere.kind === "refused" ? nowhere.reason : "", /such\.onnx cannot be written: ENOENT/);
      await client.edit(uri, "Concat, [1]", "Concat, [7]");
      const broken = await client.request("yoloConfig/exportOnnx", { uri, file: path.join(storage, "small.onnx") });
      assert.equal(broken.kind, "refused");
    }));
});

describe("engines", () => {
  it("are listed with what someone agrees to, and found where settings say", () =>
    withModel(async (client) => {
      await client.changeSettings({ benchmark: { engines: { "onnxruntime-node": path.join(__dirname, "../..") } } });
      const engines = await client.request("yoloConfig/engines", null);
      const [gpu] = engines;
      assert.equal(gpu?.name, "tfjs-node-gpu");
      assert.match(gpu.consent, /@tensorflow\/tfjs-node-gpu 4\.22\.0 .* from npm .* CUDA 11\.2/);
      assert.deepEqual(
        engines.filter(({ installed }) => installed).map(({ name }) => name),
        ["onnxruntime-node"],
      );
    }));

  it("that are none are neither installed nor removed", () =>
    withModel(async (client) => {
      for (const method of ["yoloConfig/installEngine", "yoloConfig/removeEngine"] as const) {
        const answer = await client.request(method, { engine: "../../etc" });
        assert.equal(answer.kind, "refused");
      }
      const removed = await client.request("yoloConfig/removeEngine", { engine: "webgpu" });
      assert.ok(removed.kind === "refused" && /was not installed by this extension/.test(removed.reason));
    }));
});
