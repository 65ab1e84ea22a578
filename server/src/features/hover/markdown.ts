import type { ModuleClass, ParameterSpec } from "../../torch/signature.js";
import type { Value } from "../../values/value.js";
import { formatValue, shorten } from "../format.js";

/** Text as code, whatever it holds. */
export const code = (text: string): string => (text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``);

/** A value as code, cut where it is long. */
export const codeValue = (value: Value): string => code(shorten(formatValue(value), 60));

const cell = (text: string): string => text.replaceAll("|", "\\|").replace(/\s*\n\s*/g, " ");

/** A Markdown table. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

const parameterText = ({ name, type, default: fallback }: ParameterSpec): string =>
  `${name}: ${type}${fallback === undefined ? "" : ` = ${formatValue(fallback)}`}`;

/** The signature of a class in a code block, one parameter a line where it is long. */
export function signature(name: string, { parameters }: ModuleClass): string {
  const parts = parameters.map(parameterText);
  const short = `class ${name}(${parts.join(", ")})`;
  const text = short.length <= 80 ? short : [`class ${name}(`, ...parts.map((part) => `    ${part},`), ")"].join("\n");
  return `\`\`\`python\n${text}\n\`\`\``;
}

/** Paragraphs, those that are undefined left out. */
export const paragraphs = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== "").join("\n\n");
