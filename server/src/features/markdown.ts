import type { ModuleClass, ParameterSpec } from "../torch/signature.js";
import type { Value } from "../values/value.js";
import { formatValue, shorten } from "./format.js";

/** Text as code, whatever it holds. */
export const code = (text: string): string => (text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``);

/** A value as code, cut where it is long. */
export const codeValue = (value: Value): string => code(shorten(formatValue(value), 60));

const cell = (text: string): string => text.replaceAll("|", "\\|").replace(/\s*\n\s*/g, " ");

export type Align = "left" | "right";

/** A Markdown table whose columns line up as plain text too. Columns are aligned left where nothing is said. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly Align[] = [],
): string {
  const lines = [header, ...rows].map((cells) => header.map((_, column) => cell(cells[column] ?? "")));
  const widths = header.map((_, column) => Math.max(3, ...lines.map((cells) => [...(cells[column] ?? "")].length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text, column) => pad(text, widths[column] ?? 0, align[column])).join(" | ")} |`;
  const rule = widths.map((width, column) =>
    align[column] === "right" ? `${"-".repeat(width - 1)}:` : "-".repeat(width),
  );
  const [first = [], ...rest] = lines;
  return [first, rule, ...rest].map(line).join("\n");
}

function pad(text: string, width: number, align: Align | undefined): string {
  const space = " ".repeat(Math.max(0, width - [...text].length));
  return align === "right" ? space + text : text + space;
}

const parameterText = ({ name, type, default: fallback }: ParameterSpec): string =>
  (type === "" ? name : `${name}: ${type}`) +
  (fallback === undefined || name.startsWith("*") ? "" : `${type === "" ? "=" : " = "}${formatValue(fallback)}`);

/** The signature of a class in a code block, one parameter a line where it is long. */
export function signature(name: string, { parameters }: ModuleClass): string {
  const parts = parameters.map(parameterText);
  const short = `class ${name}(${parts.join(", ")})`;
  const text = short.length <= 100 ? short : [`class ${name}(`, ...parts.map((part) => `    ${part},`), ")"].join("\n");
  return `\`\`\`python\n${text}\n\`\`\``;
}

/** Paragraphs, those that are undefined left out. */
export const paragraphs = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== "").join("\n\n");
