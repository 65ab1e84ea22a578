import type { ModelConfig, Range, ReadOptions } from "../config/modelConfig.js";
import { applyEdits, type TextEdit, textEdits } from "../config/textEdits.js";
import { textIndex } from "../config/textIndex.js";
import { commentEdits } from "./formatting/comments.js";
import { meanTheSame, piecesOf } from "./formatting/pieces.js";
import { sectionsOf } from "./formatting/sections.js";
import { trailingEdits } from "./formatting/trailing.js";

/**
 * Lays out the rows as YOLOv5's own files are: one blank behind commas and none in brackets, rows below each other,
 * comments two columns behind them. Blanks are all that changes; there are no edits for a text that is not valid YAML,
 * nor where another text would be read after them. `range`: only the lines that it touches.
 */
export function formatting(config: ModelConfig, { dropNonAscii }: ReadOptions, range?: Range): TextEdit[] {
  const { text, family, problems } = config;
  if (family === "none" || problems.some(({ fatal }) => fatal)) return [];
  const index = textIndex(text);
  const pieces = piecesOf(text, index, dropNonAscii);
  const sections = sectionsOf(config, index, pieces);
  const rows = sections.map(({ lines }) => lines);
  const all = [
    ...sections.flatMap(({ edits }) => edits),
    ...commentEdits(rows, text, index),
    ...trailingEdits(text, index, pieces),
  ];
  const edits = textEdits(text, all).filter((edit) => range === undefined || touches(edit.range, range));
  return edits.length === 0 || meanTheSame(text, applyEdits(text, edits), dropNonAscii) ? edits : [];
}

const touches = (edit: Range, { start, end }: Range): boolean =>
  edit.start.line >= start.line && edit.end.line <= end.line && !(end.line > start.line && isFirstOf(edit, end));

/** Whether an edit stands on a last line that is selected up to its start only, as whole lines are. */
const isFirstOf = (edit: Range, end: Range["end"]): boolean => end.character === 0 && edit.end.line === end.line;
