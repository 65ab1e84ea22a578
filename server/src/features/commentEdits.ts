import { type WrongWord, wrongIndex, wrongLevel } from "../analysis/rules/comments.js";
import type { Analysis, Layer } from "../analysis/types.js";
import type { TextEdit } from "../config/textEdits.js";

/** What a row's comment can say of the row. */
export type CommentFact = "index" | "level";

const wrong: Readonly<Record<CommentFact, (layer: Layer) => WrongWord | undefined>> = {
  index: wrongIndex,
  level: wrongLevel,
};

/** Corrects what the comments of some rows say: only the index or the P-level where one of them is asked for. */
export const commentEdits = (
  { layers }: Pick<Analysis, "layers">,
  facts: readonly CommentFact[] = ["index", "level"],
): readonly TextEdit[] =>
  layers.flatMap((layer) =>
    facts.flatMap((fact) => {
      const found = wrong[fact](layer);
      return found === undefined ? [] : [{ range: found.word.range, newText: found.right }];
    }),
  );
