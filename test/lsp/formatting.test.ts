import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Registration } from "vscode-languageserver";
import type { TextEdit } from "vscode-languageserver-types";
import { applyEdits } from "../../server/src/config/textEdits.js";
import { exampleText, type LspClient, withServer } from "../support/lspClient.js";

const uri = "file:///models/mine.yaml";
const text = exampleText("yolov5s.yaml");
const loose = text
  .replaceAll("[64, 6, 2, 2]", "[64,6, 2 ,2 ]")
  .replace("   [-1, 3, C3, [128]]", " [ -1, 3, C3, [128]]");
const textDocument = { uri };

const edits = async (client: LspClient, method: string, more = {}): Promise<TextEdit[]> =>
  (await client.send(method, { textDocument, options: { tabSize: 2, insertSpaces: true }, ...more })) as TextEdit[];

/** Takes registrations of formatters, and of nothing else. */
const registering = {
  capabilities: {
    textDocument: { formatting: { dynamicRegistration: true }, rangeFormatting: { dynamicRegistration: true } },
  },
};

const selectorOf = ({ registerOptions }: Registration): unknown =>
  (registerOptions as { documentSelector: unknown }).documentSelector;

describe("formatting", () => {
  it("gives edits of blanks that make the rows as they were", () =>
    withServer("memory", async (client) => {
      await client.open(uri, loose);
      const found = await edits(client, "textDocument/formatting");
      assert.equal(applyEdits(loose, found), text);
      assert.ok(found.length > 4 && found.every(({ newText }) => /^ *$/.test(newText)));
    }));

  it("formats the rows of a range", () =>
    withServer("memory", async (client) => {
      await client.open(uri, loose);
      const start = client.find(uri, "[ -1, 3, C3");
      const found = await edits(client, "textDocument/rangeFormatting", { range: { start, end: start } });
      assert.deepEqual([...new Set(found.map(({ range }) => range.start.line))], [start.line]);
    }));

  it("leaves other YAML alone, and all of it where it is switched off", () =>
    withServer("memory", async (client) => {
      const other = "file:///compose.yaml";
      await client.open(other, "services:\n   web: { image:  head }  \n");
      assert.deepEqual(await edits(client, "textDocument/formatting", { textDocument: { uri: other } }), []);
      client.settings = { format: { enabled: false } };
      await client.open(uri, loose);
      assert.deepEqual(await edits(client, "textDocument/formatting"), []);
    }));

  it("is told of for models alone to clients that take registrations", () =>
    withServer(
      "memory",
      async (client) => {
        assert.equal(client.introduction?.capabilities.documentFormattingProvider, undefined);
        await client.open("file:///compose.yaml", "services: { web: { image: head } }\n");
        const registered = client.next("client/registerCapability");
        await client.open(uri, loose);
        await registered;
        const selector = [{ language: "yaml", scheme: "file", pattern: "/models/mine.yaml" }];
        assert.deepEqual(
          client.registered.map((registration) => [registration.method, selectorOf(registration)]),
          [
            ["textDocument/formatting", selector],
            ["textDocument/rangeFormatting", selector],
          ],
        );
        const gone = client.next("client/unregisterCapability");
        await client.close(uri);
        await gone;
        assert.deepEqual(client.registered, []);
      },
      registering,
    ));

  it("is said of the server to other clients", () =>
    withServer(
      "memory",
      (client) => {
        assert.equal(client.introduction?.capabilities.documentFormattingProvider, true);
        return Promise.resolve();
      },
      { capabilities: {} },
    ));
});
