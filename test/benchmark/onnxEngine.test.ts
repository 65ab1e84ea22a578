import assert from "node:assert/strict";
import path from "node:path";
import { describe, it } from "node:test";
import { foldNorms } from "../../server/src/benchmark/program/folding.js";
import { programOfModel } from "../../server/src/benchmark/program/programOfModel.js";
import { probeEngine, runJob } from "../../server/src/benchmark/worker/host.js";
import type { Job } from "../../server/src/benchmark/worker/messages.js";
import { stockText } from "../../server/src/yolov5/stock/stock.js";
import { analyse } from "../support/analyse.js";

const root = path.join(__dirname, "../..");
const host = { script: path.join(root, "server/src/benchmark/worker/main.ts"), execArgv: ["--import", "tsx"] };
const places = {
  wasm: path.join(root, "node_modules/@tensorflow/tfjs-backend-wasm/dist"),
  installed: { "onnxruntime-node": root },
};

const { model } = analyse(stockText("yolov5n") ?? "");
const program = foldNorms(programOfModel(model, { batch: 1, imgsz: [64, 64] }));
const job = (engine: string): Job => ({ kind: "run", program, engine, seconds: 0.1, ...places });

describe("ONNX Runtime", () => {
  it("computes what WebAssembly does, and tells its rows", async () => {
    const [ort, wasm] = [await runJob(job("onnxruntime-node"), host), await runJob(job("wasm"), host)];
    assert.ok(ort.kind === "measured" && wasm.kind === "measured", JSON.stringify(ort));
    ort.measured.samples.forEach((values, at) => {
      const wanted = wasm.measured.samples[at] ?? [];
      const largest = Math.max(...wanted.map(Math.abs));
      const differences = values.map((value, i) => Math.abs(value - (wanted[i] ?? NaN)) / largest);
      assert.ok(Math.max(...differences) <= 1e-4, `output ${at}`);
    });
    assert.deepEqual(ort.measured.failed, []);
    const rows = ort.measured.rows.map(({ index }) => index);
    assert.deepEqual(
      rows.filter((index) => index >= 0),
      // Rows that only join or repeat may be fused away.
      model.rows.map(({ index }) => index).filter((index) => rows.includes(index)),
    );
    assert.ok(rows.length > 20);
  });

  it("says what it runs on", async () => {
    const answer = await probeEngine({ kind: "probe", engine: "onnxruntime-node", ...places }, host);
    assert.ok(answer.kind === "probed", JSON.stringify(answer));
    assert.match(answer.probed.versions["onnxruntime-node"] ?? "", /^1\./);
  });

  it("runs what it can, and names what it cannot with its row", async () => {
    const steps = program.steps.map((step) =>
      step.layer === 24 && step.op === "cat" ? { ...step, op: "strange" } : step,
    );
    const outputs = [...program.outputs, program.steps[3]?.outputs[0]?.id ?? 0];
    const answer = await runJob({ ...job("onnxruntime-node"), program: { ...program, steps, outputs } }, host);
    assert.ok(answer.kind === "measured", JSON.stringify(answer));
    assert.ok(answer.measured.failed.some(({ op, layer }) => op === "strange" && layer === 24));
  });
});
