import { analyzeText } from "../analysis/analyze.js";
import type { Analysis } from "../analysis/types.js";
import { applyEdits, type TextEdit } from "../config/textEdits.js";

const remembered = new WeakMap<Analysis, Map<string, Analysis>>();

/** The analysis of a config after edits, made once a text: what is offered is tried again and again. */
export function analysisAfter(before: Analysis, edits: readonly TextEdit[]): Analysis {
  const known = remembered.get(before) ?? new Map<string, Analysis>();
  remembered.set(before, known);
  const text = applyEdits(before.config.text, edits);
  const after = known.get(text) ?? analyzeText(text, before.options);
  known.set(text, after);
  return after;
}
