import { ruleByCode } from "../../analysis/rules/table.js";
import { sourcesOf } from "../../analysis/rules/wiring.js";
import type { Analysis, Problem } from "../../analysis/types.js";
import type { TextEdit } from "../../config/textEdits.js";
import { analysisAfter } from "../analysisAfter.js";
import type { Uncovered } from "./fix.js";

/** Findings are told apart by these while their places move. */
const identity = ({ code, layer, data }: Problem): string => JSON.stringify([code, layer, data?.key]);

function countsOf({ problems }: Analysis): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const problem of problems) counts.set(identity(problem), (counts.get(identity(problem)) ?? 0) + 1);
  return counts;
}

/**
 * What edits make of a finding: it `stays`; it goes, but the edits `break` something; it goes and other findings show;
 * or all is `well`.
 */
export type Outcome = "stays" | "breaks" | "uncovers" | "well";

export function outcomeOf(
  before: Analysis,
  problem: Problem,
  edits: readonly TextEdit[],
  mayUncover: Uncovered,
): Outcome {
  const after = analysisAfter(before, edits);
  // What is no model any more has no findings.
  if (after.config.family !== before.config.family) return "breaks";
  const [then, now] = [countsOf(before), countsOf(after)];
  const count = (counts: ReadonlyMap<string, number>, one: Problem): number => counts.get(identity(one)) ?? 0;
  if (count(now, problem) >= count(then, problem)) return "stays";
  const news = after.problems.filter((one) => count(now, one) > count(then, one));
  const errors = news.filter(({ code }) => ruleByCode.get(code)?.severity === "error");
  const judged = judgedRows(before);
  const isBroken = ({ code, layer }: Problem): boolean => {
    if (mayUncover === "nothing" || code === "yaml.syntax") return true;
    if (layer === undefined) return false;
    return layer === problem.layer ? mayUncover !== "all rows" : judged.has(layer);
  };
  if (errors.some(isBroken)) return "breaks";
  return news.length > 0 ? "uncovers" : "well";
}

/** The rows of which all is known that they depend on, so that nothing about them was hidden. */
function judgedRows({ layers }: Analysis): ReadonlySet<number> {
  const judged = new Set([-1]);
  for (const layer of layers) {
    if (layer.status === "known" && sourcesOf(layer).every((source) => judged.has(source))) judged.add(layer.index);
  }
  return judged;
}
