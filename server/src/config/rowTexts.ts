import { type Block, splitBlocks } from "./blocks.js";
import { type FlowText, readFlowItem, readFlowItems } from "./flowText.js";
import type { SectionName } from "./modelConfig.js";
import { type RowSpan, rowSpans } from "./rowLines.js";
import { sectionNames } from "./rows.js";

/** A row as far as the text tells, which may be half-typed. It is looked into when somebody asks for its parts. */
export class RowText {
  readonly #text: string;
  #read: FlowText | undefined;
  #module: string | undefined;

  constructor(
    text: string,
    readonly section: SectionName,
    /** As parse_model counts. */
    readonly index: number,
    readonly lines: RowSpan,
    read?: FlowText,
  ) {
    this.#text = text;
    this.#read = read;
  }

  get #node(): FlowText {
    return (this.#read ??= readRow(this.#text, this.lines));
  }

  /** At its bracket, or at what stands in its place. */
  get start(): number {
    return this.#node.codeStart;
  }

  /** Its closing bracket; undefined where that is missing. */
  get close(): number | undefined {
    return this.#node.close;
  }

  /** From, number, module and args, as many as there are; none where what stands there is no list. */
  get items(): readonly FlowText[] {
    return this.#node.items ?? [];
  }

  /** The name of the module, empty where there is none. */
  get module(): string {
    return (this.#module ??= plainText(this.#text, this.items[2]));
  }

  /** The args as written, those that are empty left out. */
  get args(): readonly string[] {
    return (this.items[3]?.items ?? []).map((item) => sourceText(this.#text, item)).filter((arg) => arg !== "");
  }
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

/** What stands on the lines of a row. */
function readRow(text: string, { start, end, dash, bare }: RowSpan): FlowText {
  if (bare) return bareRow(text, start, end);
  const item = readFlowItem(text, dash ? start + 1 : start, end);
  const lacksBracket = dash && item.items === undefined && text[item.end] === ",";
  return lacksBracket ? bareRow(text, item.codeStart, end) : item;
}

/** `- -1, 1, Conv`: a row without its opening bracket. */
const bareRow = (text: string, start: number, end: number): FlowText => {
  const items = readFlowItems(text, start, end);
  return { start, end, codeStart: start, codeEnd: items.at(-1)?.codeEnd ?? start, items };
};

/** Where a second row may begin on the lines of one. */
const nextRow = /\]\s*,[ \t]*\[|^[ \t]*\[[ \t]*(?:#|$)/m;

/** The rows on the lines of one, those that are read already: several may stand on one line of a flow list. */
function rowsOn(text: string, { dash, bare, start, end }: RowSpan): readonly (FlowText | undefined)[] {
  if (dash || bare || !nextRow.test(text.slice(start, end))) return [undefined];
  return readFlowItems(text, start, end).filter(({ items }) => items !== undefined);
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
    for (const lines of rowSpans(text, block.body, block.end)) {
      for (const read of rowsOn(text, lines)) rows.push(new RowText(text, name, rows.length, lines, read));
    }
    sections[name] = { name, block, rows: rows.slice(first) };
  }
  return { text, blocks, sections, rows };
}

/** The text of an item as written, empty where it is missing. */
export const sourceText = (text: string, item: FlowText | undefined): string =>
  item === undefined ? "" : text.slice(item.codeStart, item.codeEnd);

/** The text of an item without its quotes. */
function plainText(text: string, item: FlowText | undefined): string {
  const source = sourceText(text, item);
  return /^(['"])(.*)\1$/.exec(source)?.[2] ?? source;
}
