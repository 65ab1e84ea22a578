import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import "../support/fixedSeed.js";
import type { DocumentSymbol, SelectionRange } from "vscode-languageserver-types";
import type { Position, Range } from "../../server/src/config/modelConfig.js";
import { comparePositions, containsRange } from "../../server/src/config/ranges.js";
import { readConfig } from "../../server/src/config/readConfig.js";
import { textIndex } from "../../server/src/config/textIndex.js";
import { definitionInConfig } from "../../server/src/features/definition.js";
import { documentHighlights } from "../../server/src/features/documentHighlight.js";
import { documentSymbols } from "../../server/src/features/documentSymbol.js";
import { foldingRanges } from "../../server/src/features/foldingRange.js";
import { references } from "../../server/src/features/references.js";
import { selectionRanges } from "../../server/src/features/selectionRange.js";
import { semanticTokens } from "../../server/src/features/semanticTokens.js";
import { textIn } from "../support/analyse.js";
import { cursor } from "../support/cursor.js";
import { stock } from "./models.js";

const uri = "file:///x.yaml";
const read = (text: string) => readConfig(text, { dropNonAscii: true });

const block = `nc: 80
anchors: 3
backbone:
  - [-1, 1, Conv, [64, 3, 2]]
  - [-1, 1, Conv, [128, 3, 2]]  # 1
head:
  - [[-1, 0], 1, Concat, [1]]
  - [2, 1, Detect, [nc, anchors]]
`;
const changed = (target: string, replacement: string): string => block.replace(target, () => replacement);

/** Where a text with a cursor leads, by what stands there. */
const cases: readonly (readonly [what: string, marked: string, want: readonly string[]])[] = [
  ["a block list", changed("[2, 1", "[|2, 1"), ["Concat"]],
  ["CRLF", changed("[2, 1", "[|2, 1").replaceAll("\n", "\r\n"), ["Concat"]],
  ["characters that YOLOv5 drops", changed("[2, 1", "[é|2, 1").replace("nc: 80", "nc: 80 # 类别"), ["Concat"]],
  ["a row over two lines", changed("[[-1, 0], 1", "[[-1,\n     |0], 1"), ["Conv"]],
  ["a row that lacks its bracket", changed("[[-1, 0], 1, Concat, [1]]", "[[-1, |0], 1, Concat, [1]"), ["Conv"]],
  ["quoted names of keys", changed("nc, anchors]", "'|nc', anchors]"), ["nc"]],
  ["keys in expressions", changed("nc, anchors]", "(|nc + 5) * 3, anchors]"), ["nc"]],
  ["keys in nested args", changed("nc, anchors]", "nc, [[|anchors]]]"), ["anchors"]],
  ["names that are part of another", changed("nc, anchors]", "|ncx, x.anchors]"), []],
  ["a key that is missing", changed("nc: 80\n", "").replace("[nc", "[|nc"), []],
  ["a row behind its own", changed("[2, 1", "[|4, 1"), []],
  ["the row itself", changed("[2, 1", "[|3, 1"), []],
  ["a text in the place of an index", changed("[2, 1", "[|two, 1"), []],
  ["half a file", block.slice(0, block.indexOf("0], 1")).concat("|0, "), ["Conv"]],
];

describe("definition in a config", () => {
  for (const [what, marked, want] of cases) {
    it(`copes with ${what}`, () => {
      const { text, position } = cursor(marked);
      const link = definitionInConfig(read(text), position, uri);
      assert.deepEqual(link === null ? [] : [textIn(text, link.targetSelectionRange)], want);
    });
  }
});

describe("references and highlights", () => {
  it("list an index that is written twice, and keys in several rows", () => {
    const { text, position } = cursor(changed("[[-1, 0]", "[[-1, 0, 0]").replace("Conv, [64", "C|onv, [64"));
    const found = references(read(text), position, uri, false);
    assert.deepEqual(
      found.map(({ range }) => textIn(text, range)),
      ["-1", "0", "0"],
    );
    const keys = cursor(changed("n", "|n").replace("[128, 3", "[nc, 3"));
    assert.equal(references(read(keys.text), keys.position, uri, false).length, 2);
  });

  it("tell a source once, and nothing of rows that are not there", () => {
    const { text, position } = cursor(changed("[[-1, 0], 1, Concat", "[[-1, 1, 0, 99], 1, C|oncat"));
    const found = documentHighlights(read(text), position).map(({ range, kind }) => [textIn(text, range), kind]);
    assert.deepEqual(found, [
      ["Concat", 3],
      ["2", 2],
      ["Conv", 1],
      ["Conv", 1],
    ]);
  });
});

describe("outline", () => {
  const names = (symbols: readonly DocumentSymbol[] = []): readonly string[] => symbols.map(({ name }) => name);

  it("has the rows of models of other families, and of files without a head", () => {
    const other =
      "scales:\n  n: [0.33, 0.25, 1024]\nbackbone:\n  - [-1, 1, C2f, [64]]\nhead:\n  - [-1, 1, Detect, [nc]]\n";
    assert.equal(read(other).family, "other");
    const [, backbone, head] = documentSymbols(read(other), undefined);
    assert.deepEqual([names(backbone?.children), names(head?.children)], [["#0 C2f"], ["#1 Detect"]]);
    const noHead = block.slice(0, block.indexOf("head:"));
    assert.deepEqual(names(documentSymbols(read(noHead), undefined)), ["nc", "anchors", "backbone"]);
  });

  it("names rows without a module", () => {
    const [, , backbone] = documentSymbols(read(changed("[-1, 1, Conv, [64, 3, 2]]", "[-1, 1]")), undefined);
    assert.deepEqual(names(backbone?.children), ["#0 ?", "#1 Conv"]);
  });
});

describe("folding", () => {
  it("knows headings, rows over several lines and comments of several lines", () => {
    const text = `# one
# two
scales:
  n:
    [0.33,
     0.25]
nc: 80
anchors:
  - [1, 2,
     3, 4]
  - [5, 6]
backbone:
  # [from, number, module, args]
  [[-1, 1, Conv, [64, 3, 2]],
   # stage
   [-1, 1, Conv,
    [128, 3, 2]],

   [-1, 1, C3, [128]]]
head:
  - [-1, 1, Detect, [nc, anchors]]
`;
    const found = foldingRanges(read(text)).map(({ startLine, endLine, kind }) => `${startLine}-${endLine} ${kind}`);
    assert.deepEqual(found, [
      "0-1 comment",
      "2-5 region",
      "3-5 region",
      "7-10 region",
      "8-9 region",
      "11-18 region",
      "12-13 region",
      "14-16 region",
      "15-16 region",
      "19-20 region",
    ]);
  });
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const base = `x: &a [-1, 1, Conv, [64]]\n${stock("yolov5n")}  - *a\n`;

/** A stock config with some characters taken out and others put in. */
const edited = fc
  .array(
    fc.record({
      share,
      remove: fc.nat(3),
      insert: fc.constantFrom(...Array.from("[],:#'\"\t -&*!|\n，é"), "", "\r\n", "- "),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((edits) =>
    edits.reduce((text, { share, remove, insert }) => {
      const at = Math.floor(share * text.length);
      return text.slice(0, at) + insert + text.slice(at + remove);
    }, base),
  );

const isIn = (text: string, { start, end }: Range): boolean => {
  const index = textIndex(text);
  const inLine = ({ line, character }: Position) =>
    line < index.lines && character <= index.lineEnd(line) - index.lineStart(line);
  return comparePositions(start, end) <= 0 && inLine(start) && inLine(end);
};

function* symbolsOf(symbols: readonly DocumentSymbol[]): Generator<DocumentSymbol> {
  for (const symbol of symbols) yield* [symbol, ...symbolsOf(symbol.children ?? [])];
}

describe("whatever is typed", () => {
  it("the outline is one that editors take", () =>
    fc.assert(
      fc.property(edited, (text) => {
        for (const { name, range, selectionRange } of symbolsOf(documentSymbols(read(text), undefined))) {
          assert.ok(name !== "" && isIn(text, range) && containsRange(range, selectionRange));
        }
      }),
      { numRuns: 150 },
    ));

  it("selections grow, from the place to the file", () =>
    fc.assert(
      fc.property(edited, share, (text, share) => {
        const place = textIndex(text).position(Math.floor(share * text.length));
        const [found] = selectionRanges(read(text), [place]);
        for (let at: SelectionRange | undefined = found; at !== undefined; at = at.parent) {
          assert.ok(isIn(text, at.range) && containsRange(at.range, { start: place, end: place }));
          assert.ok(at.parent === undefined || containsRange(at.parent.range, at.range));
        }
      }),
      { numRuns: 150 },
    ));

  it("folds, highlights, references and tokens stand in the text", () =>
    fc.assert(
      fc.property(edited, share, (text, share) => {
        const config = read(text);
        const index = textIndex(text);
        const place = index.position(Math.floor(share * text.length));
        const found = [...documentHighlights(config, place), ...references(config, place, uri, true)];
        assert.ok(found.every(({ range }) => isIn(text, range)));
        assert.ok(
          foldingRanges(config).every(({ startLine, endLine }) => startLine < endLine && endLine < index.lines),
        );
        assert.ok(semanticTokens(config, undefined).every((number) => number >= 0));
      }),
      { numRuns: 150 },
    ));
});
