import assert from "node:assert/strict";
import { once } from "node:events";
import { fork } from "node:child_process";
import path from "node:path";
import { describe, it } from "node:test";
import { runJob, type HostOptions, type Verdict } from "../../server/src/benchmark/worker/host.js";
import type { Job } from "../../server/src/benchmark/worker/messages.js";
import { readReply, readRequest } from "../../server/src/benchmark/worker/messages.js";
import { engineNotes } from "../../server/src/features/engines.data.js";
import { smallProgram } from "./smallProgram.js";

const worker = path.join(__dirname, "../../server/src/benchmark/worker/main.ts");
const misbehaving = path.join(__dirname, "workers/misbehaving.cjs");
const wasm = path.join(__dirname, "../../node_modules/@tensorflow/tfjs-backend-wasm/dist");

const job = (engine: string, installed: Job["installed"] = {}): Job => ({
  kind: "run",
  program: smallProgram,
  engine,
  seconds: 0.01,
  wasm,
  installed,
});

const runReal = (engine: string, installed?: Job["installed"], options?: Partial<HostOptions>): Promise<Verdict> =>
  runJob(job(engine, installed), { script: worker, execArgv: ["--import", "tsx"], ...options });

const reasonOf = (verdict: Verdict): string => ("reason" in verdict ? verdict.reason : verdict.kind);

describe("a worker that goes wrong", () => {
  const cases: readonly (readonly [engine: string, kind: Verdict["kind"], reason: RegExp, Partial<HostOptions>?])[] = [
    ["abort", "crashed", /^The engine's process ended by SIGABRT/],
    ["exit", "crashed", /^The engine's process ended with code 7: engine: no device\.$/],
    ["hang", "hung", /^The engine has not answered for 1 s and was stopped\.$/, { patience: 1000 }],
    ["nonsense", "failed", /^The worker said something that is not known\.$/],
    ["out of memory", "out of memory", /^The engine ran out of memory: a smaller image/, { heap: 30 }],
    ["wasm out of memory", "out of memory", /^The engine ran out of memory/],
  ];
  for (const [engine, kind, reason, options] of cases) {
    it(`is told apart: ${engine}`, async () => {
      const verdict = await runJob(job(engine), { script: misbehaving, ...options });
      assert.equal(verdict.kind, kind);
      assert.match(reasonOf(verdict), reason);
    });
  }

  it("is told apart: a Node that is not there", async () => {
    const verdict = await runJob(job("abort"), { script: misbehaving, node: "/nowhere/node" });
    assert.equal(verdict.kind, "failed");
    assert.match(reasonOf(verdict), /^The worker could not be started: .*ENOENT/);
  });

  it("is stopped when the run is cancelled, even where it does not listen", async () => {
    const controller = new AbortController();
    const ended = runJob(job("deaf"), { script: misbehaving, signal: controller.signal, grace: 50 });
    controller.abort();
    assert.deepEqual(await ended, { kind: "cancelled" });
  });

  it("ends with its parent", async () => {
    const child = fork(worker, { execArgv: ["--import", "tsx"], silent: true });
    await once(child, "spawn");
    child.disconnect();
    const [code] = (await once(child, "exit")) as [number | null];
    assert.equal(code, 0);
  });
});

describe("a run", () => {
  it("gives times for the whole and for every row", async () => {
    const phases: string[] = [];
    const verdict = await runReal("cpu", {}, { onPhase: (phase) => phases.push(phase) });
    assert.ok(verdict.kind === "measured");
    const { engine, device, runs, ms, rows, checksum, failed } = verdict.measured;
    assert.deepEqual([engine, device, failed], ["cpu", "CPU (JavaScript)", []]);
    assert.ok(runs >= 5 && ms.min <= ms.p10 && ms.p10 <= ms.median && ms.median <= ms.p90);
    assert.deepEqual(
      rows.map(({ index }) => index),
      [0, 1],
    );
    assert.ok(checksum > 0);
    assert.deepEqual(phases, ["open", "compile", "warm up", "measure", "rows"]);
  });

  it("gives the same values on every engine", async () => {
    const [one, other] = [await runReal("cpu"), await runReal("wasm")];
    assert.ok(one.kind === "measured" && other.kind === "measured");
    assert.ok(Math.abs(one.measured.checksum - other.measured.checksum) < 1e-4 * one.measured.checksum);
  });

  it("takes wasm where no engine with a GPU is installed, and says so", async () => {
    const verdict = await runReal("auto");
    assert.ok(verdict.kind === "measured");
    assert.equal(verdict.measured.engine, "wasm");
    const others = Object.keys(engineNotes).filter((name) => !["auto", "wasm", "cpu"].includes(name));
    assert.deepEqual(
      verdict.measured.passedOver,
      others.map((name) => `${name}: it is not installed`),
    );
  });

  it("says what an engine lacks", async () => {
    assert.deepEqual(await runReal("tfjs-node-gpu"), {
      kind: "failed",
      reason: "tfjs-node-gpu is not available: it is not installed.",
    });
  });

  it("says which engines there are", async () => {
    assert.match(reasonOf(await runReal("cuda")), /^There is no engine cuda: tfjs-node-gpu, .*wasm, cpu\.$/);
  });
});

describe("messages", () => {
  const wrong = [null, 1, "run", {}, { kind: "run" }, { ...job("cpu"), program: { steps: 3 } }];
  it("of another kind are no requests and no replies", () => {
    for (const value of wrong) assert.deepEqual([readRequest(value), readReply(value)], [undefined, undefined]);
  });
});
