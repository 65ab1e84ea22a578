import { ruleByCode } from "../../server/src/analysis/rules/table.js";
import type { Analysis, Layer, ModelTotals } from "../../server/src/analysis/types.js";
import { summaryLine } from "../../server/src/analysis/summary.js";
import type { CounterName } from "../../server/src/torch/counters.js";
import type { GoldenConfig, GoldenLayer, GoldenTotals } from "../../test/golden/goldenConfig.js";
import { compareRow, valueText } from "./compareRow.js";
import { compareFigures, type Figure, numberText, type Verdict } from "./figures.js";

/** A part of a config, e.g. `row 3`, and how it compares. */
export interface Part {
  readonly name: string;
  readonly verdict: Verdict;
}

const gflopsText = (macs: number | undefined): string => String(((macs ?? NaN) / 1e9) * 2);

/** Compares an analysis, made with one of the counters, with everything that was measured of a stock config. */
export function compareGolden(golden: GoldenConfig, analysis: Analysis): readonly Part[] {
  const { counter, problems, totals } = analysis;
  const at = golden.counters.indexOf(counter);
  const errors = problems.filter(({ code }) => ruleByCode.get(code)?.severity === "error");
  return [
    ...golden.layers.map((row, i) => ({
      name: `row ${i}`,
      verdict: compareGoldenRow(row, analysis.layers[i], at, counter),
    })),
    ...errors.map(({ code, message }) => ({ name: code, verdict: { kind: "error", reason: message } as const })),
    { name: "model", verdict: compareModel(golden, analysis) },
    { name: "totals", verdict: compareTotals(totals, golden.totals, at, analysis) },
    { name: "fused", verdict: compareTotals(totals.fused, golden.fused, at, analysis) },
  ];
}

function compareGoldenRow(row: GoldenLayer, layer: Layer | undefined, at: number, counter: CounterName): Verdict {
  const { out, repeats, counted } = row;
  const others: readonly Figure[] = layer
    ? [
        { name: "n", found: valueText(layer.built.printedRepeats), measured: [String(repeats)] },
        { name: counter, found: numberText(layer.gflops), measured: [gflopsText(counted[at])] },
      ]
    : [];
  return compareRow(layer, { ...row, outputs: [out] }, others);
}

function compareModel(golden: GoldenConfig, { layers, model: { strides }, totals }: Analysis): Verdict {
  return compareFigures([
    { name: "rows", found: String(layers.length), measured: [String(golden.layers.length)] },
    {
      name: "strides",
      found: strides ? JSON.stringify(strides) : null,
      measured: [JSON.stringify(golden.strides)],
    },
    { name: "macs", found: totals.complete ? String(totals.macs) : null, measured: [String(golden.macs)] },
  ]);
}

function compareTotals(
  found: ModelTotals,
  golden: GoldenTotals,
  at: number,
  { counter, options, totals }: Analysis,
): Verdict {
  const { version, stem } = options;
  const known = (value: string | null) => (totals.complete ? value : null);
  return compareFigures([
    { name: "layers", found: known(String(found.layers)), measured: [String(golden.layers)] },
    { name: "params", found: known(numberText(found.params)), measured: [String(golden.params)] },
    { name: "GFLOPs", found: known(numberText(found.gflops)), measured: [String(golden.gflops[at])] },
    {
      name: "summary",
      found: known(summaryLine(found, version.summary, stem)),
      measured: counter === version.counter ? [golden.summary] : undefined,
    },
  ]);
}
