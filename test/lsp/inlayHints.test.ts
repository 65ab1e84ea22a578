import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { InlayHint, MarkupContent } from "vscode-languageserver";
import { textIndex } from "../../server/src/config/textIndex.js";
import { fixture } from "../support/checkout.js";
import { exampleText, exampleUri, type LspClient, withServer } from "../support/lspClient.js";
import { replaced, stock } from "./completion.data.js";

const uri = "file:///w/model.yaml";

/** The text with the hints written into it, each in `‹›`. */
function withHints(text: string, hints: readonly InlayHint[]): string {
  const { offset } = textIndex(text);
  return [...hints]
    .sort((a, b) => offset(b.position) - offset(a.position))
    .reduce((result, { position, label }) => {
      const at = offset(position);
      return `${result.slice(0, at)}‹${typeof label === "string" ? label : ""}›${result.slice(at)}`;
    }, text);
}

const everywhere = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

/** The lines of a text that hold a word, with their hints. */
async function linesWith(client: LspClient, text: string, word: string, at = uri): Promise<readonly string[]> {
  await client.open(at, text);
  const hints = (await client.inlayHints(at, everywhere)) ?? [];
  return withHints(text, hints)
    .split("\n")
    .filter((line) => line.includes(word))
    .map((line) => line.trim());
}

const off = { rowIndex: false, repeats: false, argNames: false, shapes: false };

/** A kind of hint, a text, and the first line with a word. */
const cases: readonly (readonly [setting: string, text: string, word: string, line: string])[] = [
  ["rowIndex", stock(), "Detect", "- ‹#24›[[17, 20, 23], 1, Detect, [nc, anchors]]"],
  ["repeats", stock(), "C3, [512]", "- [-1, 9‹×3›, C3, [512]]"],
  ["repeats", stock(), "SPPF", "- [-1, 1, SPPF, [1024, 5]]"],
  ["repeats", stock("yolov5l"), "C3, [512]", "- [-1, 9, C3, [512]]"],
  ["argNames", stock(), "6", "- [-1, 1, Conv, [‹c2:›64, ‹k:›6, ‹s:›2, ‹p:›2]]"],
  ["argNames", stock(), "False", "- [-1, 3, C3, [‹c2:›512, ‹shortcut:›False]]"],
  ["argNames", stock(), "Detect", "- [[17, 20, 23], 1, Detect, [nc, anchors]]"],
  ["argNames", stock("yolov5s-seg"), "Segment", "- [[17, 20, 23], 1, Segment, [nc, anchors, ‹nm:›32, ‹npr:›256]]"],
  ["shapes", stock(), "SPPF", "- [-1, 1, SPPF, [1024, 5]]‹512×20×20›"],
  ["shapes", stock(), "Detect", "- [[17, 20, 23], 1, Detect, [nc, anchors]]‹3 maps: 80×80, 40×40, 20×20›"],
  ["shapes", exampleText("yolov5s.yaml"), "SPPF", "[-1, 1, SPPF, [1024, 5]],‹512×20×20› # 9"],
  ["shapes", replaced(stock(), "SPPF", "SPPX"), "SPPX", "- [-1, 1, SPPX, [1024, 5]]"],
  [
    "argNames",
    replaced(stock(), "[-1, 1, SPPF, [1024, 5]]", "[-1, 1, SPPF, [1024"),
    "SPPF",
    "- [-1, 1, SPPF, [‹c2:›1024",
  ],
];

describe("inlay hints", () => {
  for (const [setting, text, word, line] of cases) {
    it(`of ${setting}: ${line}`, () =>
      withServer("memory", async (client) => {
        client.settings = { inlayHints: { ...off, [setting]: true } };
        const lines = await linesWith(client, text, word);
        assert.ok(lines.includes(line), lines.join("\n"));
      }));
  }

  it("show what lenses do not, where nothing is said", () =>
    withServer("memory", async (client) => {
      const [line] = await linesWith(client, stock(), "C3, [‹c2:›512]");
      assert.equal(line, "- [-1, 9‹×3›, C3, [‹c2:›512]]");
    }));

  it("name the args of the checkout's classes", () =>
    withServer("memory", async (client) => {
      client.settings = { inlayHints: { ...off, argNames: true } };
      const [text, at] = [fixture("models/efficientnet.yaml"), exampleUri("efficientnet/models/efficientnet.yaml")];
      const [first] = await linesWith(client, text, "MBConvBlock, [", at);
      assert.match(first ?? "", /MBConvBlock, \[‹c1:›16, ‹c2:›3, ‹k:›1/);
      const [head] = (await linesWith(client, text, "Detect, [", at)).slice(-1);
      assert.match(head ?? "", /Detect, \[nc, anchors\]/);
    }));

  it("stay in the range that is asked for", () =>
    withServer("memory", async (client) => {
      client.settings = { inlayHints: { ...off, rowIndex: true } };
      await client.open(uri, stock());
      const { line } = client.find(uri, "SPPF");
      const range = { start: { line: line - 1, character: 0 }, end: { line, character: 5 } };
      const hints = (await client.inlayHints(uri, range)) ?? [];
      assert.deepEqual(
        hints.map(({ label }) => label),
        ["#8", "#9"],
      );
      assert.match((hints[1]?.tooltip as MarkupContent).value, /Row 9 of backbone/);
    }));

  it("are asked for anew when a setting changes", () =>
    withServer("memory", async (client) => {
      await client.open(uri, stock());
      await client.inlayHints(uri, everywhere);
      const asked = client.next("workspace/inlayHint/refresh");
      await client.changeSettings({ inlayHints: off });
      await asked;
      assert.deepEqual(await client.inlayHints(uri, everywhere), []);
    }));

  it("are none in other YAML", () =>
    withServer("memory", async (client) => {
      await client.open(uri, "services: { web: { image: head } }\n");
      assert.equal(await client.inlayHints(uri, everywhere), null);
    }));
});
