import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import "../support/fixedSeed.js";
import { applyEdits } from "../../server/src/config/textEdits.js";
import { formatting } from "../../server/src/features/formatting.js";
import { stockNames } from "../../server/src/yolov5/stock/stock.js";
import { repr } from "../../server/src/values/repr.js";
import { laidOut, layouts, read, rowTexts } from "../config/table/layouts.js";
import { stock } from "./models.js";

const options = { dropNonAscii: true };
const formatted = (text: string): string => applyEdits(text, formatting(read(text), options));

/** What a text says: its value, and its comments with the indices of the rows that they stand behind. */
function meaning(text: string): readonly unknown[] {
  const { value, rows, comments, problems } = read(text);
  return [repr(value), rows.map(({ comment }) => comment?.text.trim()), comments.map((c) => c.text.trim()), problems];
}

/** Draws a few blanks. */
type Blanks = () => string;

/** Code with other blanks around its brackets and commas. */
const loosened = (code: string, blanks: Blanks): string =>
  code.replace(/ *([[\],]) */g, (_, mark: string) => blanks() + mark + blanks()).trim();

/** The code of a line that belongs to a row, and the rest of it. */
const parts = (line: string): readonly [string, string] => {
  const at = line.search(/\s*#/);
  return at < 0 ? [line, ""] : [line.slice(0, at), line.slice(at)];
};

const isRowLine = (line: string): boolean => /^ *(?:- )?[[\],]/.test(line);

/** The text with other blanks in the code of its rows, whose first lines begin where they did. */
function withOtherBlanks(text: string, blanks: Blanks): string {
  let before = "";
  const at = text.indexOf("\nbackbone:") + 1;
  const lines = text
    .slice(at)
    .split("\n")
    .map((line) => {
      const isFirst = /^\w+:/.test(before) || /^ *\[$/.test(before);
      before = line;
      if (!isRowLine(line)) return line;
      const [code, rest] = parts(line);
      const column = code.length - code.trimStart().length;
      const start = code.trimStart().startsWith("-") ? column + 2 : column;
      const indent = isFirst || start > column ? code.slice(0, start) : ` ${blanks()}`;
      return indent + loosened(code.slice(start), blanks) + rest;
    });
  return text.slice(0, at) + lines.join("\n");
}

const texts = stockNames.flatMap((name) => {
  const text = stock(name);
  const keys = text.slice(0, text.indexOf("\nbackbone:"));
  const rows = rowTexts(read(text));
  return Object.keys(layouts).map((layout) => ({ name: `${name}, ${layout}`, text: laidOut(keys, rows, layout) }));
});

/** Without those that break a line within the args of a row, which then stand below the first one. */
const asStock = texts.filter(({ text }) => !/\d,$/m.test(text));

const drawnOf = (some: typeof texts) =>
  fc.record({
    text: fc.constantFrom(...some.map(({ text }) => text)),
    sizes: fc.array(fc.nat(3), { minLength: 50, maxLength: 200 }),
  });

function blanksOf(sizes: readonly number[]): Blanks {
  let at = 0;
  return () => " ".repeat(sizes[at++ % sizes.length] ?? 0);
}

describe("formatting", () => {
  const folder = path.join(__dirname, "formatting");
  for (const name of readdirSync(folder)) {
    it(`gives what ${name} wants`, () => {
      const [text = "", want] = readFileSync(path.join(folder, name), "utf8").split("# want\n");
      assert.equal(formatted(text), want);
      assert.equal(formatted(formatted(text)), want);
      assert.deepEqual(meaning(text).slice(0, 3), meaning(formatted(text)).slice(0, 3));
    });
  }

  it("changes nothing in the stock configs, however they are laid out", () => {
    assert.ok(asStock.length > texts.length * 0.8);
    for (const { name, text } of asStock) assert.deepEqual(formatting(read(text), options), [], name);
  });

  /** Comments that happen to stand below each other are taken for a column. */
  const commentsNear = (text: string): string => text.replace(/(?<=\S) +#/g, "  #");

  it("gives rows with other blanks their own back", () =>
    fc.assert(
      fc.property(drawnOf(asStock), ({ text, sizes }) => {
        const other = withOtherBlanks(text, blanksOf(sizes));
        fc.pre(read(other).problems.length === 0);
        assert.equal(commentsNear(formatted(other)), commentsNear(text));
      }),
      { numRuns: 150 },
    ));

  it("keeps what the text says, and has no more to do the second time", () =>
    fc.assert(
      fc.property(drawnOf(texts), fc.boolean(), ({ text, sizes }, crlf) => {
        const blanks = blanksOf(sizes);
        const loose = withOtherBlanks(text, blanks)
          .replace(/ *#/g, (comment) => (blanks() + comment).slice(-3))
          .replace(/$/gm, blanks);
        const other = crlf ? loose.replaceAll("\n", "\r\n") : loose;
        const once = formatted(other);
        assert.deepEqual(meaning(once).slice(0, 3), meaning(other).slice(0, 3));
        assert.deepEqual(formatting(read(once), options), []);
        assert.equal(once.includes("\r\n"), crlf);
        assert.doesNotMatch(once, /[ \t]$/m);
      }),
      { numRuns: 150 },
    ));

  it("leaves alone what is not valid YAML, and what is no model", () => {
    const text = stock("yolov5s").replaceAll(", ", ",");
    assert.ok(formatting(read(text), options).length > 100);
    assert.deepEqual(formatting(read(text.replace("[-1,1", "[[-1,1")), options), []);
    assert.deepEqual(formatting(read(text.replace("head:", "tail:").replace("backbone:", "spine:")), options), []);
  });

  it("changes the lines of a range alone", () => {
    const text = stock("yolov5s").replaceAll(", ", ",");
    const start = text.split("\n").findIndex((line) => line.includes("SPPF"));
    const lines = (end: { line: number; character: number }) =>
      new Set(
        formatting(read(text), options, { start: { line: start, character: 5 }, end }).map((e) => e.range.start.line),
      );
    assert.deepEqual([...lines({ line: start, character: 9 })], [start]);
    assert.deepEqual([...lines({ line: start + 1, character: 0 })], [start]);
  });
});
