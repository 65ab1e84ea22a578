import type { Row } from "../../config/modelConfig.js";
import { swapWithNext } from "../../config/table/swap.js";
import { followLevels } from "./followLevels.js";
import type { Refactoring, RefactoringPlace } from "./refactoring.js";
import { rowAt, rowName } from "./rowAt.js";

/** The upper one of the two rows that are exchanged. */
function upperOf(at: RefactoringPlace, up: boolean): Row | undefined {
  const row = rowAt(at);
  const { rows } = at.analysis.config;
  const upper = row && (up ? rows[row.index - 1] : row);
  return upper !== undefined && rows[upper.index + 1]?.section === upper.section ? upper : undefined;
}

const moving = (up: boolean): Refactoring => ({
  title(at) {
    const row = rowAt(at);
    if (row === undefined || upperOf(at, up) === undefined) return undefined;
    return `Move ${rowName(row)} ${up ? "up" : "down"}`;
  },
  edits(at) {
    const upper = upperOf(at, up);
    if (upper === undefined) return undefined;
    return followLevels(at.analysis, (levels) => swapWithNext(at.analysis.config, upper.index, levels));
  },
  goesTo: (row) => (up ? row - 1 : row + 1),
});

/** `-1` reads the row above wherever it stands; every other index follows the row that it names. */
export const moveRowUp = moving(true);
export const moveRowDown = moving(false);
