import type { Row } from "../../config/modelConfig.js";
import { levelWord } from "../../config/rowComment.js";
import type { Line } from "./lines.js";

/** Lines that fold together, both included. */
export interface Fold {
  readonly start: number;
  readonly end: number;
}

const isBreak = (line: Line | undefined): boolean => line === "blank" || line === "comment";

/** Whether a blank line or a comment parts a row from the one before. */
function startsGroup(row: Row, before: Row | undefined, lines: readonly Line[]): boolean {
  return before === undefined || lines.slice(before.range.end.line + 1, row.range.start.line).some(isBreak);
}

/** The comment lines right above a row, which are its heading. */
function headingOf(row: Row, lines: readonly Line[]): number {
  let line = row.range.start.line;
  while (line > 0 && lines[line - 1] === "comment") line--;
  return line;
}

/** Rows that stand together, with the comments above them. */
export function groupsOfRows(rows: readonly Row[], lines: readonly Line[]): readonly Fold[] {
  return split(rows, (row, before) => startsGroup(row, before, lines)).map(([first, last]) => ({
    start: headingOf(first, lines),
    end: last.range.end.line,
  }));
}

/** Rows from one P-level, as its comment names it, to the next. */
export const stagesOfRows = (rows: readonly Row[]): readonly Fold[] =>
  split(rows, (row) => levelWord(row) !== undefined)
    .filter(([first]) => levelWord(first) !== undefined)
    .map(([first, last]) => ({ start: first.range.start.line, end: last.range.end.line }));

/** The first and the last row of every run that begins where `starts` says so. */
function split(
  rows: readonly Row[],
  starts: (row: Row, before: Row | undefined) => boolean,
): readonly (readonly [Row, Row])[] {
  const runs: [Row, Row][] = [];
  rows.forEach((row, i) => {
    const run = runs.at(-1);
    if (run === undefined || starts(row, rows[i - 1])) runs.push([row, row]);
    else run[1] = row;
  });
  return runs;
}
