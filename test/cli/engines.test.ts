import assert from "node:assert/strict";
import path from "node:path";
import { describe, it } from "node:test";
import { folderWith, run } from "./run.js";

const engines = (args: readonly string[], files: Readonly<Record<string, string>> = {}) => {
  const folder = folderWith(files);
  return run(["engines", ...args], { env: { YOLO_CONFIG_ENGINES: folder } });
};

describe("yolo-config engines", () => {
  it("lists what can be installed, and where what is installed is", async () => {
    const { out, code } = await engines([], { "webgpu-0.6.2/package.json": "{}" });
    assert.equal(code, 0);
    assert.match(out, /^tfjs-node-gpu +not installed\n/m);
    assert.match(out, /^webgpu +\/.*webgpu-0\.6\.2\n/m);
  });

  it("installs nothing without consent, and says what it would", async () => {
    const { err, code } = await engines(["install", "tfjs-node-gpu"]);
    assert.equal(code, 2);
    assert.match(
      err,
      /@tensorflow\/tfjs-node-gpu 4\.22\.0 .* from npm .*about 1900 MB.*CUDA 11\.2.*Say --yes to go on\./,
    );
  });

  it("removes an engine and not the one whose name begins alike", async () => {
    const folder = folderWith({ "tfjs-node-4.22.0/package.json": "{}", "tfjs-node-gpu-4.22.0/package.json": "{}" });
    const env = { YOLO_CONFIG_ENGINES: folder };
    assert.equal((await run(["engines", "remove", "tfjs-node"], { env })).out, "tfjs-node was removed.\n");
    assert.equal((await run(["engines", "remove", "tfjs-node"], { env })).out, "tfjs-node is not installed.\n");
    const { out } = await run(["engines"], { env });
    assert.ok(out.includes(path.join(folder, "tfjs-node-gpu-4.22.0")));
  });

  it("says what it does not know", async () => {
    assert.match((await engines(["install", "webgp"])).err, /Name one of .*webgpu.*webgpu\?/);
    assert.match((await engines(["update"])).err, /There is install and remove, not update\./);
    assert.match((await engines(["install", "../x", "--yes"])).err, /Name one of /);
  });
});
