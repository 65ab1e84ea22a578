import type { Analysis } from "../../analysis/types.js";
import type { Range } from "../../config/modelConfig.js";
import type { TextEdit } from "../../config/textEdits.js";

/** Where a refactoring is asked for. */
export interface RefactoringPlace {
  readonly analysis: Analysis;
  readonly range: Range;
}

/** A change of the model that is offered at a place; its edits are worked out when it is chosen. */
export interface Refactoring {
  /** Undefined where it makes no sense. */
  readonly title: (place: RefactoringPlace) => string | undefined;
  /** Undefined where the text does not take it. */
  readonly edits: (place: RefactoringPlace) => readonly TextEdit[] | undefined;
  /** The row that the cursor goes to afterwards. */
  readonly goesTo?: (row: number) => number;
}
