import { keyNamesOf } from "../../config/keyNames.js";
import type { ModelConfig, Position, Range, Row, TopLevelKey } from "../../config/modelConfig.js";
import { nodeAt } from "../../config/nodeAt.js";
import { containsPosition } from "../../config/ranges.js";
import { referencesOf } from "../../config/references.js";
import { indexWord } from "../../config/rowComment.js";

/**
 * What a place of a config is about: a row, or a top-level key that args name. `origin` is what stands at the place; a
 * row is meant by an index in a `from`, or by its own text.
 */
export type Subject =
  | { readonly kind: "row"; readonly row: Row; readonly origin: Range; readonly by: "index" | "itself" }
  | { readonly kind: "key"; readonly key: TopLevelKey; readonly origin: Range };

/** Where a row has its name: the module, else what there is of the row. */
export const nameRange = ({ module, range }: Row): Range => module?.range ?? range;

/** What is under the cursor; undefined where that is no row and no key that args name. */
export function subjectAt(config: ModelConfig, position: Position): Subject | undefined {
  const row = config.rows.find(({ range }) => containsPosition(range, position));
  if (row !== undefined) return keyInArgs(config, row, position) ?? inRow(config, row, position);
  return commentIndexAt(config, position) ?? keyAt(config, position);
}

function inRow({ rows }: ModelConfig, row: Row, position: Position): Subject | undefined {
  const reference = referencesOf(row).find(({ node }) => containsPosition(node.range, position));
  if (reference === undefined) return { kind: "row", row, origin: nameRange(row), by: "itself" };
  const target = reference.target < row.index ? rows[reference.target] : undefined;
  return target && { kind: "row", row: target, origin: reference.node.range, by: "index" };
}

function keyInArgs({ keys }: ModelConfig, row: Row, position: Position): Subject | undefined {
  const found = keyNamesOf(row).find(({ range }) => containsPosition(range, position));
  const key = found && keys.get(found.name);
  return key && { kind: "key", key, origin: found.range };
}

function commentIndexAt({ rows }: ModelConfig, position: Position): Subject | undefined {
  const row = rows.find(({ comment }) => comment !== undefined && containsPosition(comment.range, position));
  const word = row && indexWord(row);
  if (row === undefined || word === undefined || !containsPosition(word.range, position)) return undefined;
  return { kind: "row", row, origin: word.range, by: "itself" };
}

function keyAt(config: ModelConfig, position: Position): Subject | undefined {
  const found = nodeAt(config, position);
  return found?.kind === "key" ? { kind: "key", key: found.key, origin: found.key.keyRange } : undefined;
}
