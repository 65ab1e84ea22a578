import type { SelectionRange } from "vscode-languageserver-types";
import type { ConfigNode, ModelConfig, Position, Range } from "../config/modelConfig.js";
import { comparePositions, containsPosition, containsRange } from "../config/ranges.js";
import { textIndex } from "../config/textIndex.js";

/** The nodes around a place, the outermost first. */
function* nodesAt(node: ConfigNode, position: Position): Generator<Range> {
  if (!containsPosition(node.range, position)) return;
  yield node.range;
  const parts =
    node.kind === "sequence"
      ? node.items
      : node.kind === "mapping"
        ? node.entries.flatMap(({ key, value }) => [key, value])
        : [];
  const part = parts.find(({ range }) => containsPosition(range, position));
  if (part !== undefined) yield* nodesAt(part, position);
}

function rangesAt(config: ModelConfig, position: Position, file: Range): readonly Range[] {
  const key = [...config.keys.values()].find(({ range }) => containsPosition(range, position));
  if (key === undefined) return [file];
  const comment = config.rows.find(({ comment }) => comment !== undefined && containsPosition(comment.range, position));
  return [
    file,
    key.range,
    ...(containsPosition(key.keyRange, position) ? [key.keyRange] : nodesAt(key.node, position)),
    ...(comment?.comment === undefined ? [] : [comment.comment.range]),
  ];
}

const isSame = (a: Range, b: Range): boolean =>
  comparePositions(a.start, b.start) === 0 && comparePositions(a.end, b.end) === 0;

/** For each place what a growing selection takes: an item, its list, the row, the rows, the section, the file. */
export function selectionRanges(config: ModelConfig, positions: readonly Position[]): SelectionRange[] {
  const { position } = textIndex(config.text);
  const file = { start: position(0), end: position(config.text.length) };
  return positions.map((place) => {
    let found: SelectionRange = { range: file };
    for (const range of rangesAt(config, place, file)) {
      const isSmaller = containsRange(found.range, range) && !isSame(found.range, range);
      if (isSmaller) found = { range, parent: found };
    }
    return found;
  });
}
