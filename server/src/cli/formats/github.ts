import type { Finding } from "../report.js";
import type { Format } from "./format.js";

const commands = { error: "error", warning: "warning", information: "notice", hint: "notice" } as const;

const escapeMessage = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const escapeProperty = (text: string): string => escapeMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

function command(name: string, { code, message, severity, range: { start, end } }: Finding): string {
  const lines = { line: start.line + 1, endLine: end.line + 1 };
  // GitHub takes columns only within one line.
  const columns =
    start.line === end.line
      ? { col: start.character + 1, endColumn: Math.max(end.character, start.character + 1) }
      : {};
  const properties = { file: name.replaceAll("\\", "/"), ...lines, ...columns, title: code };
  const text = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${commands[severity]} ${text.join(",")}::${escapeMessage(message)}\n`;
}

/** Workflow commands, which GitHub Actions shows as annotations. */
export const github: Format = (reports) =>
  reports.flatMap(({ name, findings }) => findings.map((finding) => command(name, finding))).join("");
