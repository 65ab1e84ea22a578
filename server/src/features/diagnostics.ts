import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type DocumentUri } from "vscode-languageserver-types";
import { ruleByCode, type Severity } from "../analysis/rules/table.js";
import type { Analysis, Problem } from "../analysis/types.js";
import { uriOfPath } from "../workspace/uris.js";
import { ruleUrl } from "./documentation.js";
import type { Settings } from "./settings.js";

export interface DiagnosticOptions {
  readonly uri: DocumentUri;
  /** Leaves syntax errors out, where another extension reports those of every YAML file. */
  readonly withoutSyntax?: boolean;
  /** Where `docs/rules.md` can be opened; without it diagnostics have no link. */
  readonly rulesPage?: string | undefined;
}

const severities: Readonly<Record<Exclude<Severity, "off">, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The severity of a rule: as the settings say, else as its table does. */
export const severityOf = (code: string, settings: Settings): Severity =>
  settings["diagnostics.severity"][code] ?? ruleByCode.get(code)?.severity ?? "error";

function diagnosticOf(
  problem: Problem,
  severity: DiagnosticSeverity,
  { uri, rulesPage }: DiagnosticOptions,
): Diagnostic {
  const { code, message, range, related, data } = problem;
  return {
    range,
    message,
    severity,
    code,
    ...(rulesPage === undefined ? {} : { codeDescription: { href: ruleUrl(rulesPage, code) } }),
    source: "yolo-config",
    ...(ruleByCode.get(code)?.unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related === undefined
      ? {}
      : {
          relatedInformation: related.map((place) => ({
            message: place.message,
            location: { uri: place.path === undefined ? uri : uriOfPath(place.path), range: place.range },
          })),
        }),
    ...(data === undefined ? {} : { data }),
  };
}

/** The findings of a model file as an editor shows them; none for a file that is no YOLOv5 model. */
export function diagnosticsOf(analysis: Analysis, settings: Settings, options: DiagnosticOptions): Diagnostic[] {
  if (analysis.config.family !== "yolov5") return [];
  return analysis.problems.flatMap((problem) => {
    if (options.withoutSyntax === true && problem.code === "yaml.syntax") return [];
    const severity = severityOf(problem.code, settings);
    return severity === "off" ? [] : [diagnosticOf(problem, severities[severity], options)];
  });
}
