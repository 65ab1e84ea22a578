import { containsPosition } from "../../../config/ranges.js";
import type { RefactoringPlace } from "../refactoring.js";
import { rowAt } from "../rowAt.js";
import { detectionOf, type Level } from "./detection.js";

/** Whether a place is where levels are seen: the row of the head, the key `head`, or `anchors`. */
export function isAtHead(at: RefactoringPlace): boolean {
  const { config, layers } = at.analysis;
  if (rowAt(at)?.index === layers.length - 1) return true;
  const { start } = at.range;
  const [head, anchors] = [config.keys.get("head"), config.keys.get("anchors")];
  return [head?.keyRange, anchors?.range].some((range) => range !== undefined && containsPosition(range, start));
}

/** The level that a place names: an input of the head, a row of anchors, or the row that the head reads. */
export function levelAt(at: RefactoringPlace): Level | undefined {
  const { config } = at.analysis;
  const detection = detectionOf(at.analysis);
  const { start } = at.range;
  const anchors = config.keys.get("anchors")?.node;
  const row = rowAt(at);
  return detection?.levels.find(({ item, layer }) => {
    const { from } = detection.head.row;
    const nodes = [from, anchors].map((node) => (node?.kind === "sequence" ? node.items[item] : undefined));
    return row === layer.row || nodes.some((node) => node !== undefined && containsPosition(node.range, start));
  });
}
