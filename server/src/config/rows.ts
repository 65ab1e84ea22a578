import type { Comment, ConfigNode, Row, SectionName, TopLevelKey } from "./modelConfig.js";
import { comparePositions } from "./ranges.js";

export const sectionNames: readonly SectionName[] = ["backbone", "head"];

/** Whether a node is a list that can be meant as a row: three items or more, the third of them a name. */
export function looksLikeRow(node: ConfigNode | undefined): boolean {
  if (node?.kind !== "sequence" || node.items.length < 3) return false;
  const module = node.items[2] as ConfigNode;
  return module.kind === "scalar" && (typeof module.value === "string" || module.value === null);
}

export const holdsRows = (node: ConfigNode | undefined): boolean =>
  node?.kind === "sequence" && node.items.some(looksLikeRow);

function readRow(node: ConfigNode, index: number, section: SectionName, comments: ReadonlyMap<number, Comment>): Row {
  const items = node.kind === "sequence" ? node.items : [];
  const [from, number, module, args] = items;
  const comment = comments.get(node.range.end.line);
  const behind = comment !== undefined && comparePositions(comment.range.start, node.range.end) >= 0;
  return {
    index,
    section,
    range: node.range,
    node,
    length: node.kind === "sequence" ? items.length : undefined,
    from,
    number,
    module,
    args,
    comment: behind ? comment : undefined,
  };
}

/** The rows of backbone and then head, numbered through as parse_model does. */
export function readRows(
  keys: ReadonlyMap<string, TopLevelKey>,
  comments: ReadonlyMap<number, Comment>,
): readonly Row[] {
  const rows: Row[] = [];
  for (const section of sectionNames) {
    const node = keys.get(section)?.node;
    if (node?.kind !== "sequence") continue;
    for (const item of node.items) rows.push(readRow(item, rows.length, section, comments));
  }
  return rows;
}
