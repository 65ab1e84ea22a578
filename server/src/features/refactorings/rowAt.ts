import type { Row } from "../../config/modelConfig.js";
import { isUnknown } from "../../values/value.js";
import type { RefactoringPlace } from "./refactoring.js";

/** The row whose lines hold the start of a range; none in a text that PyYAML refuses. */
export function rowAt({ analysis: { config }, range }: RefactoringPlace): Row | undefined {
  if (isUnknown(config.value)) return undefined;
  const { line } = range.start;
  return config.rows.find((row) => row.range.start.line <= line && line <= row.range.end.line);
}

/** How a row is named in a title. */
export const rowName = ({ index, module }: Row): string =>
  `row ${index}${typeof module?.value === "string" ? ` (${module.value})` : ""}`;
