import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeText } from "../../server/src/analysis/analyze.js";
import { rules } from "../../server/src/analysis/rules/table.js";
import { summaryLine } from "../../server/src/analysis/summary.js";
import type { Analysis, ModelTotals } from "../../server/src/analysis/types.js";
import type { CounterName } from "../../server/src/torch/counters.js";
import { repr } from "../../server/src/values/repr.js";
import { list } from "../../server/src/values/value.js";
import type { VersionProfile } from "../../server/src/yolov5/versions.js";
import { configText, type GoldenConfig, goldenConfigs, goldenErrors, type GoldenTotals } from "./goldenConfig.js";
import { profiles } from "./profiles.js";

const imgsz = [640, 640] as const;
const analyzeGolden = (golden: GoldenConfig, version: VersionProfile, counter: CounterName): Analysis =>
  analyzeText(configText(golden), { version, imgsz, counter, stem: golden.name });

const warnings = new Set<string>(rules.filter(({ severity }) => severity !== "error").map(({ code }) => code));

function layersOf({ layers }: Analysis) {
  return layers.map(({ args, type, params, outputs, macs, built, status }) => ({
    args: repr(list(args)),
    type,
    params,
    out: outputs,
    macs,
    repeats: built.printedRepeats,
    status,
  }));
}

const expectedLayers = ({ layers }: GoldenConfig) =>
  layers.map(({ args, type, params, out, macs, repeats }) => ({
    ...{ args, type, params, out, macs, repeats },
    status: "known",
  }));

const gflops = (macs: number | undefined): number => ((macs ?? NaN) / 1e9) * 2;

function compareTotals(
  found: ModelTotals,
  golden: GoldenTotals,
  { summary: style }: VersionProfile,
  stem: string,
): void {
  assert.equal(found.layers, golden.layers, "layers");
  assert.equal(found.params, golden.params, "params");
  assert.equal(summaryLine(found, style, stem), golden.summary);
}

function compareFigures(golden: GoldenConfig, version: VersionProfile): void {
  const analysis = analyzeGolden(golden, version, version.counter);
  assert.deepEqual(layersOf(analysis), expectedLayers(golden));
  assert.deepEqual(analysis.model.strides, golden.strides);
  assert.deepEqual(analysis.model.failures, []);
  assert.deepEqual(
    analysis.problems.filter(({ code }) => !warnings.has(code)),
    [],
  );
  const { totals } = analysis;
  assert.equal(totals.macs, golden.macs);
  assert.equal(totals.complete, true);
  compareTotals(totals, golden.totals, version, golden.name);
  compareTotals(totals.fused, golden.fused, version, golden.name);
  assert.equal(totals.summary, golden.totals.summary);
}

function compareCounter(golden: GoldenConfig, version: VersionProfile, counter: CounterName, at: number): void {
  const { layers, totals } = analyzeGolden(golden, version, counter);
  assert.deepEqual(
    layers.map((layer) => layer.gflops),
    golden.layers.map(({ counted }) => gflops(counted[at])),
    counter,
  );
  assert.equal(totals.gflops, golden.totals.gflops[at], counter);
  assert.equal(totals.fused.gflops, golden.fused.gflops[at], `${counter}, fused`);
}

for (const [name, version] of Object.entries(profiles)) {
  test(`${name}: every figure of every config is what PyTorch measured`, async (context) => {
    for (const golden of goldenConfigs(name)) {
      await context.test(golden.name, () => {
        compareFigures(golden, version);
        golden.counters.forEach((counter, at) => compareCounter(golden, version, counter, at));
      });
    }
  });

  test(`${name}: a file without a model fails as YOLOv5 fails`, () => {
    for (const { error } of goldenErrors(name)) {
      const { model, layers } = analyzeText("anchors_p5_640:\n  - [10, 13, 16, 30, 33, 23]\n", { version, imgsz });
      const [{ exception, message } = {}] = model.failures;
      assert.deepEqual({ exception, message }, error);
      assert.deepEqual(layers, []);
    }
  });
}
