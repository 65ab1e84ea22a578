/** Stands behind the last character, so that every look ahead finds one. */
export const END = "\0";

const BREAKS = "\n\r\x85\u2028\u2029";

export const isBreak = (char: string | undefined): boolean => char !== undefined && BREAKS.includes(char);
export const isBreakOrEnd = (char: string | undefined): boolean => char === END || isBreak(char);
export const isSpaceBreakOrEnd = (char: string | undefined): boolean => char === " " || isBreakOrEnd(char);
export const isBlankBreakOrEnd = (char: string | undefined): boolean => char === "\t" || isSpaceBreakOrEnd(char);
export const isNameCharacter = (char: string | undefined): boolean =>
  char !== undefined && /^[0-9A-Za-z_-]$/.test(char);

/** Length of the line break at `at`: 2 for CRLF, 0 where there is none. */
export const breakLength = (text: string, at: number): number =>
  !isBreak(text[at]) ? 0 : text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;

/** What PyYAML makes of the line break at `at`. */
export const breakValue = (text: string, at: number): string => {
  const char = text[at];
  return char === "\u2028" || char === "\u2029" ? char : "\n";
};

/** `---` or `...` with nothing attached; the caller knows that `at` starts a line. */
export const isDocumentMarker = (text: string, at: number): boolean =>
  (text.startsWith("---", at) || text.startsWith("...", at)) && isBlankBreakOrEnd(text[at + 3]);
