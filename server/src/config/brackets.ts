import type { Block } from "./blocks.js";
import { type Finding, lacking } from "./finding.js";
import { scanLines } from "./lines.js";
import { isSurelyRow, type RowLines, splitRows } from "./rowLines.js";

const closers: Readonly<Record<string, string>> = { "[": "]", "{": "}" };

interface Stretch {
  readonly start: number;
  readonly codeEnd: number;
}

/** `open` is what is not closed, the innermost last. */
function lacks(text: string, what: string, open: readonly string[], { start, codeEnd }: Stretch): Finding {
  const closer = open.at(-1) ?? "]";
  const at = start + text.slice(start, codeEnd).replace(/[\s,]+$/, "").length;
  const closers = [...open].reverse().join("");
  return {
    message: `This ${what} lacks its closing ${closer === "}" ? "brace" : "bracket"} \`${closer}\`.`,
    start,
    end: codeEnd,
    mend: lacking(`Insert ${closers}`, at, closers),
  };
}

const extra = (text: string, at: number): Finding => ({
  message: `This \`${text[at]}\` closes nothing; the brackets before it are closed already.`,
  start: at,
  end: at + 1,
  mend: { title: `Remove ${text[at]}`, start: at, end: at + 1, newText: "" },
});

/** Follows the brackets through a stretch of text. */
class Depth {
  readonly open: string[] = [];
  /** The bracket that closed the list around the rows. */
  closedOuter: number | undefined;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Offset of the first closing bracket that has no opening one, if any. */
  follow(from: number, to: number): number | undefined {
    let stray: number | undefined;
    for (const at of scanLines(this.#text, from, to).brackets) {
      const char = this.#text[at] as string;
      const closer = closers[char];
      if (closer !== undefined) this.open.push(closer);
      else if (this.open.pop() === undefined) stray ??= at;
      else if (this.open.length === 0) this.closedOuter = at;
    }
    return stray;
  }
}

const behindDash = (text: string, { start, codeEnd }: RowLines): { start: number; codeEnd: number } => ({
  start: start + (/^-[ \t]+/.exec(text.slice(start, codeEnd))?.[0].length ?? 0),
  codeEnd,
});

/** Rows under dashes: every one closes what it opens. */
function inBlockList(text: string, rows: readonly RowLines[]): readonly Finding[] {
  return rows.flatMap((row) => {
    const depth = new Depth(text);
    const stray = depth.follow(row.start, row.end);
    if (stray !== undefined) return [row.bare ? lacksOpening(row) : extra(text, stray)];
    return depth.open.length === 0 ? [] : [lacks(text, "row", depth.open, behindDash(text, row))];
  });
}

const lacksOpening = ({ start, codeEnd }: RowLines): Finding => ({
  message: "This row lacks its opening bracket `[`.",
  start,
  end: codeEnd,
});

/** Rows in a list of brackets: between them exactly the list's own bracket is open. */
function inFlowList(text: string, block: Block, rows: readonly RowLines[], first: RowLines): readonly Finding[] {
  const findings: Finding[] = [];
  const depth = new Depth(text);
  depth.follow(block.body, first.start);
  if (depth.open.length === 0 && (rows.length > 1 || isSurelyRow(text, first.start))) {
    findings.push({
      message: "This list of rows lacks its opening bracket: write `[[` here.",
      start: first.start,
      end: first.start + 1,
    });
    depth.open.push("]");
  }
  rows.forEach((row, index) => {
    const isLast = index === rows.length - 1;
    if (row.bare) {
      findings.push(lacksOpening(row));
      depth.open.push("]");
    }
    const stray = depth.follow(row.start, isLast ? row.codeEnd : row.end);
    const left = isLast ? depth.follow(row.codeEnd, row.end) : undefined;
    const closed = depth.open.length === 0 && (!isLast || left !== undefined) ? depth.closedOuter : undefined;
    const wrong = stray ?? closed ?? left;
    if (wrong !== undefined) findings.push(extra(text, wrong));
    else if (depth.open.length > (isLast ? 0 : 1)) {
      const rowIsOpen = !isLast || openWithin(text, row);
      findings.push(
        rowIsOpen
          ? lacks(text, "row", depth.open.slice(isLast ? 0 : 1), row)
          : lacks(text, "list of rows", ["]"], { start: row.codeEnd - 1, codeEnd: row.codeEnd }),
      );
    }
    depth.open.splice(0, depth.open.length, "]");
  });
  return findings;
}

const openWithin = (text: string, row: RowLines): boolean => {
  const depth = new Depth(text);
  depth.follow(row.start, row.codeEnd);
  return depth.open.length > 0;
};

/**
 * Brackets of a top-level key's value that do not fit together, each at the row that its author forgot one in or gave
 * one too many.
 */
export function findBrackets(text: string, block: Block): readonly Finding[] {
  const rows = splitRows(text, block.body, block.end);
  const [first] = rows;
  if (first !== undefined && first.dash) return inBlockList(text, rows);
  const { codeEnd } = scanLines(text, block.body, block.end);
  if (first !== undefined) return inFlowList(text, block, rows, first);
  const depth = new Depth(text);
  const stray = depth.follow(block.body, block.end);
  if (stray !== undefined) return [extra(text, stray)];
  if (depth.open.length === 0) return [];
  const what = depth.open.at(-1) === "}" ? "mapping" : "list";
  return [lacks(text, what, depth.open, { start: block.start, codeEnd })];
}
