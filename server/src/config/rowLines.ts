import { lineStartOf, scanLines } from "./lines.js";

/** The lines of one row, or of one item of another list, as far as the layout of the text tells. */
export interface RowSpan {
  /** At the row's own `[`, or at the `-` of a block list. */
  readonly start: number;
  /** Where the next row starts, or the section ends. */
  readonly end: number;
  readonly dash: boolean;
  /** The row's opening bracket is missing. */
  readonly bare: boolean;
}

export interface RowLines extends RowSpan {
  /** Behind its last character that is neither blank, comment nor a bracket alone on its line. */
  readonly codeEnd: number;
}

/** `[-1, 1, Conv` or `[[-1, 6], 1, Concat`. */
const surelyRow = /^\[\s*(?:-?\d+|\[[-\d,\s]*\])\s*,\s*[^,[\]]+,\s*['"A-Za-z_]/;
/** The bracket of the list around the rows, where the first row stands on its line. */
const outerBracket = /^\[[ \t]*(?=\[)/;

export const isSurelyRow = (text: string, at: number): boolean => surelyRow.test(text.slice(at, at + 200));

/** The first place between two offsets where a row stands for sure. */
export function findRow(text: string, from: number, to: number): number | undefined {
  for (let at = text.indexOf("[", from); at >= 0 && at < to; at = text.indexOf("[", at + 1)) {
    if (isSurelyRow(text, at)) return at;
  }
  return undefined;
}

interface Start {
  readonly at: number;
  readonly column: number;
  readonly dash: boolean;
  readonly bare: boolean;
}

/** `-1, 1, Conv`: a row whose opening bracket is missing. */
const bareRow = /^-?\d+\s*,\s*[^,[\]]+,\s*[A-Za-z_]/;

/** A row behind up to three stray characters. */
function startBehind(line: string, lineStart: number): Start | undefined {
  const column = /^[ \t]*[^\w\s#[]{0,3}[ \t]*/.exec(line)?.[0].length ?? 0;
  const rest = line.slice(column);
  if (surelyRow.test(rest)) return { at: lineStart + column, column, dash: false, bare: false };
  const indent = line.length - line.trimStart().length;
  return bareRow.test(line.slice(indent))
    ? { at: lineStart + indent, column: indent, dash: false, bare: true }
    : undefined;
}

function startOf(line: string, lineStart: number, first: Start | undefined): Start | undefined {
  const match = /^([ \t]*)(-(?=[ \t]|$)|\[(?!\s*(?:#.*)?$))/.exec(line);
  if (match === null) return first === undefined ? undefined : startBehind(line, lineStart);
  const dash = match[2] === "-";
  let column = (match[1] as string).length;
  const rest = line.slice(column);
  if (first === undefined && !dash && !surelyRow.test(rest)) column += outerBracket.exec(rest)?.[0].length ?? 0;
  const start = { at: lineStart + column, column, dash, bare: false };
  if (first === undefined) return start;
  if (dash && first.dash) return column <= first.column + 1 ? start : undefined;
  if (dash) return startBehind(line, lineStart);
  return (column <= first.column && !first.dash) || surelyRow.test(rest) ? start : undefined;
}

function codeEndOf(text: string, from: number, to: number): number {
  let end = to;
  for (;;) {
    const { codeEnd } = scanLines(text, from, end);
    const lineStart = lineStartOf(text, codeEnd);
    if (lineStart <= from || !/^[\s\]},]*$/.test(text.slice(lineStart, codeEnd))) return codeEnd;
    end = lineStart;
  }
}

/**
 * Splits the body of a section into rows: by the dashes of a block list, or by the lines of a flow list that start with
 * a bracket.
 */
export const splitRows = (text: string, from: number, to: number): readonly RowLines[] =>
  rowSpans(text, from, to).map((span) => ({ ...span, codeEnd: codeEndOf(text, span.start, span.end) }));

/** As `splitRows`, without a look at what the lines hold. */
export function rowSpans(text: string, from: number, to: number): readonly RowSpan[] {
  const starts: Start[] = [];
  const line = /[^\r\n]+/g;
  line.lastIndex = from;
  for (let match = line.exec(text); match !== null && match.index < to; match = line.exec(text)) {
    const start = startOf(match[0], match.index, starts[0]);
    if (start !== undefined) starts.push(start);
  }
  return starts.map(({ at, dash, bare }, index) => {
    const next = starts[index + 1];
    const end = next === undefined ? to : lineStartOf(text, next.at);
    return { start: at, end, dash, bare };
  });
}
