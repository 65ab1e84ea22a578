import assert from "node:assert/strict";
import { rules } from "../../server/src/analysis/rules/table.js";
import { summaryLine } from "../../server/src/analysis/summary.js";
import type { Analysis, ModelTotals } from "../../server/src/analysis/types.js";
import type { CounterName } from "../../server/src/torch/counters.js";
import { repr } from "../../server/src/values/repr.js";
import { list } from "../../server/src/values/value.js";
import type { VersionProfile } from "../../server/src/yolov5/versions.js";
import type { GoldenConfig, GoldenTotals } from "./goldenConfig.js";

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

/** Whether every figure that the version's own counter has part in is as measured. */
export function compareFigures(golden: GoldenConfig, version: VersionProfile, analysis: Analysis): void {
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

/** Whether all that counters count is as measured; `analyse` takes the config anew with each. */
export function compareCounters(golden: GoldenConfig, analyse: (counter: CounterName) => Analysis): void {
  for (const [at, counter] of golden.counters.entries()) {
    const { layers, totals } = analyse(counter);
    assert.deepEqual(
      layers.map((layer) => layer.gflops),
      golden.layers.map(({ counted }) => gflops(counted[at])),
      counter,
    );
    assert.equal(totals.gflops, golden.totals.gflops[at], counter);
    assert.equal(totals.fused.gflops, golden.fused.gflops[at], `${counter}, fused`);
  }
}
