import { list, unknown } from "../values/value.js";
import { type Block, splitBlocks } from "./blocks.js";
import { diagnose, diagnoseWhole, phrase } from "./diagnose.js";
import type { Finding } from "./finding.js";
import { lineStartOf, scanLines } from "./lines.js";
import type { ConfigNode, MappingEntry } from "./modelConfig.js";
import { type Duplicate, keyIdentity, NodeBuilder } from "./nodes.js";
import type { Places } from "./places.js";
import { type Parse, parse } from "./pyyaml/parser.js";
import { Refusal } from "./pyyaml/refusal.js";
import type { CommentSpan } from "./pyyaml/scanner.js";
import { findRow, type RowLines, splitRows } from "./rowLines.js";
import { holdsRows, looksLikeRow } from "./rows.js";

export interface Recovered {
  readonly entries: readonly MappingEntry[];
  readonly comments: readonly CommentSpan[];
  readonly duplicates: readonly Duplicate[];
  readonly fatal: readonly Finding[];
}

const shift = (parsed: Parse, by: number): Parse => ({
  ...parsed,
  tokens: parsed.tokens.map((token) => ({ ...token, start: token.start + by, end: token.end + by })),
  refusal: parsed.refusal && movedRefusal(parsed.refusal, by),
});

const movedRefusal = ({ reason, start, end }: Refusal, by: number): Refusal =>
  new Refusal(reason, start + by, end + by);

/** What is not printable, and the tabs, made spaces: the places stay and more of the text can be read. */
const cleaned = (text: string): string => text.replace(/[^\n\r\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFFFD]/g, " ");

/** Beyond these a text is no model, and nobody reads on. */
const MOST_FINDINGS = 100;
const MOST_BLOCKS = 2_000;

class Recovery {
  readonly entries: MappingEntry[] = [];
  readonly fatal: Finding[] = [];
  readonly #places: Places;
  readonly #clean: string;

  constructor(places: Places) {
    this.#places = places;
    this.#clean = cleaned(places.text);
  }

  read(block: Block, unprintable: boolean): void {
    const text = unprintable ? this.#clean : this.#places.text;
    const parsed = parse(text.slice(block.start, block.end));
    const builder = new NodeBuilder(this.#places, block.start);
    const entries =
      parsed.refusal === undefined && parsed.root !== undefined ? builder.entriesOf(parsed.root) : undefined;
    if (entries !== undefined) {
      this.entries.push(...entries);
      this.fatal.push(...builder.refusals.map((refusal) => phrase(text, refusal)));
      return;
    }
    if (this.fatal.length < MOST_FINDINGS) this.fatal.push(...diagnose(text, block, shift(parsed, block.start)));
    this.entries.push(this.#entry(block));
  }

  #entry(block: Block): MappingEntry {
    const { start, end, name } = block.key;
    const range = this.#places.range(start, end);
    const source = this.#clean.slice(start, end);
    return { key: { kind: "scalar", range, source, plain: source === name, value: name }, value: this.#value(block) };
  }

  #value(block: Block): ConfigNode {
    const whole = this.#lenient(block.start, block.end);
    const value = whole?.kind === "mapping" ? whole.entries[0]?.value : this.#lenient(block.body, block.end);
    const rows = splitRows(this.#clean, block.body, block.end).flatMap((row) => this.#row(row));
    const node: ConfigNode | undefined = rows.length === 0 ? value : this.#list(rows);
    if (node !== undefined && (holdsRows(node) || value === undefined || value.kind === "sequence")) return node;
    const range = this.#places.range(block.body, block.body);
    return value ?? { kind: "scalar", range, source: "", plain: true, value: unknown("the value cannot be read") };
  }

  /** What the text between two offsets holds when everything that is open is closed at its end. */
  #lenient(from: number, to: number): ConfigNode | undefined {
    const { root } = parse(this.#clean.slice(from, to), { lenient: true });
    return root === undefined ? undefined : new NodeBuilder(this.#places, from).build(root);
  }

  #row(row: RowLines): readonly ConfigNode[] {
    if (row.bare) return this.#bracketed(row.start, row.codeEnd);
    const from = row.dash ? lineStartOf(this.#clean, row.start) : row.start;
    const node = this.#lenient(from, row.dash ? row.end : row.codeEnd);
    const items = node?.kind === "sequence" && row.dash && !node.flow ? node.items : node === undefined ? [] : [node];
    if (items.some(looksLikeRow)) return items;
    const start = findRow(this.#clean, row.start, row.codeEnd);
    const found = start === undefined ? undefined : this.#lenient(start, row.codeEnd);
    return found === undefined || !looksLikeRow(found) ? items : [found];
  }

  /** A row whose opening bracket is missing, read as if it stood before the first item. */
  #bracketed(from: number, to: number): readonly ConfigNode[] {
    const { root } = parse(`[${this.#clean.slice(from, to)}`, { lenient: true });
    if (root?.kind !== "sequence") return [];
    const node = new NodeBuilder(this.#places, from - 1).build(root);
    return [{ ...node, range: this.#places.range(from, to) }];
  }

  #list(items: readonly ConfigNode[]): ConfigNode {
    const first = items[0] as ConfigNode;
    const last = items.at(-1) as ConfigNode;
    const range = { start: first.range.start, end: last.range.end };
    return { kind: "sequence", range, items, flow: true, value: list(items.map(({ value }) => value)) };
  }
}

function duplicatesOf(entries: readonly MappingEntry[]): readonly Duplicate[] {
  const found = new Map<unknown, MappingEntry>();
  return entries.flatMap((later) => {
    const identity = keyIdentity(later.key.value);
    const earlier = found.get(identity);
    found.set(identity, later);
    return earlier === undefined ? [] : [{ earlier, later }];
  });
}

/**
 * Reads what can be read of a text that PyYAML refuses: every top-level key by itself, and where one of them is broken,
 * every row by itself. The findings say what is wrong where the author made the mistake.
 */
export function recover(places: Places, unprintable: Refusal | undefined): Recovered {
  const recovery = new Recovery(places);
  if (unprintable !== undefined) recovery.fatal.push(phrase(places.text, unprintable));
  for (const block of splitBlocks(places.text).slice(0, MOST_BLOCKS)) recovery.read(block, unprintable !== undefined);
  if (recovery.fatal.length === 0) recovery.fatal.push(...diagnoseWhole(places.text));
  const { entries, fatal } = recovery;
  const { comments } = scanLines(places.text, 0, places.text.length);
  return { entries, comments, fatal: fatal.slice(0, MOST_FINDINGS), duplicates: duplicatesOf(entries) };
}
