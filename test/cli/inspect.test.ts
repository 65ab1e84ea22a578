import assert from "node:assert/strict";
import path from "node:path";
import { describe, it } from "node:test";
import type { Inspection } from "../../server/src/features/inspect.js";
import type { TraceJsonNode } from "../../server/src/torch/traceJson.js";
import { folderWith, laterFamily, run } from "./run.js";

const inspect = (...args: readonly string[]) => run(["inspect", ...args]);

async function inspected(...args: readonly string[]): Promise<Inspection> {
  const { out } = await inspect("--json", ...args);
  return JSON.parse(out) as Inspection;
}

describe("the table", () => {
  it("ends in the summary and the totals after fusing", async () => {
    const { code, out } = await inspect("examples/yolov5s.yaml");
    assert.equal(code, 0);
    assert.deepEqual(out.split("\n").slice(-3), [
      "YOLOv5s summary: 214 layers, 7235389 parameters, 7235389 gradients, 16.6 GFLOPs",
      "Fused: 157 layers, 7225885 parameters, 16.4 GFLOPs",
      "",
    ]);
  });

  it("shows what is known of a broken config, and the findings below", async () => {
    const { code, out } = await inspect("examples/broken.yaml");
    assert.equal(code, 1);
    assert.match(out, /^ {2}8 .* models\.common\.C3 .*512×20×20/m);
    assert.match(
      out,
      /^The totals are incomplete: \d+ of 25 rows could be worked out\.\n\nexamples.broken\.yaml:21:13: error/m,
    );
  });

  it("is left out for a file that is no model", async () => {
    const { code, out } = await run(["inspect", "-"]);
    assert.deepEqual([code, out], [1, "<stdin>:1:1: error: The file is empty. [config.not-model]\n"]);
    const later = await run(["inspect", "-"], { input: laterFamily });
    assert.equal(later.code, 0);
    assert.match(later.out, /^<stdin>:1:1: information: /);
  });

  it("is of one file", async () => {
    const { code, err } = await inspect("examples");
    assert.deepEqual([code, err], [2, "yolo-config: examples is a folder; name a file in it.\n"]);
  });
});

describe("the JSON", () => {
  it("has every layer", async () => {
    const { file, layers, totals, diagnostics } = await inspected("examples/yolov5s.yaml");
    assert.equal(file, path.normalize("examples/yolov5s.yaml"));
    assert.deepEqual([layers.length, totals.gflops, totals.fused.gflops, diagnostics.length], [25, 16.6, 16.4, 0]);
  });

  it("keeps its form for a file that is no model", async () => {
    const file = path.join(folderWith({ "data.yaml": "train: images\n" }), "data.yaml");
    const { family, layers, totals, diagnostics } = await inspected(file);
    assert.deepEqual([family, layers, totals.params, totals.gflops], ["none", [], null, null]);
    assert.deepEqual(
      diagnostics.map(({ code, severity }) => [code, severity]),
      [["config.not-model", "error"]],
    );
  });

  it("follows the options", async () => {
    const { version, imgsz, counter, layers } = await inspected(
      ...["stock:yolov5n", "--yolov5", "v6.0", "--imgsz", "320x640", "--counter", "ul-thop-2.1.6", "--ch", "1"],
    );
    assert.deepEqual([version, imgsz, counter], ["v6.0", [320, 640], "ultralytics-thop-2.1.6"]);
    assert.deepEqual(layers[0]?.inputShapes, [[1, 1, 320, 640]]);
    assert.deepEqual(layers[0].outputShapes, [[1, 16, 160, 320]]);
    const scaled = await inspected("stock:yolov5n", "--depth", "1", "--width", "1.0", "--nc", "3");
    const large = await inspected("stock:yolov5l", "--nc", "3");
    assert.equal(scaled.totals.params, large.totals.params);
  });
});

describe("the trace", () => {
  it("names every operator with its module, and adds up to the figures of the rows", async () => {
    const { out } = await inspect("--json", "--trace", "examples/yolov5s.yaml");
    const { trace, totals } = JSON.parse(out) as Inspection & { readonly trace: readonly TraceJsonNode[] };
    const sum = (key: "params" | "macs") => trace.reduce((total, node) => total + (node[key] ?? NaN), 0);
    assert.deepEqual([sum("params"), sum("macs")], [totals.params, totals.macs]);
    const { op, module, layer, outputShapes } = trace[0] ?? {};
    assert.deepEqual(
      { op, module, layer, outputShapes },
      {
        op: "conv2d",
        module: "model.0.conv",
        layer: 0,
        outputShapes: [[1, 32, 320, 320]],
      },
    );
  });
});
