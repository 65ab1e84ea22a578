import type { Analysis } from "../../server/src/analysis/types.js";
import type { Inspected } from "./analyse.js";
import type { Judgement } from "./judge.js";
import type { RecordedError } from "./records.js";

type Rejected = Pick<Judgement, "verdict" | "reason">;

/** Judges an analysis of a config that PyTorch rejects: it must find the error, on the row that raises. */
export function judgeRejected({ layer: raising, type, msg }: RecordedError, { analysis, errors }: Inspected): Rejected {
  const row = failingRow(analysis) ?? errors[0]?.layer ?? null;
  const expected = `row ${raising ?? "none"}: ${type}: ${msg}`;
  if (errors.length > 0 || row !== null) {
    if (row === raising) return { verdict: "right row", reason: "" };
    return {
      verdict: "other row",
      reason: `row ${row ?? "none"}: ${messageOf(row, { analysis, errors })}; ${expected}`,
    };
  }
  if (analysis.totals.complete) return { verdict: "missed", reason: expected };
  const unknown = unknownRow(analysis, raising);
  return { verdict: "unknown", reason: `row ${unknown?.index ?? "none"}: ${unknown?.reason ?? "not analysed"}` };
}

/** The row that stops PyTorch: rows are all built before any is run. */
const failingRow = ({ layers }: Analysis): number | null =>
  (layers.find(({ built }) => built.failure !== undefined) ?? layers.find(({ status }) => status === "error"))?.index ??
  null;

const messageOf = (row: number | null, { analysis, errors }: Pick<Inspected, "analysis" | "errors">): string =>
  (row === null ? undefined : analysis.layers[row]?.reason) ?? errors[0]?.message ?? "";

function unknownRow({ layers }: Analysis, raising: number | null): Analysis["layers"][number] | undefined {
  const isUnknown = ({ status }: Analysis["layers"][number]) => status === "unknown";
  const own = raising === null ? undefined : layers[raising];
  return own !== undefined && isUnknown(own) ? own : layers.find(isUnknown);
}
