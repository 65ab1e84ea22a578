import type { Severity } from "../analysis/rules/table.js";
import type { Analysis, Problem, SuppressedProblem } from "../analysis/types.js";
import { severityOf } from "../features/diagnostics.js";
import { defaultSettings } from "../features/settings.js";
import type { Source } from "./source.js";

/** A finding as it is told. */
export interface Finding extends Problem {
  readonly severity: Exclude<Severity, "off">;
}

/** What was found in one file. */
export interface Report {
  readonly name: string;
  readonly family: Analysis["config"]["family"];
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Those that comments in the file take away. */
  readonly suppressed: readonly SuppressedFinding[];
}

export type SuppressedFinding = Finding & SuppressedProblem;

export function reportOf({ name, text }: Source, { config, problems, suppressed }: Analysis): Report {
  return { name, family: config.family, text, findings: problems.flatMap(told), suppressed: suppressed.flatMap(told) };
}

function told<Found extends Problem>(problem: Found): readonly (Found & Finding)[] {
  const severity = severityOf(problem.code, defaultSettings);
  return severity === "off" ? [] : [{ ...problem, severity }];
}

export const errorsOnly = (report: Report): Report => ({
  ...report,
  findings: report.findings.filter(({ severity }) => severity === "error"),
  suppressed: report.suppressed.filter(({ severity }) => severity === "error"),
});

/** How many findings of a severity there are. */
export const countOf = (reports: readonly Report[], severity: Finding["severity"]): number =>
  reports.reduce((sum, { findings }) => sum + findings.filter((finding) => finding.severity === severity).length, 0);
