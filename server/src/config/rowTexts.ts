import { type Block, splitBlocks } from "./blocks.js";
import { type FlowText, readFlowItem, readFlowItems } from "./flowText.js";
import type { SectionName } from "./modelConfig.js";
import { type RowLines, splitRows } from "./rowLines.js";
import { sectionNames } from "./rows.js";

/** A row as far as the text tells, which may be half-typed. `index` counts as parse_model does. */
export interface RowText {
  readonly index: number;
  readonly section: SectionName;
  readonly lines: RowLines;
  /** From its bracket, or from what stands in its place. */
  readonly start: number;
  /** Its closing bracket; undefined where that is missing. */
  readonly close: number | undefined;
  /** From, number, module and args, as many as there are; none where what stands there is no list. */
  readonly items: readonly FlowText[];
}

export interface SectionText {
  readonly name: SectionName;
  readonly block: Block;
  readonly rows: readonly RowText[];
}

/** The table of rows, told from the text alone: half-typed rows are in it, and reading it takes little time. */
export interface TableText {
  readonly text: string;
  /** All top-level keys in the order of the file. */
  readonly blocks: readonly Block[];
  readonly sections: Readonly<Partial<Record<SectionName, SectionText>>>;
  /** Backbone, then head. */
  readonly rows: readonly RowText[];
}

type Bare = Omit<RowText, "index" | "section">;

const asRow = (lines: RowLines, { codeStart, items = [], close }: FlowText): Bare => ({
  lines,
  start: codeStart,
  close,
  items,
});

/** The rows on the lines of one: several may stand on one line of a flow list. */
function rowsOn(text: string, lines: RowLines): readonly Bare[] {
  if (lines.dash) return [behindDash(text, lines)];
  const items = readFlowItems(text, lines.start, lines.end);
  if (lines.bare) return [{ lines, start: lines.start, close: undefined, items }];
  return items.filter((item) => item.items !== undefined).map((item) => asRow(lines, item));
}

/** `- -1, 1, Conv`: a comma says that the opening bracket is missing. */
function behindDash(text: string, lines: RowLines): Bare {
  const item = readFlowItem(text, lines.start + 1, lines.end);
  if (item.items !== undefined || text[item.end] !== ",") return asRow(lines, item);
  const items = readFlowItems(text, item.codeStart, lines.end);
  return { lines, start: item.codeStart, close: undefined, items };
}

/** Reads the rows of a text, whatever state it is in. Of a section that is given twice the last counts. */
export function readTable(text: string): TableText {
  const blocks = splitBlocks(text);
  const sections: Partial<Record<SectionName, SectionText>> = {};
  const rows: RowText[] = [];
  for (const name of sectionNames) {
    const block = blocks.findLast(({ key }) => key.name === name);
    if (block === undefined) continue;
    const first = rows.length;
    for (const lines of splitRows(text, block.body, block.end)) {
      for (const row of rowsOn(text, lines)) rows.push({ ...row, section: name, index: rows.length });
    }
    sections[name] = { name, block, rows: rows.slice(first) };
  }
  return { text, blocks, sections, rows };
}

/** The text of an item without its quotes, empty where it is missing. */
export function plainText(text: string, item: FlowText | undefined): string {
  const source = item === undefined ? "" : text.slice(item.codeStart, item.codeEnd);
  return /^(['"])(.*)\1$/.exec(source)?.[2] ?? source;
}

/** The name of a row's module, empty where it has none. */
export const moduleOf = ({ text }: TableText, { items }: RowText): string => plainText(text, items[2]);

/** The args of a row as written, those that are empty left out. */
export const argsOf = ({ text }: TableText, { items }: RowText): readonly string[] =>
  (items[3]?.items ?? []).map((item) => text.slice(item.codeStart, item.codeEnd)).filter((arg) => arg !== "");
