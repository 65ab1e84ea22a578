import type { CompletionItem } from "vscode-languageserver";
import { applyEdits } from "../../server/src/config/textEdits.js";

/** The text after an item was chosen, every place of its snippet left as it stands at first. */
export function chosen(text: string, { textEdit, additionalTextEdits = [], insertTextFormat }: CompletionItem): string {
  if (textEdit === undefined || !("range" in textEdit)) throw new Error("The item has no edit.");
  const newText = insertTextFormat === 2 ? filledIn(textEdit.newText) : textEdit.newText;
  return applyEdits(text, [{ range: textEdit.range, newText }, ...additionalTextEdits]);
}

const filledIn = (snippet: string): string =>
  snippet
    .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, "$1")
    .replace(/\$\d/g, "")
    .replace(/\\([\\$}])/g, "$1");
