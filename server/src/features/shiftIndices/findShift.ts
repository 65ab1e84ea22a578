import { analyze } from "../../analysis/analyze.js";
import type { Analysis } from "../../analysis/types.js";
import { referencesOf } from "../../config/references.js";
import { readConfig } from "../../config/readConfig.js";
import { applyEdits } from "../../config/textEdits.js";
import { isUnknown } from "../../values/value.js";
import { candidateShifts, isWiring, type Shift } from "./candidates.js";

/** More than these are not tried in a file: each is an analysis of its own. */
const mostCandidates = 8;

interface Tried {
  readonly candidates: readonly Shift[];
  readonly verdicts: Map<Shift, boolean>;
}

const tried = new WeakMap<Analysis, Tried>();

function triedIn(analysis: Analysis): Tried {
  const known = tried.get(analysis);
  if (known !== undefined) return known;
  const { config, problems } = analysis;
  const isAsked = !isUnknown(config.value) && problems.some(isWiring);
  const made: Tried = { candidates: isAsked ? candidateShifts(analysis) : [], verdicts: new Map() };
  tried.set(analysis, made);
  return made;
}

/** Whether no finding about an index is left after a shift, and no other kind has come. */
function mends(analysis: Analysis, shift: Shift): boolean {
  const { verdicts } = triedIn(analysis);
  const known = verdicts.get(shift);
  if (known !== undefined) return known;
  const { config, options, problems } = analysis;
  const after = analyze(readConfig(applyEdits(config.text, shift.edits), config.options), options);
  const codes = new Set(problems.map(({ code }) => code));
  const verdict = !after.problems.some((problem) => isWiring(problem) || !codes.has(problem.code));
  verdicts.set(shift, verdict);
  return verdict;
}

/** The shifts of indices that mend a file: the numbers say that rows were inserted or deleted without one. */
export const mendingShifts = (analysis: Analysis): readonly Shift[] =>
  triedIn(analysis)
    .candidates.slice(0, mostCandidates)
    .filter((shift) => mends(analysis, shift));

/** The shift that mends a file in which a row was inserted: all indices from that row on are due. */
export function shiftFromRow(analysis: Analysis, row: number): Shift | undefined {
  const written = analysis.config.rows.flatMap(referencesOf).map((reference) => reference.written);
  const due = Math.min(...written.filter((value) => value >= row));
  return triedIn(analysis).candidates.find((shift) => shift.by > 0 && shift.first === due && mends(analysis, shift));
}
