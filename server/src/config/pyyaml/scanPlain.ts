import { breakLength, breakValue, isBlankBreakOrEnd, isBreak, isDocumentMarker } from "./characters.js";

export interface PlainScalar {
  readonly value: string;
  /** Behind the last character of the value. */
  readonly end: number;
  /** Where scanning goes on: behind the spaces and line breaks that follow. */
  readonly next: number;
  /** Whether a line break was passed on the way to `next`. */
  readonly broken: boolean;
}

const endsInFlow = (char: string): boolean => ",?[]{}".includes(char);

function segmentEnd(text: string, from: number, inFlow: boolean): number {
  let at = from;
  for (; ; at++) {
    const char = text[at] as string;
    if (isBlankBreakOrEnd(char) || (inFlow && endsInFlow(char))) return at;
    if (char !== ":") continue;
    const next = text[at + 1] as string;
    if (isBlankBreakOrEnd(next) || (inFlow && ",[]{}".includes(next))) return at;
  }
}

/**
 * Reads the plain scalar at `start`. Lines of it are folded; a tab, a comment, a document marker or, outside flow
 * collections, a line indented less than `indent` ends it. `columnAt` counts as PyYAML does.
 */
export function scanPlain(
  text: string,
  start: number,
  inFlow: boolean,
  indent: number,
  columnAt: (offset: number, lineStart: number) => number,
): PlainScalar {
  let value = "";
  let gap = "";
  let at = start;
  let end = start;
  let broken = false;
  while (text[at] !== "#") {
    const stop = segmentEnd(text, at, inFlow);
    if (stop === at) break;
    value += gap + text.slice(at, stop);
    at = end = stop;
    broken = false;
    while (text[at] === " ") at++;
    if (!isBreak(text[at])) {
      gap = text.slice(end, at);
      if (gap === "") break;
      continue;
    }
    broken = true;
    const first = breakValue(text, at);
    at += breakLength(text, at);
    let lineStart = at;
    let more = "";
    while (!isDocumentMarker(text, at) || at !== lineStart) {
      if (text[at] === " ") at++;
      else if (isBreak(text[at])) {
        more += breakValue(text, at);
        at += breakLength(text, at);
        lineStart = at;
      } else break;
    }
    if (at === lineStart && isDocumentMarker(text, at)) break;
    gap = first !== "\n" ? first + more : more === "" ? " " : more;
    if (!inFlow && columnAt(at, lineStart) < indent) break;
  }
  return { value, end, next: at, broken };
}
