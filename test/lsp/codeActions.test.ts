import assert from "node:assert/strict";
import path from "node:path";
import { describe, it } from "node:test";
import type { CodeAction } from "vscode-languageserver";
import { applyEdits } from "../../server/src/config/textEdits.js";
import { type ActionCase, actionCases } from "../support/actionCases.js";
import { type LspClient, withServer } from "../support/lspClient.js";

const uri = "file:///w/model.yaml";

/** The code actions at the cursor, for the diagnostics of its line. */
async function actionsAt(client: LspClient, { text, position, kind }: ActionCase): Promise<readonly CodeAction[]> {
  await client.open(uri, text);
  const all = await client.diagnostics(uri);
  const diagnostics = all.filter(({ range }) => range.start.line <= position.line && range.end.line >= position.line);
  const range = { start: position, end: position };
  const params = { textDocument: { uri }, range, context: { diagnostics, ...(kind && { only: [kind] }) } };
  return (await client.send("textDocument/codeAction", params)) as readonly CodeAction[];
}

describe("code actions", () => {
  for (const found of actionCases(path.join(__dirname, "codeActions"))) {
    it(found.name, () =>
      withServer("memory", async (client) => {
        const actions = await actionsAt(client, found);
        const titles = actions.map(({ title }) => title);
        const action = actions.find(({ title }) => title === found.title);
        assert.ok(action, `"${found.title}" is not among ${JSON.stringify(titles)}`);
        assert.equal(applyEdits(found.text, action.edit?.changes?.[uri] ?? []), found.want);
      }),
    );
  }
});
