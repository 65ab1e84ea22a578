import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import type {
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Location,
  LocationLink,
  Range,
  SelectionRange,
  SymbolInformation,
  WorkspaceSymbol,
} from "vscode-languageserver-types";
import { folderWith } from "../cli/run.js";
import { textIn } from "../support/analyse.js";
import { fixture, fixturePython } from "../support/checkout.js";
import { exampleText, type LspClient, withServer } from "../support/lspClient.js";

const name = "yolov5s.yaml";
const text = exampleText(name);
const lines = text.split("\n");

/** The text of a range with the line that it stands on, 1-based. */
const shown = (range: Range): string => `${range.start.line + 1}: ${textIn(text, range)}`;

/** The line of a row, 1-based, by its comment. */
const lineOf = (comment: string): number => lines.findIndex((line) => line.includes(comment)) + 1;

async function at<Result>(client: LspClient, method: string, target: string, column = 0, more = {}): Promise<Result> {
  const uri = await client.openExample(name);
  const position = client.find(uri, target, column);
  return (await client.send(`textDocument/${method}`, { textDocument: { uri }, position, ...more })) as Result;
}

const withExample = async <Result>(ask: (client: LspClient) => Promise<Result>): Promise<Result> => {
  let result: Result | undefined;
  await withServer("memory", async (client) => {
    result = await ask(client);
  });
  return result as Result;
};

/** A place in the example, and what a request gives there. */
type Case = readonly [what: string, target: string, column: number, want: readonly string[]];

describe("definition", () => {
  const cases: readonly Case[] = [
    ["an index of a list", "[[-1, 6], 1, Concat", 6, [`${lineOf("# 6")}: C3`]],
    ["an index that counts back", "[[-1, 6], 1, Concat", 2, [`${lineOf("# 11")}: nn.Upsample`]],
    ["an index alone", "[-1, 3, C3, [128]]", 1, [`${lineOf("# 1-P2/4")}: Conv`]],
    ["an index of the head", "[17, 20, 23]", 6, [`${lineOf("# 20-P4")}: C3`]],
    ["the image", "[-1, 1, Conv, [64, 6", 1, []],
    ["a bracket of a list", "[[-1, 6], 1, Concat", 1, []],
    ["an arg that names a key", "[nc, anchors]", 2, ["1: nc"]],
    ["the anchors of the head", "[nc, anchors]", 6, ["4: anchors"]],
    ["a number", "[-1, 3, C3, [128]]", 5, []],
    ["a module of YOLOv5", "SPPF", 1, []],
  ];
  for (const [what, target, column, want] of cases) {
    it(`of ${what}`, async () => {
      const found = await withExample((client) => at<Location | null>(client, "definition", target, column));
      assert.deepEqual(found === null ? [] : [shown(found.range)], want);
    });
  }

  it("gives the place it came from to clients that take links", async () => {
    const capabilities = { textDocument: { definition: { linkSupport: true } } };
    await withServer(
      "memory",
      async (client) => {
        const [link] = await at<LocationLink[]>(client, "definition", "[[-1, 6], 1, Concat", 6);
        assert.ok(link?.originSelectionRange);
        const { originSelectionRange, targetRange, targetSelectionRange } = link;
        assert.deepEqual(
          [originSelectionRange, targetRange, targetSelectionRange].map((range) => textIn(text, range)),
          ["6", "[-1, 9, C3, [512]]", "C3"],
        );
      },
      { capabilities },
    );
  });
});

describe("references", () => {
  const reads4 = [`${lineOf("# 5-P4")}: -1`, `${lineOf("# 16 joins")}: 4`];
  const cases: readonly Case[] = [
    ["a module", "C3, [256]]", 1, reads4],
    ["the start of a row", "[-1, 6, C3, [256]]", 0, reads4],
    ["the index in a comment", "# 4", 2, reads4],
    ["an index that reads the row", "[[-1, 4], 1, Concat", 6, reads4],
    ["the last row", "Detect", 2, []],
    ["the text of a comment", "joins P4 of the backbone", 3, []],
    ["a key", "nc: 80", 1, [`${lineOf("# 24")}: nc`]],
    ["an arg that names a key", "[nc, anchors]", 6, [`${lineOf("# 24")}: anchors`]],
    ["a key that no arg names", "depth_multiple", 1, []],
  ];
  for (const [what, target, column, want] of cases) {
    it(`of ${what}`, async () => {
      const context = { includeDeclaration: false };
      const found = await withExample((client) => at<Location[]>(client, "references", target, column, { context }));
      assert.deepEqual(
        found.map(({ range }) => shown(range)),
        want,
      );
    });
  }

  it("begin with the row itself where that is asked for", async () => {
    const context = { includeDeclaration: true };
    const found = await withExample((client) => at<Location[]>(client, "references", "# 4", 2, { context }));
    assert.deepEqual(
      found.map(({ range }) => shown(range)),
      [`${lineOf("# 4")}: C3`, ...reads4],
    );
  });
});

describe("highlights", () => {
  const cases: readonly Case[] = [
    [
      "a row",
      "Concat, [1]], # 19",
      1,
      [
        `${lineOf("# 19 joins")}: Concat, written`,
        `${lineOf("# 20-P4")}: -1, read`,
        `${lineOf("# 18")}: Conv, text`,
        `${lineOf("# 14")}: Conv, text`,
      ],
    ],
    [
      "an index",
      "[[-1, 14]",
      7,
      [`${lineOf("# 14")}: Conv, written`, `${lineOf("# 15")}: -1, read`, `${lineOf("# 19 joins")}: 14, read`],
    ],
    ["a key", "anchors:", 1, ["4: anchors, written", `${lineOf("# 24")}: anchors, read`]],
    ["a key that no arg names", "width_multiple", 1, []],
    ["a blank line", "\n\n", 1, []],
  ];
  const kinds = ["", "text", "read", "written"];
  for (const [what, target, column, want] of cases) {
    it(`of ${what}`, async () => {
      const found = await withExample((client) => at<DocumentHighlight[]>(client, "documentHighlight", target, column));
      assert.deepEqual(
        found.map(({ range, kind = 0 }) => `${shown(range)}, ${kinds[kind]}`),
        want,
      );
    });
  }
});

describe("outline", () => {
  const outlineOf = (client: LspClient, uri: string) =>
    client.send("textDocument/documentSymbol", { textDocument: { uri } });
  const capabilities = { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };

  it("has the keys, and the rows with what comes out of them", () =>
    withServer(
      "memory",
      async (client) => {
        const symbols = (await outlineOf(client, await client.openExample(name))) as DocumentSymbol[];
        assert.deepEqual(
          symbols.map(({ name, detail }) => [name, detail]),
          [
            ["nc", "80"],
            ["depth_multiple", "0.33"],
            ["width_multiple", "0.50"],
            ["anchors", undefined],
            ["backbone", undefined],
            ["head", undefined],
          ],
        );
        const rows = symbols.flatMap(({ children = [] }) => children);
        assert.deepEqual([rows.length, rows[4]?.name, rows[4]?.detail], [25, "#4 C3", "128×80×80 · stride 8 (P3)"]);
        assert.equal(textIn(text, rows[4]!.range), "[-1, 6, C3, [256]]");
        assert.equal(rows[24]?.detail, "3 maps: 80×80, 40×40, 20×20");
      },
      { capabilities },
    ));

  it("is flat for clients that know no other", () =>
    withServer("memory", async (client) => {
      const symbols = (await outlineOf(client, await client.openExample(name))) as SymbolInformation[];
      const row = symbols.find((symbol) => symbol.name === "#4 C3");
      assert.deepEqual([symbols.length, row?.containerName], [31, "backbone"]);
    }));
});

describe("folding", () => {
  it("folds keys, the stages of the backbone and the groups of the head", async () => {
    const found = await withExample(async (client) => {
      const uri = await client.openExample(name);
      return (await client.send("textDocument/foldingRange", { textDocument: { uri } })) as FoldingRange[];
    });
    const ends = found.map(({ startLine, endLine }) => `${lines[startLine]?.trim()} .. ${lines[endLine]?.trim()}`);
    assert.deepEqual(ends, [
      "anchors: .. - [116, 90, 156, 198, 373, 326] # P5/32",
      "backbone: .. ]",
      "[-1, 1, Conv, [128, 3, 2]], # 1-P2/4 .. [-1, 3, C3, [128]], # 2",
      "[-1, 1, Conv, [256, 3, 2]], # 3-P3/8 .. [-1, 6, C3, [256]], # 4",
      "[-1, 1, Conv, [512, 3, 2]], # 5-P4/16 .. [-1, 9, C3, [512]], # 6",
      "[-1, 1, Conv, [1024, 3, 2]], # 7-P5/32 .. [-1, 1, SPPF, [1024, 5]], # 9",
      "head: .. ]",
      "[[-1, 1, Conv, [512, 1, 1]], # 10 .. [-1, 3, C3, [512, False]], # 13",
      "[-1, 1, Conv, [256, 1, 1]], # 14 .. [-1, 3, C3, [256, False]], # 17-P3/8, small objects",
      "[-1, 1, Conv, [256, 3, 2]], # 18 .. [-1, 3, C3, [512, False]], # 20-P4/16, medium objects",
      "[-1, 1, Conv, [512, 3, 2]], # 21 .. [-1, 3, C3, [1024, False]], # 23-P5/32, large objects",
    ]);
  });

  it("leaves other YAML to the editor", async () => {
    const textDocument = { uri: "file:///compose.yaml" };
    await withServer("memory", async (client) => {
      await client.open(textDocument.uri, "services:\n  web:\n    image: head\n");
      assert.equal(await client.send("textDocument/foldingRange", { textDocument }), null);
    });
  });
});

describe("selection", () => {
  it("grows from an arg to the file", async () => {
    const chain = await withExample(async (client) => {
      const uri = await client.openExample(name);
      const positions = [client.find(uri, "nearest", 3), client.find(uri, "[[-1, 6]", 6)];
      const params = { textDocument: { uri }, positions };
      const found = (await client.send("textDocument/selectionRange", params)) as SelectionRange[];
      return found.map(function textsOf({ range, parent }): string[] {
        return [textIn(text, range), ...(parent === undefined ? [] : textsOf(parent))];
      });
    });
    const [arg = [], index = []] = chain;
    const row = "[-1, 1, nn.Upsample, [None, 2, nearest]]";
    assert.deepEqual(arg.slice(0, 3), ["nearest", "[None, 2, nearest]", row]);
    assert.ok(arg[3]?.startsWith("[[-1, 1, Conv, [512") && arg[3].endsWith("]"));
    assert.ok(arg[4]?.startsWith("head:"));
    assert.equal(arg[5], text);
    assert.deepEqual(index.slice(0, 3), ["6", "[-1, 6]", "[[-1, 6], 1, Concat, [1]]"]);
  });
});

describe("symbols of the workspace", () => {
  it("are the modules of the checkout in the open folder", async () => {
    const root = folderWith({ ...fixturePython, "models/efficientnet.yaml": fixture("models/efficientnet.yaml") });
    const folder = pathToFileURL(root).href;
    await withServer(
      "memory",
      async (client) => {
        const symbols = async (query: string): Promise<readonly (readonly unknown[])[]> =>
          ((await client.send("workspace/symbol", { query })) as WorkspaceSymbol[]).map((symbol) => [
            symbol.name,
            symbol.location.uri,
            "range" in symbol.location && symbol.location.range.start.line,
          ]);
        const common = fixturePython["models/common.py"] ?? "";
        const line = common.slice(0, common.indexOf("class MBConvBlock")).split("\n").length - 1;
        assert.deepEqual(await symbols("mbb"), [["MBConvBlock", `${folder}/models/common.py`, line]]);
        assert.ok((await symbols("")).length > 5);
        assert.deepEqual(await symbols("xyzzy"), []);
      },
      { folder },
    );
  });
});
