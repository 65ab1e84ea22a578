import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import "../../support/fixedSeed.js";
import type { TableChange } from "../../../server/src/config/table/change.js";
import { rewriteTable } from "../../../server/src/config/table/rewrite.js";
import { swapWithNext } from "../../../server/src/config/table/swap.js";
import type { ModelConfig } from "../../../server/src/config/modelConfig.js";
import { applyEdits, type TextEdit } from "../../../server/src/config/textEdits.js";
import { textIndex } from "../../../server/src/config/textIndex.js";
import { stockNames, stockText } from "../../../server/src/yolov5/stock/stock.js";
import { analyse } from "../../support/analyse.js";
import { type AbstractTable, inserted, numbered, removed, swapped, tableOf, written } from "./abstractTable.js";
import { laidOut, layouts, read, rowTexts } from "./layouts.js";

type Operation = { readonly kind: "insert" | "delete" | "move" | "undo"; readonly at: number; readonly after: boolean };

const operation: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constantFrom("insert", "insert", "delete", "move", "move", "undo"),
  at: fc.nat(1000),
  after: fc.boolean(),
});

const rest = "1, Conv, [32, 1, 1]";
const insertion = (row: number, after: boolean): TableChange => ({
  insertions: [{ place: after ? "after" : "before", row, rows: [{ from: { kind: "above" }, rest }] }],
});

/** The edits of an operation on the text, and what it means. */
function perform(
  { kind, at, after }: Operation,
  config: ModelConfig,
  table: AbstractTable,
  id: number,
): { readonly edits: readonly TextEdit[] | undefined; readonly meant: AbstractTable } {
  const row = at % table.length;
  const section = table[row]?.section ?? "";
  switch (kind) {
    case "insert": {
      const added = { id, section, list: false, sources: ["above"] as const, rest: "1, 'Conv', [32, 1, 1]" };
      return {
        edits: rewriteTable(config, insertion(row, after))?.edits,
        meant: inserted(table, after ? row + 1 : row, added),
      };
    }
    case "delete":
      return { edits: rewriteTable(config, { deletions: new Set([row]) })?.edits, meant: removed(table, row) };
    default:
      return { edits: swapWithNext(config, row)?.edits, meant: swapped(table, row) };
  }
}

const isPossible = ({ kind, at }: Operation, table: AbstractTable): boolean => {
  const row = at % table.length;
  const section = table[row]?.section;
  if (kind === "delete") return table.filter((other) => other.section === section).length > 1;
  return kind === "insert" || table[row + 1]?.section === section;
};

/** Some references counted back from their row, as few people write them. */
const countingBack = (texts: readonly string[], first: number, every: number): readonly string[] =>
  texts.map((text, i) =>
    (first + i) % every === 0
      ? text.replace(/\[-1, (\d+)\]/, (_, to: string) => `[-1, ${Number(to) - first - i}]`)
      : text,
  );

function start(name: string, layout: string, eol: string): string {
  const text = stockText(name) ?? "";
  const { backbone, head } = rowTexts(read(text));
  return laidOut(
    text.slice(0, text.indexOf("\nbackbone:")),
    { backbone, head: countingBack(head, backbone.length, 3) },
    layout,
    eol,
  );
}

/** The same rows written plainly. */
function plain(config: ModelConfig, table: AbstractTable): string {
  const rows = written(table);
  const of = (section: string) => rows.filter((row) => row.section === section).map(({ text }) => text);
  const keys = config.text.slice(0, config.text.indexOf("\nbackbone:")).trimEnd();
  return laidOut(keys, { backbone: of("backbone"), head: of("head") }, "a block list");
}

/** The edits that take edits back, as an editor keeps them for its undo. */
function inverse(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const { offset } = textIndex(text);
  const after = textIndex(applyEdits(text, edits));
  const ordered = edits
    .map(({ range, newText }) => ({ start: offset(range.start), end: offset(range.end), newText }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let shift = 0;
  return ordered.map(({ start, end, newText }) => {
    const range = { start: after.position(start + shift), end: after.position(start + shift + newText.length) };
    shift += newText.length - (end - start);
    return { range, newText: text.slice(start, end) };
  });
}

/** What an analysis says of rows, their places in the text apart. */
const verdict = (text: string) => {
  const { layers, totals, problems } = analyse(text);
  return {
    layers: layers.map(({ name, params, outputs, gflops, status }) => ({ name, params, outputs, gflops, status })),
    summary: totals.summary,
    errors: problems.filter(({ code }) => !code.startsWith("comment.")).map(({ code, layer }) => [code, layer]),
  };
};

/** Layouts in which a row that comes and goes leaves a trace: a line for the bracket, a comma. */
const keepsNoLines: ReadonlySet<string> = new Set(["one line", "brackets that close behind the last row"]);

const runs = fc.record({
  name: fc.constantFrom(...stockNames),
  layout: fc.constantFrom(...Object.keys(layouts)),
  eol: fc.constantFrom("\n", "\r\n"),
  operations: fc.array(operation, { minLength: 1, maxLength: 12 }),
});

describe("a table after any sequence of inserting, deleting, moving and undoing rows", () => {
  it("means what the operations mean, in every layout", () =>
    fc.assert(
      fc.property(runs, ({ name, layout, eol, operations }) => {
        let text = start(name, layout, eol);
        let table = tableOf(read(text));
        const past: { undo: readonly TextEdit[]; table: AbstractTable }[] = [];
        for (const [step, operation] of operations.entries()) {
          if (operation.kind === "undo") {
            const last = past.pop();
            if (last !== undefined) [text, table] = [applyEdits(text, last.undo), last.table];
            assert.deepEqual(tableOf(read(text)), numbered(table), text);
            continue;
          }
          if (!isPossible(operation, table)) continue;
          const config = read(text);
          const { edits, meant } = perform(operation, config, table, 1000 + step);
          assert.ok(edits, `${JSON.stringify(operation)} is refused in\n${text}`);
          past.push({ undo: inverse(text, edits), table });
          [text, table] = [applyEdits(text, edits), meant];
          assert.deepEqual(tableOf(read(text)), numbered(table), text);
          assert.equal(text.includes("\r\n") && /[^\r]\n/.test(text), false, "line ends are mixed");
        }
        assert.deepEqual(verdict(text), verdict(plain(read(text), table)));
      }),
      { numRuns: 80 },
    ));

  it("is the same text again after a move there and back", () =>
    fc.assert(
      fc.property(runs, fc.nat(1000), ({ name, layout, eol }, at) => {
        const text = start(name, layout, eol);
        const row = at % read(text).rows.length;
        const there = swapWithNext(read(text), row)?.edits;
        if (there === undefined) return;
        const moved = applyEdits(text, there);
        const back = applyEdits(moved, swapWithNext(read(moved), row)?.edits ?? []);
        // An index that counts back two rows becomes absolute when one of them moves away.
        if (!/-2\b/.test(text)) assert.equal(back, text);
        assert.deepEqual(tableOf(read(back)), tableOf(read(text)));
      }),
      { numRuns: 150 },
    ));

  it("is the same text again after a row was inserted and deleted, where rows have lines of their own", () =>
    fc.assert(
      fc.property(runs, fc.nat(1000), fc.boolean(), ({ name, layout, eol }, at, after) => {
        const text = start(name, layout, eol);
        const row = at % read(text).rows.length;
        const grown = applyEdits(text, rewriteTable(read(text), insertion(row, after))?.edits ?? []);
        assert.notEqual(grown, text);
        const deletions = new Set([after ? row + 1 : row]);
        const shrunk = applyEdits(grown, rewriteTable(read(grown), { deletions })?.edits ?? []);
        if (!keepsNoLines.has(layout)) assert.equal(shrunk, text);
        assert.deepEqual(tableOf(read(shrunk)), tableOf(read(text)));
      }),
      { numRuns: 150 },
    ));
});
