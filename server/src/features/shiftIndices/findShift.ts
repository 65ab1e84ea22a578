import type { Analysis } from "../../analysis/types.js";
import { referencesOf } from "../../config/references.js";
import { isUnknown } from "../../values/value.js";
import { analysisAfter } from "../analysisAfter.js";
import { candidateShifts, isWiring, type Shift } from "./candidates.js";

/** More than these are not tried in a file: each is an analysis of its own. */
const mostCandidates = 8;

const candidatesIn = (analysis: Analysis): readonly Shift[] =>
  !isUnknown(analysis.config.value) && analysis.problems.some(isWiring) ? candidateShifts(analysis) : [];

/** Whether no finding about an index is left after a shift, and no other kind has come. */
function mends(analysis: Analysis, { edits }: Shift): boolean {
  const codes = new Set(analysis.problems.map(({ code }) => code));
  return !analysisAfter(analysis, edits).problems.some((problem) => isWiring(problem) || !codes.has(problem.code));
}

/** The shifts of indices that mend a file: the numbers say that rows were inserted or deleted without one. */
export const mendingShifts = (analysis: Analysis): readonly Shift[] =>
  candidatesIn(analysis)
    .slice(0, mostCandidates)
    .filter((shift) => mends(analysis, shift));

/** The shift that mends a file in which a row was inserted: all indices from that row on are due. */
export function shiftFromRow(analysis: Analysis, row: number): Shift | undefined {
  const written = analysis.config.rows.flatMap(referencesOf).map((reference) => reference.written);
  const due = Math.min(...written.filter((value) => value >= row));
  return candidatesIn(analysis).find((shift) => shift.by > 0 && shift.first === due && mends(analysis, shift));
}
