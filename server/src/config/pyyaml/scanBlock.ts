import { breakLength, breakValue, END, isBreak, isBreakOrEnd, isSpaceBreakOrEnd } from "./characters.js";
import { Refusal } from "./refusal.js";

interface Header {
  readonly keep: boolean | undefined;
  readonly increment: number | undefined;
  readonly next: number;
}

function scanHeader(text: string, start: number): Header {
  const [indicators] = /^(?:[+-][0-9]?|[0-9][+-]?)?/.exec(text.slice(start + 1, start + 3)) as unknown as [string];
  let at = start + 1 + indicators.length;
  const digit = /[0-9]/.exec(indicators)?.[0];
  if (digit === "0" || !isSpaceBreakOrEnd(text[at])) throw new Refusal("block-header", start, at + 1);
  while (text[at] === " ") at++;
  if (text[at] === "#") while (!isBreakOrEnd(text[at])) at++;
  if (!isBreakOrEnd(text[at])) throw new Refusal("block-header", start, at + 1);
  return {
    keep: indicators.includes("+") ? true : indicators.includes("-") ? false : undefined,
    increment: digit === undefined ? undefined : Number(digit),
    next: at + breakLength(text, at),
  };
}

/**
 * The line breaks at `from`, each with up to `indent` spaces before the next line; `column` is where that line's text
 * starts.
 */
function scanBreaks(text: string, from: number, indent: number) {
  let at = from;
  let column = 0;
  let breaks = "";
  for (;;) {
    while (column < indent && text[at] === " ") {
      at++;
      column++;
    }
    if (!isBreak(text[at])) return { at, column, breaks };
    breaks += breakValue(text, at);
    at += breakLength(text, at);
    column = 0;
  }
}

/** As `scanBreaks` where no digit says the indentation: the deepest line of spaces before the first text does. */
function scanFirstBreaks(text: string, from: number) {
  let at = from;
  let column = 0;
  let deepest = 0;
  let breaks = "";
  while (text[at] === " " || isBreak(text[at])) {
    if (text[at] === " ") {
      at++;
      column++;
      deepest = Math.max(deepest, column);
    } else {
      breaks += breakValue(text, at);
      at += breakLength(text, at);
      column = 0;
    }
  }
  return { at, column, breaks, deepest };
}

const isMoreIndented = (char: string | undefined): boolean => char === " " || char === "\t";

/**
 * Reads the `|` or `>` scalar at `start`; `parentIndent` is the indentation of the collection around it, -1 at the top.
 * `end` lies behind its last character of text, `next` where scanning goes on.
 */
export function scanBlock(text: string, start: number, parentIndent: number) {
  const folded = text[start] === ">";
  const { keep, increment, next } = scanHeader(text, start);
  const least = Math.max(parentIndent + 1, 1);
  let indent = increment === undefined ? least : least + increment - 1;
  let state: ReturnType<typeof scanBreaks>;
  if (increment === undefined) {
    const first = scanFirstBreaks(text, next);
    indent = Math.max(least, first.deepest);
    state = first;
  } else {
    state = scanBreaks(text, next, indent);
  }
  let value = "";
  let lineBreak = "";
  let end = next - breakLength(text, next - 1);
  while (state.column === indent && text[state.at] !== END) {
    value += state.breaks;
    const lineStart = state.at;
    let at = lineStart;
    while (!isBreakOrEnd(text[at])) at++;
    value += text.slice(lineStart, at);
    end = at;
    lineBreak = isBreak(text[at]) ? breakValue(text, at) : "";
    state = scanBreaks(text, at + breakLength(text, at), indent);
    if (state.column !== indent || text[state.at] === END) break;
    const joins = folded && lineBreak === "\n" && !isMoreIndented(text[lineStart]) && !isMoreIndented(text[state.at]);
    if (!joins) value += lineBreak;
    else if (state.breaks === "") value += " ";
  }
  if (keep !== false) value += lineBreak;
  if (keep === true) value += state.breaks;
  return { value, end: Math.max(end, start + 1), next: state.at };
}
