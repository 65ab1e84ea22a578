import { keyNamesOf } from "../../config/keyNames.js";
import type { ModelConfig, Range } from "../../config/modelConfig.js";
import { readersOfRow } from "../../config/references.js";
import { nameRange, type Subject } from "./subject.js";

/** Where the subject itself stands. */
export const declarationOf = (subject: Subject): Range =>
  subject.kind === "row" ? nameRange(subject.row) : subject.key.keyRange;

/** The places that mean the subject: the indices that read a row, or the args that name a key. */
export function usesOf({ rows }: ModelConfig, subject: Subject): readonly Range[] {
  if (subject.kind === "row") return readersOfRow(rows, subject.row.index).map(({ node }) => node.range);
  const { name } = subject.key;
  return rows.flatMap((row) => keyNamesOf(row).flatMap((found) => (found.name === name ? [found.range] : [])));
}
