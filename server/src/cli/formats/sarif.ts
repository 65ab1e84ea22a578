import { pathToFileURL } from "node:url";
import path from "node:path";
import { type RuleInfo, rules, type Severity } from "../../analysis/rules/table.js";
import type { Range } from "../../config/modelConfig.js";
import type { Finding, Report } from "../report.js";
import type { Format } from "./format.js";
import { jsonText } from "./json.js";

const levels: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
  off: "none",
};

const ruleOf = ({ code, severity, summary, advice }: RuleInfo) => ({
  id: code,
  shortDescription: { text: summary },
  fullDescription: { text: `${summary} ${advice}` },
  help: { text: advice },
  defaultConfiguration: { enabled: severity !== "off", level: levels[severity] },
});

const indexOfRule = new Map<string, number>(rules.map(({ code }, index) => [code, index]));

/** A path as a URI, relative to where the command ran unless it is absolute. */
const uriOf = (name: string): string =>
  path.isAbsolute(name) ? pathToFileURL(name).href : name.split(/[\\/]/).map(encodeURIComponent).join("/");

const placeOf = (name: string, { start, end }: Range) => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(name) },
    region: {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    },
  },
});

const resultOf = (name: string, { code, severity, message, range, related = [] }: Finding) => ({
  ruleId: code,
  ruleIndex: indexOfRule.get(code) ?? -1,
  level: levels[severity],
  message: { text: message },
  locations: [placeOf(name, range)],
  ...(related.length === 0
    ? {}
    : {
        relatedLocations: related.map((place, id) => ({
          id,
          message: { text: place.message },
          ...placeOf(place.path ?? name, place.range),
        })),
      }),
});

const suppressionOf = (reason: string) => ({
  kind: "inSource",
  status: "accepted",
  ...(reason === "" ? {} : { justification: reason }),
});

/** Where one result of a run has `suppressions`, all have. */
function resultsOf(reports: readonly Report[]) {
  const told = reports.flatMap(({ name, findings }) => findings.map((finding) => resultOf(name, finding)));
  const ignored = reports.flatMap(({ name, suppressed }) =>
    suppressed.map((finding) => ({ ...resultOf(name, finding), suppressions: [suppressionOf(finding.reason)] })),
  );
  return ignored.length === 0 ? told : [...told.map((result) => ({ ...result, suppressions: [] })), ...ignored];
}

/** SARIF 2.1.0, which code scanning reads. */
export const sarif: Format = (reports, { version }) =>
  jsonText({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "yolo-config", semanticVersion: version, version, rules: rules.map(ruleOf) },
        },
        columnKind: "utf16CodeUnits",
        invocations: [{ executionSuccessful: true }],
        artifacts: reports.map(({ name }) => ({ location: { uri: uriOf(name) } })),
        results: resultsOf(reports),
      },
    ],
  });
