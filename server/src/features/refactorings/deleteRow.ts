import { readersOfRow } from "../../config/references.js";
import { rewriteTable } from "../../config/table/rewrite.js";
import { rowsText } from "../layerText.js";
import { followLevels } from "./followLevels.js";
import type { Refactoring } from "./refactoring.js";
import { rowAt, rowName } from "./rowAt.js";

/**
 * Rows that name the deleted one read `deleted` after it, which is reported until another row is named; those that read
 * `-1` read the row that is above them then.
 */
export const deleteRow: Refactoring = {
  title(at) {
    const row = rowAt(at);
    const { rows } = at.analysis.config;
    if (row === undefined || rows.filter(({ section }) => section === row.section).length < 2) return undefined;
    const named = readersOfRow(rows, row.index).filter(({ written }) => written !== -1);
    const readers = [...new Set(named.map((reference) => reference.row.index))];
    const loss = readers.length === 0 ? "" : `, which ${rowsText(readers)} ${readers.length === 1 ? "names" : "name"}`;
    return `Delete ${rowName(row)}${loss}`;
  },
  edits(at) {
    const row = rowAt(at);
    if (row === undefined) return undefined;
    const deletions = new Set([row.index]);
    return followLevels(at.analysis, (levels) => rewriteTable(at.analysis.config, { deletions }, levels));
  },
};
