import type { WrittenParameters } from "../analysis/writtenParameters.js";
import { formatValue } from "./format.js";
import { code, paragraphs } from "./markdown.js";
import type { ParameterSpec } from "../torch/signature.js";

/** A signature as a row gives it, and where its parameters stand in it. */
export interface WrittenSignature {
  readonly label: string;
  readonly spans: readonly (readonly [start: number, end: number])[];
}

const parameterText = ({ name, default: fallback }: ParameterSpec): string =>
  fallback === undefined || name.startsWith("*") ? name : `${name}=${formatValue(fallback)}`;

/** `Conv(c2, k=1, s=1, ...)`: the parameters that a row gives, without those that `parse_model` fills in. */
export function writtenSignature(name: string, { written }: WrittenParameters): WrittenSignature {
  let label = `${name}(`;
  const spans = written.map((parameter, i) => {
    if (i > 0) label += ", ";
    const start = label.length;
    label += parameterText(parameter);
    return [start, label.length] as const;
  });
  return { label: `${label})`, spans };
}

/** What `parse_model` puts in besides the args of the row. */
export function filledText({ written, filled }: WrittenParameters): string | undefined {
  if (filled.length === 0) return undefined;
  if (written.length === 0) return "parse_model fills in all of them; it drops the args of the row.";
  const named = filled.filter(({ name }) => name !== "inplace").map(({ name }) => code(name));
  return `parse_model fills in ${named.join(" and ")}.`;
}

/** What a parameter is, what it takes and what it is without. */
export const parameterDoc = ({ doc, type, default: fallback, allowed }: ParameterSpec): string =>
  paragraphs(
    doc,
    [type, allowed, fallback === undefined ? "required" : `default ${code(formatValue(fallback))}`]
      .filter((part) => part !== undefined && part !== "")
      .join(", "),
  );

/** The parameter that an arg of a row is; undefined for one too many. */
export function parameterAt({ written }: WrittenParameters, argIndex: number): ParameterSpec | undefined {
  const last = written.at(-1);
  return written[argIndex] ?? (last?.name.startsWith("*") === true ? last : undefined);
}
