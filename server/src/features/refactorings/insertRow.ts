import type { Row } from "../../config/modelConfig.js";
import { rewriteTable } from "../../config/table/rewrite.js";
import type { Insertion } from "../../config/table/change.js";
import { Head } from "../../yolov5/modules/heads.js";
import { followLevels } from "./followLevels.js";
import { keepingConv } from "./newConv.js";
import type { Refactoring, RefactoringPlace } from "./refactoring.js";
import { rowAt, rowName } from "./rowAt.js";

/** Whether a row is a head at the end, behind which nothing can follow. */
const isHead = ({ layers }: RefactoringPlace["analysis"], { index }: Row): boolean =>
  index === layers.length - 1 && layers[index]?.built.module instanceof Head;

const inserting = (place: Insertion["place"]): Refactoring => ({
  title(at) {
    const row = rowAt(at);
    if (row === undefined || (place === "after" && isHead(at.analysis, row))) return undefined;
    return `Insert a row ${place} ${rowName(row)}`;
  },
  edits(at) {
    const { analysis } = at;
    const row = rowAt(at);
    if (row === undefined) return undefined;
    const rest = keepingConv(analysis, place === "after" ? row.index : row.index - 1);
    const insertion: Insertion = { place, row: row.index, rows: [{ from: { kind: "above" }, rest }] };
    return followLevels(analysis, (levels) => rewriteTable(analysis.config, { insertions: [insertion] }, levels));
  },
  goesTo: (row) => (place === "after" ? row + 1 : row),
});

/** A Conv that keeps its input, read by the row below where that reads `-1`; whoever names a row goes on reading it. */
export const insertRowBefore = inserting("before");
export const insertRowAfter = inserting("after");
