import { compareRanges } from "../../config/ranges.js";
import { attempt } from "../../yolov5/failure.js";
import type { Figures, Problem } from "../types.js";
import { buildFindings } from "./build.js";
import { forwardFindings } from "./forward.js";
import { headFindings } from "./head.js";
import { keyFindings } from "./keys.js";
import { oddFindings } from "./odd.js";
import type { Finding } from "./place.js";
import { workspaceBuildFindings } from "./workspace/build.js";
import { workspaceForwardFindings } from "./workspace/forward.js";
import { workspaceModelFindings } from "./workspace/model.js";

type Check = (figures: Figures) => readonly Finding[];

const builtInChecks: readonly Check[] = [keyFindings, buildFindings, forwardFindings, headFindings, oddFindings];

/** The checkout's own code decides what is wrong; what is only odd is odd there too. */
const workspaceChecks: readonly Check[] = [
  workspaceBuildFindings,
  workspaceForwardFindings,
  workspaceModelFindings,
  oddFindings,
];

/** Of a checkout whose code could not be followed, YOLOv5's own classes tell nothing about the rows. */
const unfollowedChecks: readonly Check[] = [keyFindings, oddFindings];

function checksOf({ model, options }: Figures): readonly Check[] {
  if (model.origin === "workspace") return workspaceChecks;
  return options.checkout === undefined ? builtInChecks : unfollowedChecks;
}

/** A check that meets an unknown value finds nothing: what is not known is no ground for a finding. */
function findingsOf(check: Check, figures: Figures): readonly Finding[] {
  const outcome = attempt(() => check(figures));
  return outcome.kind === "value" ? outcome.value : [];
}

/**
 * All findings of a config, in the order of the text. Where PyYAML refuses the text only that is reported: rows that
 * were recovered around a syntax error are no ground for more.
 */
export function findProblems(figures: Figures): readonly Problem[] {
  const { config } = figures;
  if (config.family !== "yolov5") return [];
  const yaml: readonly Problem[] = config.problems.map(({ code, message, range, related = [], mend }) => ({
    code,
    message,
    range,
    related,
    ...(mend && { data: { mend } }),
  }));
  const fatal = config.problems.some((problem) => problem.fatal);
  const checks = checksOf(figures);
  const found = fatal ? [] : checks.flatMap((check) => findingsOf(check, figures));
  return [...yaml, ...found].sort((a, b) => compareRanges(a.range, b.range));
}
