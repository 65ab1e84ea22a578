import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CompletionItem } from "vscode-languageserver-types";
import { textIndex } from "../../server/src/config/textIndex.js";
import { completion } from "../../server/src/features/completion.js";
import { signatureHelp } from "../../server/src/features/signatureHelp.js";
import { stockText } from "../../server/src/yolov5/stock/stock.js";
import { analyse } from "../support/analyse.js";
import { exampleText } from "../support/lspClient.js";
import { cursor } from "../support/cursor.js";

const client = { snippets: true, labelDetails: true, preselects: true, insertsAsIs: true };
const stock = stockText("yolov5s") ?? "";

/** A list at the cursor, with the figures of another text. */
function listOf(marked: string, analysed: string) {
  const { text, position } = cursor(marked);
  const analysis = analyse(analysed);
  return completion({ text, analysis, options: analysis.options }, position, client);
}

const labels = (items: readonly CompletionItem[]): readonly string[] => items.map(({ label }) => label);

describe("completion with figures of an earlier text", () => {
  const join = "[[-1, 6], 1, Concat";

  it("has those of the rows before an edit", () => {
    const { items } = listOf(stock.replace(join, "[[-1, |], 1, Concat"), stock);
    assert.deepEqual(labels(items).slice(0, 3), ["6", "5", "10"]);
    assert.match(items[0]?.detail ?? "", /256×40×40/);
  });

  it("has none of the rows behind one", () => {
    const edited = stock.replace("[128, 3, 2]", "[96, 3, 2]").replace(join, "[[-1, |], 1, Concat");
    const { items } = listOf(edited, stock);
    assert.deepEqual(labels(items).slice(0, 3), ["10", "9", "8"]);
    assert.equal(items.find(({ label }) => label === "0")?.detail, "Row 0 · Conv · 32×320×320 · stride 2 (P1)");
    assert.equal(items.find(({ label }) => label === "6")?.detail, "Row 6 · C3");
  });
});

describe("completion in a long file", () => {
  const rows = (count: number): string => "  - [-1, 1, Conv, [64, 3, 1]]\n".repeat(count);
  const long = (typed: string): string => `nc: 80\nbackbone:\n${rows(400)}  - [[-1, ${typed}], 1, Concat, [1]]\n`;

  it("gives the rows nearby, and says that there are more", () => {
    const { items, isIncomplete } = listOf(long("|"), stock);
    assert.equal(isIncomplete, true);
    assert.deepEqual(labels(items).slice(0, 2), ["398", "397"]);
    assert.ok(!labels(items).includes("12"));
  });

  it("gives those whose number begins as it is typed", () => {
    const found = labels(listOf(long("12|"), stock).items);
    assert.ok(["12", "120", "129"].every((label) => found.includes(label)));
  });
});

describe("completion and signature help", () => {
  const flow = exampleText("yolov5s.yaml");
  const texts: readonly (readonly [name: string, text: string])[] = [
    ["a block list", stock],
    ["a list in brackets", flow],
    ["a broken file", exampleText("broken.yaml")],
    ["CRLF", stock.replaceAll("\n", "\r\n")],
    ["what is not ASCII", stock.replaceAll("Conv", "Cönv\u{1f600}")],
  ];

  for (const [name, text] of texts) {
    it(`answer anywhere in ${name}, cut off there or not`, () => {
      const analysis = analyse(text);
      const index = textIndex(text);
      for (let offset = 0; offset <= text.length; offset += 11) {
        for (const shown of [text, text.slice(0, offset)]) {
          const [draft, position] = [{ text: shown, analysis, options: analysis.options }, index.position(offset)];
          signatureHelp(draft, position, { labelOffsets: true });
          for (const { textEdit } of completion(draft, position, client).items) {
            assert.ok(textEdit !== undefined && "range" in textEdit);
            const { start, end } = textEdit.range;
            assert.deepEqual([start.line, end.line], [position.line, position.line]);
            assert.ok(start.character <= position.character && position.character <= end.character);
          }
        }
      }
    });
  }
});
