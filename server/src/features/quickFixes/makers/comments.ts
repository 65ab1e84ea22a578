import type { Layer } from "../../../analysis/types.js";
import type { TextEdit } from "../../../config/textEdits.js";
import { type CommentFact, commentEdits } from "../../commentEdits.js";
import { layerOf, type Maker } from "../fix.js";

/** Corrects the comment of a row, or what the comments of all rows say of that kind. */
function corrected(fact: CommentFact, all: string): Maker {
  // Every finding of a file asks for the same edits.
  const remembered = new WeakMap<readonly Layer[], readonly TextEdit[]>();
  return (analysis, problem) => {
    const layer = layerOf(analysis, problem);
    if (layer === undefined) return [];
    const own = commentEdits({ layers: [layer] }, [fact]);
    const every = remembered.get(analysis.layers) ?? commentEdits(analysis, [fact]);
    remembered.set(analysis.layers, every);
    const [edit] = own;
    return [
      ...(edit === undefined
        ? []
        : [{ title: `Correct the comment to ${edit.newText}`, edits: own, isPreferred: true, isSafe: true }]),
      ...(every.length > 1 ? [{ title: all, edits: every, isSafe: true }] : []),
    ];
  };
}

export const indexComment = corrected("index", "Correct all index comments in this file");
export const levelComment = corrected("level", "Correct all P-level comments in this file");
