import type { Row } from "../../config/modelConfig.js";
import { referencesOf } from "../../config/references.js";
import type { NewRow, RowSource } from "../../config/table/change.js";
import { rewriteTable } from "../../config/table/rewrite.js";
import { textIndex } from "../../config/textIndex.js";
import { Head } from "../../yolov5/modules/heads.js";
import { followLevels } from "./followLevels.js";
import type { Refactoring } from "./refactoring.js";
import { rowAt, rowName } from "./rowAt.js";

/** The same row once more: `-1` reads the row above, which is the first of the two. */
function copyOf(text: string, row: Row): NewRow | undefined {
  const { from, node } = row;
  if (from === undefined || node.kind !== "sequence" || !node.flow) return undefined;
  const sources = referencesOf(row).map(({ written, target }): RowSource =>
    written === -1 ? { kind: "above" } : { kind: "row", index: target },
  );
  const [first] = sources;
  if (first === undefined || (from.kind === "sequence" && from.items.length !== sources.length)) return undefined;
  const { offset } = textIndex(text);
  const rest = text.slice(offset(from.range.end), offset(row.range.end) - 1).replace(/^\s*,\s*/, "");
  return { from: from.kind === "sequence" ? sources : first, rest };
}

export const duplicateRow: Refactoring = {
  title(at) {
    const row = rowAt(at);
    if (row === undefined || at.analysis.layers[row.index]?.built.module instanceof Head) return undefined;
    return copyOf(at.analysis.config.text, row) && `Duplicate ${rowName(row)}`;
  },
  edits(at) {
    const { config } = at.analysis;
    const row = rowAt(at);
    const copy = row && copyOf(config.text, row);
    if (row === undefined || copy === undefined) return undefined;
    const insertions = [{ place: "after", row: row.index, rows: [copy] } as const];
    return followLevels(at.analysis, (levels) => rewriteTable(config, { insertions }, levels));
  },
  goesTo: (row) => row + 1,
};
