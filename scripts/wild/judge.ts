import type { Inspected } from "./analyse.js";
import { compareRow, type MeasuredRow } from "./compareRow.js";
import { compareFigures, numberText, type Verdict } from "./figures.js";
import { flatten, type RecordedLayer, type WildRecord } from "./records.js";
import { judgeRejected } from "./rejected.js";

/** The verdicts on a config that PyTorch builds, and on one that it rejects. */
export const builtVerdicts = ["exact", "partly unknown", "wrong number", "false error"] as const;
export const rejectedVerdicts = ["right row", "other row", "unknown", "missed"] as const;

/** How an analysis compares with what PyTorch did. */
export interface Judgement {
  readonly verdict: (typeof builtVerdicts)[number] | (typeof rejectedVerdicts)[number];
  readonly reason: string;
  /** How many rows compare how; empty for a config that PyTorch rejects. */
  readonly rows: Readonly<Partial<Record<Verdict["kind"], number>>>;
}

/** Judges an analysis by the record of its config. */
export const judge = (record: WildRecord, inspected: Inspected): Judgement =>
  record.error === undefined ? judgeBuilt(record, inspected) : { ...judgeRejected(record.error, inspected), rows: {} };

function measuredRow({ type, args, params, macs, out_shape: out, train_out_shape: train }: RecordedLayer): MeasuredRow {
  // Of a head that was not measured in training the maps behind its boxes are known.
  const maps = Array.isArray(out) && out.length > 1 ? flatten(out.slice(1)) : flatten(out);
  const outputs = train === undefined ? [flatten(out), maps] : [flatten(train), flatten(out)];
  return { type, args, params, macs: macs ?? 0, outputs };
}

const titles = {
  error: "false error",
  wrong: "wrong number",
  unknown: "partly unknown",
  exact: "exact",
} as const satisfies Record<Verdict["kind"], Judgement["verdict"]>;

function judgeBuilt(record: WildRecord, inspected: Inspected): Judgement {
  const { analysis, errors } = inspected;
  const failingHead = record.head_eval_error?.layer ?? null;
  const rows = (record.layers ?? []).map((layer, i): Verdict => {
    const verdict = compareRow(analysis.layers[i], measuredRow(layer));
    return verdict.kind === "error" && i === failingHead ? { kind: "exact" } : verdict;
  });
  const named = rows.map((verdict, i) => ({ name: `row ${i}: `, verdict }));
  const found = errors.filter(({ layer }) => layer === undefined || layer !== failingHead);
  const all = [
    ...named,
    ...found.map(({ message: reason }) => ({ name: "", verdict: { kind: "error", reason } as const })),
    { name: "totals: ", verdict: compareTotals(record, inspected) },
  ];
  for (const kind of ["error", "wrong", "unknown"] as const) {
    const first = all.find(({ verdict }) => verdict.kind === kind);
    if (first === undefined || first.verdict.kind === "exact") continue;
    return { verdict: titles[kind], reason: first.name + first.verdict.reason, rows: countKinds(rows) };
  }
  return { verdict: "exact", reason: "", rows: countKinds(rows) };
}

function compareTotals(
  { totals, stride, layers, head_eval_error: failing }: WildRecord,
  { analysis }: Inspected,
): Verdict {
  const { strides } = analysis.model;
  const { params, complete } = analysis.totals;
  return compareFigures([
    { name: "rows", found: numberText(analysis.layers.length || null), measured: [String(layers?.length)] },
    { name: "params", found: complete || failing ? numberText(params) : null, measured: [String(totals?.params)] },
    {
      name: "strides",
      found: strides === undefined ? null : JSON.stringify(strides),
      measured: stride ? [JSON.stringify(stride)] : undefined,
    },
  ]);
}

function countKinds(rows: readonly Verdict[]): Judgement["rows"] {
  const counts: Partial<Record<Verdict["kind"], number>> = {};
  for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
