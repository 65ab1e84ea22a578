import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver-types";
import type { ConfigNode, ModelConfig, Range } from "../config/modelConfig.js";
import { sectionNames } from "../config/rows.js";
import { type Fold, groupsOfRows, stagesOfRows } from "./folding/groups.js";
import { type Line, linesOf } from "./folding/lines.js";

const linesBetween = (from: Range, to: Range): Fold => ({ start: from.start.line, end: to.end.line });

/** The lists and mappings in a value, each with its key where it has one. */
function* nestedFolds(node: ConfigNode): Generator<Fold> {
  if (node.range.start.line === node.range.end.line) return;
  if (node.kind === "sequence") {
    for (const item of node.items) yield* [linesBetween(item.range, item.range), ...nestedFolds(item)];
  }
  if (node.kind === "mapping") {
    for (const { key, value } of node.entries) yield* [linesBetween(key.range, value.range), ...nestedFolds(value)];
  }
}

/** Comments of several lines, each on a line of its own. */
function commentFolds(lines: readonly Line[]): readonly Fold[] {
  const folds: Fold[] = [];
  for (let start = 0; start < lines.length; start++) {
    let end = start;
    while (lines[start] === "comment" && lines[end + 1] === "comment") end++;
    folds.push({ start, end });
    start = end;
  }
  return folds;
}

/**
 * What can be folded: every key with its value, at any depth; the rows of a section between blank lines and headings,
 * else the stages of the backbone from one P-level to the next; rows over several lines, and comments of several lines.
 */
export function foldingRanges(config: ModelConfig): FoldingRange[] {
  const lines = linesOf(config.text);
  const keys = [...config.keys.values()].map(({ range }) => linesBetween(range, range));
  const groups = sectionNames.flatMap((name) => {
    const rows = config.rows.filter(({ section }) => section === name);
    const found = groupsOfRows(rows, lines);
    // In a head the comments name the level that a group of rows ends with.
    return found.length > 1 || name === "head" ? found : stagesOfRows(rows);
  });
  const nested = [...config.keys.values()].flatMap(({ node }) => [...nestedFolds(node)]);
  const folds = [...keys, ...groups, ...nested].map((fold) => toRange(fold, FoldingRangeKind.Region));
  return [...folds, ...commentFolds(lines).map((fold) => toRange(fold, FoldingRangeKind.Comment))]
    .filter(({ startLine, endLine }) => endLine > startLine)
    .sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

const toRange = ({ start, end }: Fold, kind: FoldingRangeKind): FoldingRange => ({
  startLine: start,
  endLine: end,
  kind,
});
