import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import backend from "@tensorflow/tfjs-backend-webgpu/package.json";
import dawn from "webgpu/package.json";
import type { Opened } from "../../server/src/benchmark/engines/engine.js";
import { openWebgpu } from "../../server/src/benchmark/engines/webgpu.js";
import { WebgpuSession } from "../../server/src/benchmark/engines/webgpuSession.js";
import { foldNorms } from "../../server/src/benchmark/program/folding.js";
import { programOf } from "../../server/src/benchmark/program/programOf.js";
import { runJob, type Verdict } from "../../server/src/benchmark/worker/host.js";
import { NotAnalysed, PythonError } from "../../server/src/values/errors.js";
import { type Case, difference, reference, judge, type CaseVerdict } from "./figures.js";
import { recorded } from "./recordedCase.js";
import { smallProgram } from "./smallProgram.js";
import { differences, measured, stockProgram } from "./stockFigures.js";

const root = path.join(__dirname, "../..");

/** Vulkan on the CPU, as Chromium brings it; elsewhere the tests run on the machine's own GPU. */
const swiftShader = "/usr/lib/chromium/vk_swiftshader_icd.json";
const hasOwnDriver = process.platform !== "linux" || process.env.VK_DRIVER_FILES !== undefined;
if (!hasOwnDriver) process.env.VK_DRIVER_FILES = swiftShader;

function demandDriver(): void {
  const isThere = hasOwnDriver || existsSync(swiftShader);
  assert.ok(isThere, `${swiftShader} is missing: apt-get install chromium-common libvulkan1`);
}

async function opening(options: readonly string[]): Promise<Opened> {
  const opened = await openWebgpu(root, options);
  assert.ok(!("unavailable" in opened), "unavailable" in opened ? opened.unavailable : "");
  return opened;
}

describe("WebGPU without a driver", () => {
  it("records and submits a whole network, and tells its rows", async () => {
    const opened = await opening(["backend=null"]);
    const before = tf.memory().numTensors;
    const program = foldNorms(stockProgram("yolov5n", 64));
    const session = opened.load(program, () => undefined);
    await session.pass();
    const afterOne = tf.memory().numTensors;
    await session.burst(2);
    const rows = await session.rows();
    assert.deepEqual(session.failed, []);
    const told = [...rows.keys()].filter((index) => index >= 0);
    assert.deepEqual(told, [...new Set(program.steps.map(({ layer }) => layer))]);
    assert.equal(tf.memory().numTensors, afterOne);
    session.dispose();
    assert.equal(tf.memory().numTensors, before);
    opened.close?.();
    const navigator: unknown = Reflect.get(globalThis, "navigator");
    assert.ok(navigator === undefined || !("gpu" in Object(navigator)));
  });

  it("waits at the end of every row where the GPU has no clock", async () => {
    await tf.setBackend("cpu");
    let fences = 0;
    const session = new WebgpuSession(
      tf,
      smallProgram,
      {
        progress: () => undefined,
        hasTimestamps: false,
        uploadToGPU: () => undefined,
        fence: () => {
          fences++;
          return Promise.resolve();
        },
        orFailure: (promise) => promise,
        timed: () => Promise.reject(new Error("there is no clock")),
      },
      () => undefined,
    );
    assert.deepEqual([...(await session.rows()).keys()], [0, 1]);
    assert.equal(fences, 3);
    session.dispose();
  });
});

/** WGSL lets them differ by 2 ** -11. */
const rough: ReadonlySet<string> = new Set(["sin", "cos", "tan", "sinc"]);

/** How a case differs from PyTorch; `left out` where something of it is not run, with the reason. */
async function verdictOf(
  opened: Opened,
  { title, source, shapes, outputs }: Case,
): Promise<{ readonly wrong?: string; readonly leftOut?: string }> {
  try {
    const program = programOf(recorded(reference.prelude + source, shapes));
    const [skipped] = program.skipped;
    if (skipped) return { leftOut: skipped.reason };
    const session = opened.load(program, () => undefined);
    const made = await session.outputs();
    const [failed] = session.failed;
    session.dispose();
    if (failed) return { leftOut: `${failed.op}: ${failed.reason}` };
    if (made.length !== outputs.length) return { leftOut: `${made.length} outputs` };
    const tolerance = program.steps.some(({ op }) => rough.has(op)) ? 1e-3 : 1e-4;
    const wrong = outputs.map((figures, i) => difference(made[i] ?? [], figures.shape, figures, tolerance));
    const first = wrong.find((each) => each !== undefined);
    return first === undefined ? {} : { wrong: first };
  } catch (error) {
    if (error instanceof NotAnalysed) return { leftOut: error.reason };
    if (error instanceof PythonError) return { wrong: `${error.exception}: ${error.message}` };
    throw new Error(title, { cause: error });
  }
}

describe("WebGPU on SwiftShader", () => {
  let opened: Opened;

  before(async () => {
    demandDriver();
    opened = await opening(["disable-dawn-features=timestamp_quantization"]);
  });

  after(() => opened.close?.());

  it("computes what PyTorch does", async () => {
    const { cases } = reference;
    const before = tf.memory().numTensors;
    const verdicts: (CaseVerdict & { readonly title: string })[] = [];
    for (const one of cases) verdicts.push({ title: one.title, ...(await verdictOf(opened, one)) });
    judge(verdicts);
    assert.equal(tf.memory().numTensors, before);
  });

  it("computes what YOLOv5 does, and times its rows", async () => {
    const { size, rows: wanted } = measured.yolov5n ?? { size: 0, rows: [] };
    const session = opened.load(foldNorms(stockProgram("yolov5n", size)), () => undefined);
    const made = await session.outputs();
    assert.deepEqual(session.failed, []);
    assert.deepEqual(
      wanted.flatMap((row, i) => differences(made[i] ?? [], row[0], row).map((text) => `${i}: ${text}`)),
      [],
    );
    const rows = await session.rows();
    // Rows that only copy take no time worth a tick of some clocks.
    const timed = [...rows.values()].filter((ms) => ms > 0);
    assert.ok(timed.length > wanted.length / 2 && timed.every(Number.isFinite));
    session.dispose();
  });
});

describe("a run on WebGPU", () => {
  const run = (engine: string): Promise<Verdict> =>
    runJob(
      {
        kind: "run",
        program: smallProgram,
        engine,
        seconds: 0.01,
        wasm: path.join(root, "node_modules/@tensorflow/tfjs-backend-wasm/dist"),
        installed: { webgpu: root },
      },
      { script: path.join(root, "server/src/benchmark/worker/main.ts"), execArgv: ["--import", "tsx"] },
    );

  before(demandDriver);

  it("gives the values of other engines, and its process ends by itself", async () => {
    const [webgpu, cpu] = [await run("webgpu"), await run("cpu")];
    assert.ok(webgpu.kind === "measured" && cpu.kind === "measured", JSON.stringify(webgpu));
    const { device, checksum, rows, versions, failed } = webgpu.measured;
    assert.ok(Math.abs(checksum - cpu.measured.checksum) < 1e-4 * checksum);
    const told = rows.map(({ index }) => index).filter((index) => index >= 0);
    assert.deepEqual(told, [0, 1]);
    assert.deepEqual([versions.webgpu, versions["tfjs-backend-webgpu"], failed], [dawn.version, backend.version, []]);
    if (!hasOwnDriver) assert.match(device, /^CPU \(swiftshader/);
  });

  it("is what auto takes only where the adapter is a GPU", async () => {
    const [webgpu, auto] = [await run("webgpu"), await run("auto")];
    assert.ok(webgpu.kind === "measured" && auto.kind === "measured", JSON.stringify([webgpu, auto]));
    assert.equal(auto.measured.engine, webgpu.measured.isGpu ? "webgpu" : "wasm");
    assert.equal(auto.measured.passedOver.includes("webgpu: it has no GPU"), !webgpu.measured.isGpu);
  });
});
