import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CompletionItem } from "vscode-languageserver";
import { fixture } from "../support/checkout.js";
import { chosen } from "../support/chosen.js";
import { cursor } from "../support/cursor.js";
import { exampleText, exampleUri, type LspClient, withServer } from "../support/lspClient.js";
import { completionCases, replaced, stock } from "./completion.data.js";

const uri = "file:///w/model.yaml";

async function itemsAt(client: LspClient, marked: string, at = uri): Promise<readonly CompletionItem[]> {
  const { text, position } = cursor(marked);
  await client.open(at, text);
  const list = await client.completion(at, position);
  return list?.items ?? [];
}

describe("completion", () => {
  for (const { name, text = stock(), target, typed, first, choose = first[0], want } of completionCases) {
    it(`gives ${name}`, () =>
      withServer("memory", async (client) => {
        const marked = replaced(text, target, typed);
        const items = await itemsAt(client, marked);
        const labels = items.map(({ label }) => label);
        assert.deepEqual(labels.slice(0, first.length), first);
        const sorted = items.map(({ sortText }) => sortText ?? "");
        assert.deepEqual(sorted, [...sorted].sort());
        const item = items.find(({ label }) => label === choose);
        assert.ok(item, `${choose ?? ""} is not among ${labels.join(" ")}`);
        assert.equal(chosen(cursor(marked).text, item), replaced(text, target, want));
      }));
  }

  const nothing: readonly (readonly [name: string, marked: string])[] = [
    ["in comments", replaced(stock(), "nc: 80", "nc: 80  # nn.|")],
    ["in a comment between rows", replaced(stock(), "head:", "head:\n  # - [|")],
    ["behind a row", replaced(stock(), "C3, [1024]]", "C3, [1024]] |")],
    ["for a fifth item of a row", replaced(stock(), "C3, [1024]]", "C3, [1024], |]")],
    ["for an arg that the module does not have", replaced(stock(), "SPPF, [1024, 5]", "SPPF, [1024, 5, |]")],
    ["for an arg of a module that nobody knows", replaced(stock(), "SPPF, [1024, 5]", "SPPX, [|]")],
    ["among the numbers of anchors", replaced(stock(), "[10, 13,", "[10, |13,")],
    ["in other YAML", "services:\n  web:\n    image: |\n"],
    ["for a key of other YAML", "nc: 80\nnames: [person]\n|\n"],
    ["in models of another family", "nc: 80\nscales:\n  n: [0.3, 0.2, 1024]\nbackbone:\n  - [-1, 1, |]\n"],
  ];
  for (const [name, marked] of nothing) {
    it(`gives nothing ${name}`, () =>
      withServer("memory", async (client) => assert.deepEqual(await itemsAt(client, marked), [])));
  }

  it("describes what it gives", () =>
    withServer("memory", async (client) => {
      const [index] = await itemsAt(client, replaced(stock(), "[[-1, 6], 1, Concat", "[[-1, |], 1, Concat"));
      assert.equal(index?.detail, "Row 6 · C3 · 256×40×40 · stride 16 (P4)");
      assert.deepEqual(index.labelDetails, { description: "C3 · 40×40" });
      assert.equal(index.preselect, true);
      const modules = await itemsAt(client, replaced(stock(), "SPPF, [1024, 5]", "|"), "file:///w/other.yaml");
      const conv = modules.find(({ label }) => label === "Conv");
      assert.equal(conv?.detail, "Conv(c2, k=1, s=1, p=None, g=1, d=1, act=True)");
      assert.match(JSON.stringify(conv.documentation), /parse_model fills in `c1`/);
      const labels = modules.map(({ label }) => label);
      assert.ok(labels.indexOf("GhostConv") < labels.indexOf("nn.MaxPool2d"));
      assert.ok(labels.indexOf("nn.MaxPool2d") < labels.indexOf("Detect"));
    }));

  it("knows the modules of the version", () =>
    withServer("memory", async (client) => {
      client.settings = { yolov5Version: "v5.0" };
      const labels = (await itemsAt(client, "nc: 80\nbackbone:\n  - [-1, 1, |]\n")).map(({ label }) => label);
      assert.deepEqual([labels.includes("Focus"), labels.includes("SPPF")], [true, false]);
    }));

  it("gives plain text to a client that has no snippets", () =>
    withServer(
      "memory",
      async (client) => {
        const marked = replaced(stock(), "[-1, 9, C3, [512]]", "[-1, 9, |]");
        const [item] = await itemsAt(client, marked);
        assert.deepEqual([item?.insertTextFormat, item?.labelDetails], [undefined, undefined]);
        assert.equal(item && chosen(cursor(marked).text, item), stock());
      },
      { capabilities: {} },
    ));

  it("knows the classes of the checkout", () =>
    withServer("memory", async (client) => {
      const text = fixture("models/efficientnet.yaml");
      const marked = replaced(text, "[-1, 1, MBConvBlock, [192, 5, 1, 6, 0.400]]", "[-1, 1, |]");
      const items = await itemsAt(client, marked, exampleUri("efficientnet/models/new.yaml"));
      const [item] = items;
      assert.equal(item?.label, "MBConvBlock");
      assert.deepEqual(item.labelDetails, { description: "models/common.py" });
      assert.match(item.detail ?? "", /^MBConvBlock\(c1, c2, /);
      const labels = items.map(({ label }) => label);
      assert.deepEqual(
        [labels.includes("SeBlock"), labels.includes("C3TR"), labels.includes("Model")],
        [true, false, false],
      );
    }));

  it("goes on while a config is typed", () =>
    withServer("memory", async (client) => {
      await client.open(uri, exampleText("yolov5s.yaml"));
      await client.edit(uri, "   [-1, 3, C3, [128]], # 2", "   ");
      const rows = await client.completion(uri, client.find(uri, "   \n", 3));
      assert.equal(rows?.items[0]?.label, "[-1, 3, C3, [128]]");
      await client.edit(uri, "   \n", "   [-1, 3, \n");
      const names = await client.completion(uri, client.find(uri, "   [-1, 3, \n", 11));
      assert.equal(names?.items[0]?.label, "C3");
      assert.deepEqual(client.logged, []);
    }));
});
