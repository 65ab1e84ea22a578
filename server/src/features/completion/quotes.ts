import type { Context } from "./context.js";

/** A quoted word among the args of a row: `'nearest'`. */
const quotedWord = /[[,]\s*(['"])[A-Za-z]\w*\1\s*[,\]]/;

/** A text that is no name, with quotes where the file puts them around such. */
export function quoted(text: string, { draft }: Context): string {
  const quote = quotedWord.exec(draft.text)?.[1] ?? "";
  return `${quote}${text}${quote}`;
}
