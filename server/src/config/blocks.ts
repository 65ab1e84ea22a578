/** A top-level key and what belongs to it, told by the lines that start in the first column. */
export interface Block {
  readonly start: number;
  readonly end: number;
  /** The key's name, quotes left out, and its offsets. */
  readonly key: { readonly name: string; readonly start: number; readonly end: number };
  /** Behind the colon. */
  readonly body: number;
}

const keyLine = /^(?:"([^"\n\r]*)"|'([^'\n\r]*)'|([A-Za-z_][\w.-]*))[ \t]*:/gm;

/** Splits a text at its top-level keys, so that a mistake in one of them leaves the others readable. */
export function splitBlocks(text: string): readonly Block[] {
  const matches = [...text.matchAll(keyLine)];
  return matches.map((match, index) => {
    const [line, double, single, plain] = match;
    const name = double ?? single ?? plain ?? "";
    const start = match.index;
    const keyEnd = start + line.slice(0, -1).trimEnd().length;
    const end = matches[index + 1]?.index ?? text.length;
    return { start, end, key: { name, start, end: keyEnd }, body: start + line.length };
  });
}
