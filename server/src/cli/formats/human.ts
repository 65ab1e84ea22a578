import { formatPlural } from "../../features/format.js";
import { countOf, type Finding, type Report } from "../report.js";
import type { Style } from "../style.js";
import type { Format } from "./format.js";
import { snippet } from "./snippet.js";

const colors = { error: "red", warning: "yellow", information: "blue", hint: "blue" } as const;

/** `file:line:column`, counted from 1 as editors do. */
const placeOf = (name: string, { start }: Finding["range"]): string =>
  `${name}:${start.line + 1}:${start.character + 1}`;

const indent = "    ";

function findingLines({ name, text }: Report, finding: Finding, style: Style): readonly string[] {
  const { code, message, severity, range, related = [] } = finding;
  const shown = code === "config.not-model" || code === "config.other-family" ? undefined : snippet(text, range);
  return [
    `${style("bold", placeOf(name, range))}: ${style(colors[severity], `${severity}:`)} ${message} ` +
      style("gray", `[${code}]`),
    ...(shown === undefined ? [] : [indent + shown[0], indent + style(colors[severity], shown[1])]),
    ...related.map((place) => `${indent}${placeOf(place.path ?? name, place.range)}: ${place.message}`),
  ];
}

function summaryOf(reports: readonly Report[]): string {
  const models = reports.filter(({ family }) => family === "yolov5").length;
  const counts = [
    { count: countOf(reports, "error"), noun: "error" },
    { count: countOf(reports, "warning"), noun: "warning" },
  ].filter(({ count }) => count > 0);
  const checked = formatPlural(models, "model config");
  const ignored = reports.reduce((sum, { suppressed }) => sum + suppressed.length, 0);
  const end = ignored === 0 ? "checked." : `checked, ${formatPlural(ignored, "finding")} ignored by comments.`;
  if (counts.length > 0) {
    return `${counts.map(({ count, noun }) => formatPlural(count, noun)).join(" and ")}; ${checked} ${end}`;
  }
  return models === 0 ? "No YOLOv5 model config was found." : `No problems; ${checked} ${end}`;
}

/** The findings of a file, each with the line it is about. */
export const findingsText = (report: Report, style: Style): string =>
  report.findings.flatMap((finding) => findingLines(report, finding, style).map((line) => `${line}\n`)).join("");

/** For people: a line per finding with the source under it, and a summary. */
export const human: Format = (reports, { style, quiet }) =>
  reports.map((report) => findingsText(report, style)).join("") + (quiet ? "" : `${summaryOf(reports)}\n`);
