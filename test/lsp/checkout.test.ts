import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import type { CodeAction, Location } from "vscode-languageserver-types";
import { folderWith } from "../cli/run.js";
import { fixture, fixturePython } from "../support/checkout.js";
import { type LspClient, withServer } from "../support/lspClient.js";
import { transportNames } from "../support/lspTransports.js";

const config = "models/efficientnet.yaml";
const common = fixturePython["models/common.py"] ?? "";

/** The example on the disk, its config opened. */
async function opened(client: LspClient): Promise<(name: string) => string> {
  const folder = folderWith({ ...fixturePython, [config]: fixture(config) });
  const uriOf = (name: string) => pathToFileURL(`${folder}/${name}`).href;
  await client.open(uriOf(config), fixture(config));
  return uriOf;
}

const lineOf = (text: string): number => common.slice(0, common.indexOf(text)).split("\n").length - 1;

for (const kind of transportNames) {
  describe(`a class of the checkout, ${kind}`, () => {
    it("has its signature, its docstring and its place in the hover", () =>
      withServer(kind, async (client) => {
        const uriOf = await opened(client);
        const text = (await client.hover(uriOf(config), "MBConvBlock, [")) ?? "";
        assert.match(text, /MBConvBlock\(c1, c2, k=3, s=1, expand=1, drop=0\.0, se=False\)/);
        assert.match(text, /Inverted bottleneck of EfficientNet/);
        assert.match(text, new RegExp(`models/common\\.py:${lineOf("class MBConvBlock") + 1}`));
      }));

    it("is where its name leads", () =>
      withServer(kind, async (client) => {
        const uriOf = await opened(client);
        const params = {
          textDocument: { uri: uriOf(config) },
          position: client.find(uriOf(config), "MBConvBlock, [", 3),
        };
        const found = [await client.send("textDocument/definition", params)].flat() as Location[];
        assert.deepEqual(
          found.map(({ uri, range }) => [uri, range.start.line]),
          [[uriOf("models/common.py"), lineOf("class MBConvBlock")]],
        );
      }));

    it("is registered by its quick fix, after which its rows have no findings", () =>
      withServer(kind, async (client) => {
        const uriOf = await opened(client);
        const uri = uriOf(config);
        const parser = uriOf("models/yolo.py");
        await client.open(parser, fixturePython["models/yolo.py"] ?? "", "python");
        const diagnostics = await client.diagnostics(uri);
        const [first] = diagnostics;
        assert.ok(first);
        const context = { diagnostics: [first], only: ["quickfix"] };
        const params = { textDocument: { uri }, range: first.range, context };
        const actions = (await client.send("textDocument/codeAction", params)) as CodeAction[];
        assert.deepEqual(
          actions.map(({ title }) => title),
          ["Register stem in parse_model"],
        );
        const refreshed = client.next("workspace/diagnostic/refresh");
        await client.edit(parser, "SPPF, C3]", "SPPF, C3, stem, MBConvBlock]");
        await refreshed;
        assert.deepEqual(await client.diagnostics(uri), []);
      }));
  });
}
