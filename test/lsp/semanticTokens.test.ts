import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import type { SemanticTokens, SemanticTokensDelta, SemanticTokensLegend } from "vscode-languageserver-types";
import { folderWith } from "../cli/run.js";
import { fixture, fixturePython } from "../support/checkout.js";
import { exampleText, type LspClient, withServer } from "../support/lspClient.js";

const text = exampleText("yolov5s.yaml");

/** Tokens in words: `7: Conv is class, defaultLibrary` for line 7. */
function inWords(client: LspClient, source: string, data: readonly number[]): readonly string[] {
  const provider = client.introduction?.capabilities.semanticTokensProvider as { legend: SemanticTokensLegend };
  const { tokenTypes, tokenModifiers } = provider.legend;
  const lines = source.split("\n");
  let [line, character] = [0, 0];
  return Array.from({ length: data.length / 5 }, (_, i) => {
    const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(i * 5, i * 5 + 5);
    character = down === 0 ? character + right : right;
    line += down;
    const modifiers = tokenModifiers.filter((_, bit) => (bits & (1 << bit)) !== 0);
    const name = lines[line]?.slice(character, character + length);
    return `${line + 1}: ${name} is ${[tokenTypes[type], ...modifiers].join(", ")}`;
  });
}

const ask = async <Result = SemanticTokens>(client: LspClient, uri: string, what: string, more = {}): Promise<Result> =>
  (await client.send(`textDocument/semanticTokens/${what}`, { textDocument: { uri }, ...more })) as Result;

/** The tokens of a text's lines that hold `target`. */
async function tokensOn(source: string, target: string): Promise<readonly string[]> {
  let found: readonly string[] = [];
  await withServer("memory", async (client) => {
    await client.open("file:///models/x.yaml", source);
    const { data } = await ask(client, "file:///models/x.yaml", "full");
    const wanted = new Set(source.split("\n").flatMap((line, i) => (line.includes(target) ? [`${i + 1}: `] : [])));
    found = inWords(client, source, data).filter((token) => wanted.has(/^\d+: /.exec(token)?.[0] ?? ""));
  });
  return found.map((token) => token.replace(/^\d+: /, ""));
}

/** What stands on the line that holds a text, after `change` is made in the example. */
const cases: readonly (readonly [change: readonly [string, string], line: string, want: readonly string[]])[] = [
  [["", ""], "depth_multiple", ["depth_multiple is property"]],
  [["", ""], "# 0-P1/2", ["-1 is number", "Conv is class, defaultLibrary"]],
  [["", ""], "# 12 joins", ["-1 is number", "6 is variable", "Concat is class, defaultLibrary"]],
  [["", ""], "# 11", ["-1 is number", "nn.Upsample is class, defaultLibrary"]],
  [
    ["", ""],
    "# 24",
    [
      "17 is variable",
      "20 is variable",
      "23 is variable",
      "Detect is class, defaultLibrary",
      "nc is variable, readonly",
      "anchors is variable, readonly",
    ],
  ],
  [["SPPF", "SPPFF"], "SPPFF", ["-1 is number", "SPPFF is class, unknown"]],
  [
    ["[-1, 6], 1, Concat", "[-1, 16], 1, 'Concat'"],
    "# 12 joins",
    ["-1 is number", "16 is variable, unknown", "'Concat' is class, defaultLibrary"],
  ],
  [["[-1, 1, Conv, [64", "[-2, 1, Cönv, [64"], "# 0-P1/2", ["-2 is number, unknown"]],
];

describe("semantic tokens", () => {
  for (const [[target, replacement], line, want] of cases) {
    it(`tell what stands on the line of ${line}${replacement === "" ? "" : ` with ${replacement}`}`, async () => {
      assert.deepEqual(await tokensOn(text.replace(target, replacement), line), want);
    });
  }

  it("tell the classes of the checkout from those of YOLOv5", () =>
    withServer("memory", async (client) => {
      const config = "models/efficientnet.yaml";
      const uri = pathToFileURL(`${folderWith({ ...fixturePython, [config]: fixture(config) })}/${config}`).href;
      await client.open(uri, fixture(config));
      const { data } = await ask(client, uri, "full");
      const classes = inWords(client, fixture(config), data).filter((token) => token.includes("is class"));
      assert.ok(classes.some((token) => token.endsWith("MBConvBlock is class")));
      assert.ok(classes.some((token) => token.endsWith("nn.Upsample is class, defaultLibrary")));
    }));

  it("come for a range of lines", () =>
    withServer("memory", async (client) => {
      const uri = await client.openExample("yolov5s.yaml");
      const start = client.find(uri, "SPPF");
      const { data } = await ask(client, uri, "range", { range: { start, end: start } });
      assert.deepEqual(inWords(client, text, data), [
        `${start.line + 1}: -1 is number`,
        `${start.line + 1}: SPPF is class, defaultLibrary`,
      ]);
    }));

  it("come as what has changed", () =>
    withServer("memory", async (client) => {
      const uri = await client.openExample("yolov5s.yaml");
      const before = await ask(client, uri, "full");
      await client.edit(uri, "SPPF", "SPPFF");
      const params = { previousResultId: before.resultId };
      const { edits } = await ask<SemanticTokensDelta>(client, uri, "full/delta", params);
      const [edit] = edits;
      assert.ok(edit && edits.length === 1);
      const data = [...before.data];
      data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
      assert.ok((edit.data ?? []).length <= 5);
      assert.deepEqual(data, (await ask(client, uri, "full")).data);
      const unknown = await ask(client, uri, "full/delta", { previousResultId: "of another server" });
      assert.deepEqual(unknown.data, data);
    }));

  it("are none for other YAML", async () => {
    assert.deepEqual(await tokensOn("services:\n  web: { image: head }\n", ""), []);
  });
});
