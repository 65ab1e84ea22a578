import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CodeAction } from "vscode-languageserver";
import { applyEdits } from "../../server/src/config/textEdits.js";
import { exampleText, type LspClient, withServer } from "../support/lspClient.js";

const resolving = {
  capabilities: { textDocument: { codeAction: { resolveSupport: { properties: ["edit"] }, dataSupport: true } } },
};

async function actions(client: LspClient, uri: string, target: string, only?: readonly string[]) {
  const position = client.find(uri, target);
  const range = { start: position, end: position };
  const params = { textDocument: { uri }, range, context: { diagnostics: [], ...(only ? { only } : {}) } };
  return (await client.send("textDocument/codeAction", params)) as readonly CodeAction[];
}

describe("refactorings", () => {
  it("work out their edits once they are chosen, where the client asks for them then", () =>
    withServer(
      "memory",
      async (client) => {
        const uri = await client.openExample("yolov5s.yaml");
        const found = await actions(client, uri, "C3, [512]]", ["refactor"]);
        assert.ok(found.length >= 6);
        assert.ok(found.every(({ edit }) => edit === undefined));
        const chosen = found.find(({ title }) => title.startsWith("Delete row 6 (C3)"));
        const resolved = (await client.send("codeAction/resolve", chosen)) as CodeAction;
        const text = applyEdits(exampleText("yolov5s.yaml"), resolved.edit?.changes?.[uri] ?? []);
        assert.match(text, /\[\[-1, deleted\], 1, Concat, \[1\]\], # 11 joins/);
        await client.edit(uri, "C3, [512]]", "C3, [256]]");
        const other = (await client.send("codeAction/resolve", chosen)) as CodeAction;
        assert.ok(other.edit, "also after the text has changed");
      },
      resolving,
    ));

  it("are offered by their kind, for keys and menus", () =>
    withServer("memory", async (client) => {
      const uri = await client.openExample("yolov5s.yaml");
      const kinds = async (only: string) => (await actions(client, uri, "C3, [512]]", [only])).map(({ kind }) => kind);
      assert.deepEqual(await kinds("refactor.rewrite.moveRowUp"), ["refactor.rewrite.moveRowUp"]);
      assert.deepEqual(await kinds("source"), []);
      assert.ok((await kinds("refactor.rewrite")).includes("refactor.rewrite.deleteRow"));
    }));

  it("are not offered beside the rows, nor in a text that is no YAML", () =>
    withServer("memory", async (client) => {
      const uri = await client.openExample("yolov5s.yaml");
      const rowKinds = async () =>
        (await actions(client, uri, "nc: 80", ["refactor"])).filter(({ kind }) => kind?.includes("Row"));
      assert.deepEqual(await rowKinds(), []);
      await client.edit(uri, "C3, [512]]", "C3, [512]");
      assert.deepEqual(await actions(client, uri, "C3, [512]", ["refactor"]), []);
    }));

  it("leave actions alone that are not theirs", () =>
    withServer("memory", async (client) => {
      await client.diagnostics(await client.openExample("yolov5s.yaml"));
      const action = { title: "Other", data: { refactoring: "toString", uri: "file:///x.yaml", range: {} } };
      assert.deepEqual(await client.send("codeAction/resolve", action), action);
    }));
});
