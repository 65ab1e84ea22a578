import { countOf, type Finding } from "../report.js";
import type { Format } from "./format.js";

const diagnosticOf = ({ code, severity, message, layer, range, related }: Finding) => ({
  code,
  severity,
  message,
  ...(layer === undefined ? {} : { layer }),
  range,
  ...(related === undefined ? {} : { related }),
});

export const jsonText = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** For programs. Ranges are zero-based and in UTF-16 code units, as in the Language Server Protocol. */
export const json: Format = (reports) =>
  jsonText({
    files: reports.map(({ name, family, findings, suppressed }) => ({
      file: name,
      family,
      diagnostics: findings.map(diagnosticOf),
      suppressed: suppressed.map((finding) => ({ ...diagnosticOf(finding), reason: finding.reason })),
    })),
    errors: countOf(reports, "error"),
    warnings: countOf(reports, "warning"),
  });
