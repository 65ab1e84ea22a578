import type { Analysis, Problem } from "../../analysis/types.js";
import { applyEdits } from "../../config/textEdits.js";
import type { Fix, Uncovered } from "./fix.js";
import { decisionOf } from "./table.js";
import { outcomeOf } from "./trial.js";

/** A longer file is not analysed once for every fix: there they are offered untried. */
const mostRowsTried = 200;

/** The fixes of a finding that change the config itself, the best first. */
export function configFixes(analysis: Analysis, problem: Problem): readonly Fix[] {
  const decision = decisionOf(problem.code);
  if (decision === undefined || "none" in decision) return [];
  const made = different(analysis, decision.make(analysis, problem));
  const { mayUncover } = decision;
  if (mayUncover === undefined || analysis.layers.length > mostRowsTried) return withOneBest(made);
  return withOneBest(tried(analysis, problem, made, mayUncover));
}

/** Fixes that change the text, each text once. */
function different({ config: { text } }: Analysis, fixes: readonly Fix[]): readonly Fix[] {
  const seen = new Set([text]);
  return fixes.filter(({ edits }) => {
    const after = applyEdits(text, edits);
    return !seen.has(after) && seen.add(after);
  });
}

/** Fixes that take the finding away and break nothing; where some uncover nothing either, those alone. */
function tried(analysis: Analysis, problem: Problem, fixes: readonly Fix[], mayUncover: Uncovered): readonly Fix[] {
  const outcomes = fixes.map((fix) => ({ fix, outcome: outcomeOf(analysis, problem, fix.edits, mayUncover) }));
  const ending = (wanted: string): readonly Fix[] =>
    outcomes.filter(({ outcome }) => outcome === wanted).map(({ fix }) => fix);
  const well = ending("well");
  return well.length > 0 ? well : ending("uncovers");
}

function withOneBest(fixes: readonly Fix[]): readonly Fix[] {
  const best = fixes.findIndex(({ isPreferred }) => isPreferred === true);
  return fixes.map((fix, i) => (i === best ? fix : { ...fix, isPreferred: false }));
}
