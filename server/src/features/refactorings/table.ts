import { deleteRow } from "./deleteRow.js";
import { duplicateRow } from "./duplicateRow.js";
import { insertRowAfter, insertRowBefore } from "./insertRow.js";
import { addCoarserLevel } from "./levels/addCoarser.js";
import { addFinerLevel } from "./levels/addFiner.js";
import { removeLevel } from "./levels/removeLevel.js";
import { moveRowDown, moveRowUp } from "./moveRow.js";
import type { Refactoring } from "./refactoring.js";
import { tried } from "./tried.js";

/** Every refactoring by its name, in the order of the menu. Its kind is `refactor.rewrite.` and the name. */
export const refactorings: Readonly<Record<string, Refactoring>> = {
  insertRowBefore,
  insertRowAfter,
  duplicateRow,
  deleteRow,
  moveRowUp,
  moveRowDown,
  addFinerLevel: tried(addFinerLevel),
  addCoarserLevel: tried(addCoarserLevel),
  removeLevel: tried(removeLevel),
};
