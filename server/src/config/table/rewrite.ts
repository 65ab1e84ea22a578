import type { ModelConfig, Row } from "../modelConfig.js";
import { sectionNames } from "../rows.js";
import { lineEnding, type OffsetEdit, type TextEdit, textEdits } from "../textEdits.js";
import { textIndex, type TextIndex } from "../textIndex.js";
import {
  type ChangedNumbering,
  entriesAfter,
  fromText,
  type Insertion,
  type NewRow,
  numberingOf,
  type TableChange,
} from "./change.js";
import { deleteRows } from "./deletion.js";
import { insertAfter, insertBefore, movesComment, type WrittenRow } from "./insertion.js";
import { layoutOf, type RowLayout } from "./layout.js";
import { commentEdits, type Levels, referenceEdits, type Rewriting } from "./numbering.js";
import { ownIndexWord } from "../rowComment.js";
import { verified } from "./verify.js";

/**
 * The edits that make a change of the table, all references and index comments of the other rows kept right. Undefined
 * where the text does not take it, e.g. rows that are aliases of others: what the edits give is read again.
 */
export function rewriteTable(config: ModelConfig, change: TableChange, levels?: Levels): Rewriting | undefined {
  const entries = entriesAfter(config.rows.length, change);
  const numbering = numberingOf(config.rows.length, entries);
  const index = textIndex(config.text);
  const writer = new Writer(config, change, numbering, index, levels);
  const edits = textEdits(config.text, writer.edits());
  return verified(config, edits, entries, change, numbering) ? { edits, numbering } : undefined;
}

class Writer {
  readonly #config: ModelConfig;
  readonly #change: TableChange;
  readonly #numbering: ChangedNumbering;
  readonly #index: TextIndex;
  readonly #levels: Levels | undefined;
  readonly #eol: string;

  constructor(
    config: ModelConfig,
    change: TableChange,
    numbering: ChangedNumbering,
    index: TextIndex,
    levels: Levels | undefined,
  ) {
    this.#config = config;
    this.#levels = levels;
    this.#change = change;
    this.#numbering = numbering;
    this.#index = index;
    this.#eol = lineEnding(config.text);
  }

  edits(): readonly OffsetEdit[] {
    const { rows } = this.#config;
    const { insertions = [], deletions = new Set() } = this.#change;
    const moving = new Set(
      insertions.flatMap(({ place, row }) => (place === "after" && movesComment(this.#layout(row)) ? [row] : [])),
    );
    return [
      ...sectionNames.flatMap((section) => {
        const own = rows.filter((row) => row.section === section);
        if (!own.some((row) => deletions.has(row.index))) return [];
        return deleteRows(
          own.map((row) => this.#layout(row.index)),
          deletions,
          this.#index,
        );
      }),
      ...rows.filter((row) => !deletions.has(row.index)).flatMap((row) => this.#kept(row, moving.has(row.index))),
      ...insertions.flatMap((insertion) => this.#inserted(insertion)),
    ];
  }

  #layout(row: number): RowLayout {
    return layoutOf(this.#config, this.#index, this.#config.rows[row] as Row);
  }

  #kept(row: Row, commentMoves: boolean): readonly OffsetEdit[] {
    const index = this.#numbering.of(row.index) ?? row.index;
    const sources = this.#change.sources?.get(row.index);
    const list = row.from?.kind === "sequence";
    const [source] = sources ?? [];
    const from =
      sources === undefined || row.from === undefined || source === undefined
        ? referenceEdits(row, this.#numbering, index)
        : [{ range: row.from.range, newText: fromText(list ? sources : source, this.#numbering) }];
    return [...from, ...(commentMoves ? [] : commentEdits(row, index, this.#levels))].map((edit) =>
      this.#byOffset(edit),
    );
  }

  #byOffset({ range, newText }: TextEdit): OffsetEdit {
    return { start: this.#index.offset(range.start), end: this.#index.offset(range.end), newText };
  }

  #inserted({ place, row, rows }: Insertion): readonly OffsetEdit[] {
    const layout = this.#layout(row);
    const written = rows.map((added) => this.#written(added, layout));
    if (place === "before") return insertBefore(layout, written, this.#eol);
    return insertAfter(layout, written, this.#eol, this.#commentOf(layout));
  }

  /** The comment of a row that stays, its index renewed. */
  #commentOf({ row, comment }: RowLayout): string {
    if (comment === undefined) return "";
    const text = this.#config.text.slice(comment.start, comment.end);
    const edits = commentEdits(row, this.#numbering.of(row.index) ?? row.index, this.#levels);
    return [...edits].reverse().reduce((done, edit) => {
      const { start, end, newText } = this.#byOffset(edit);
      return done.slice(0, start - comment.start) + newText + done.slice(end - comment.start);
    }, text);
  }

  #written(added: NewRow, { row, comment }: RowLayout): WrittenRow {
    const list = `[${fromText(added.from, this.#numbering)}, ${added.rest}]`;
    if (comment === undefined || ownIndexWord(row) === undefined) return { list, comment: "" };
    const gap = /^[ \t]*/.exec(this.#config.text.slice(comment.start, comment.end))?.[0] ?? "  ";
    return { list, comment: `${gap}# ${this.#numbering.ofNew(added)}${added.note ?? ""}` };
  }
}
