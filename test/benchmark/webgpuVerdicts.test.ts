import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { loadingFailure, unfitRuntime, webgpu } from "../../server/src/benchmark/engines/webgpu.js";
import {
  type AdapterInfo,
  type Gpu,
  type GpuDevice,
  isSoftware,
  nameOf,
  noAdapter,
  openDevice,
} from "../../server/src/benchmark/engines/webgpuDevice.js";
import { merged } from "../../server/src/benchmark/engines/webgpuKernels.js";
import { folderWith } from "../cli/run.js";

const nothing: AdapterInfo = { vendor: "", architecture: "", device: "", description: "" };
const nvidia = { ...nothing, vendor: "nvidia", architecture: "ampere", device: "nvidia-geforce-rtx-3080" };

type Told = Parameters<GpuDevice["addEventListener"]>[1];

/** A device that nothing happens to unless a test says so. */
function standIn(): { readonly device: GpuDevice; readonly lose: (message: string) => void; readonly refuse: Told } {
  let lose: (message: string) => void = () => undefined;
  let told: Told = () => undefined;
  const lost = new Promise<{ reason: string; message: string }>((resolve) => {
    lose = (message) => resolve({ reason: "unknown", message });
  });
  const device: GpuDevice = {
    lost,
    features: new Set(),
    addEventListener: (_, listener) => {
      told = listener;
    },
    destroy: () => undefined,
  };
  return { device, lose, refuse: (event) => told(event) };
}

const gpuWith = (requestDevice: () => Promise<GpuDevice>): Gpu => ({
  requestAdapter: () => Promise.resolve({ info: nvidia, features: new Set(), limits: {}, requestDevice }),
});

describe("a GPU", () => {
  it("that is not there is told with what it needs", async () => {
    const opened = await openDevice({ requestAdapter: () => Promise.resolve(null) });
    assert.deepEqual(opened, { unavailable: noAdapter() });
    assert.match(noAdapter("linux"), /^no GPU was found: it needs libvulkan\.so\.1 .* and a recent Vulkan driver$/);
    assert.match(noAdapter("win32"), /Direct3D 12$/);
    assert.match(noAdapter("darwin"), /Metal$/);
  });

  it("that cannot be opened gives its reason", async () => {
    const opened = await openDevice(gpuWith(() => Promise.reject(new Error("out of devices\n at Dawn"))));
    assert.deepEqual(opened, { unavailable: "the GPU nvidia-geforce-rtx-3080 cannot be opened: out of devices" });
  });

  it("that is lost fails whatever waits for it", async () => {
    const { device, lose } = standIn();
    const opened = await openDevice(gpuWith(() => Promise.resolve(device)));
    assert.ok(!("unavailable" in opened));
    lose("the driver was reset\nby somebody");
    await assert.rejects(opened.failure, { message: "The GPU device was lost: the driver was reset" });
  });

  it("that refuses a command fails whatever waits for it", async () => {
    const { device, refuse } = standIn();
    const opened = await openDevice(gpuWith(() => Promise.resolve(device)));
    assert.ok(!("unavailable" in opened));
    refuse({ error: { message: "Buffer size (9) exceeds the max buffer size limit (8).\n - While" } });
    const message = "The GPU refused a command: Buffer size (9) exceeds the max buffer size limit (8).";
    await assert.rejects(opened.failure, { message });
  });
});

describe("an adapter", () => {
  const cases: readonly (readonly [info: Partial<AdapterInfo>, isSoftware: boolean, name: string])[] = [
    [nvidia, false, "nvidia-geforce-rtx-3080"],
    [{ ...nvidia, description: "NVIDIA: 535.86" }, false, "nvidia-geforce-rtx-3080, NVIDIA: 535.86"],
    [{ vendor: "apple", architecture: "metal-3" }, false, "apple metal-3"],
    [{ device: "swiftshader-device-subzero-" }, true, "swiftshader-device-subzero"],
    [{ device: "llvmpipe-llvm-15-0-6-256-bits-" }, true, "llvmpipe-llvm-15-0-6-256-bits"],
    [{ device: "microsoft-basic-render-driver" }, true, "microsoft-basic-render-driver"],
    [{ vendor: "mesa", isFallbackAdapter: true }, true, "mesa"],
    [{}, false, "unnamed"],
  ];
  for (const [info, wanted, name] of cases) {
    it(`${name} computes on the ${wanted ? "CPU" : "GPU"}`, () => {
      assert.deepEqual([isSoftware({ ...nothing, ...info }), nameOf({ ...nothing, ...info })], [wanted, name]);
    });
  }
});

describe("WebGPU is not available", () => {
  it("where it is not installed", async () => {
    assert.deepEqual(await webgpu.open({ wasm: "" }), { unavailable: "it is not installed" });
    assert.deepEqual(await webgpu.open({ wasm: "", installed: folderWith({ "package.json": "{}" }) }), {
      unavailable: "it is not installed",
    });
  });

  it("where its library cannot be loaded", async () => {
    const installed = folderWith({ "package.json": "{}" });
    const place = path.join(installed, "node_modules/webgpu");
    mkdirSync(place, { recursive: true });
    const message = "/lib/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /dist/linux-x64/dawn.node)";
    writeFileSync(path.join(place, "index.js"), `throw new Error(${JSON.stringify(message)});`);
    const unavailable = "the system's C++ library is older than it needs";
    assert.deepEqual(await webgpu.open({ wasm: "", installed }), { unavailable });
  });

  it("in the Node of VS Code, and says what to set", () => {
    assert.match(unfitRuntime({ ...process.versions, electron: "39.0.0" }) ?? "", /yoloConfig\.benchmark\.node$/);
    assert.equal(unfitRuntime(process.versions), undefined);
  });

  const cases: readonly (readonly [message: string, meaning: string])[] = [
    ["Cannot find module 'webgpu'\nRequire stack:", "it is not installed"],
    ["Cannot find module '@tensorflow/tfjs-backend-webgpu'", "it is not installed"],
    [
      "Cannot find module '/x/webgpu/dist/linux-ia32/dawn.node'",
      `there is no WebGPU for ${process.platform}-${process.arch}`,
    ],
    ["Something else\nwith a stack", "Something else"],
  ];
  for (const [message, meaning] of cases) {
    it(`because ${meaning}`, () => assert.equal(loadingFailure(message), meaning));
  }
});

describe("shapes that broadcast together", () => {
  const cases: readonly (readonly [shapes: number[][], short: number[][]])[] = [
    [
      [
        [2, 3, 4, 5, 6],
        [2, 3, 4, 5, 6],
      ],
      [[720], [720]],
    ],
    [
      [
        [1, 3, 8, 8, 2],
        [1, 3, 1, 1, 2],
      ],
      [
        [3, 64, 2],
        [3, 1, 2],
      ],
    ],
    [
      [[1, 3, 8, 8, 2], [2]],
      [
        [192, 2],
        [1, 2],
      ],
    ],
    [
      [[1, 1, 1, 1, 1], []],
      [[], []],
    ],
  ];
  for (const [shapes, short] of cases) {
    it(`${shapes.map((shape) => shape.join("x")).join(" and ")} become fewer`, () => {
      assert.deepEqual(merged(shapes), short);
    });
  }
});
