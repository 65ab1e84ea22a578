import assert from "node:assert/strict";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, it } from "node:test";
import type { CodeAction } from "vscode-languageserver";
import { applyEdits } from "../../server/src/config/textEdits.js";
import { folderWith } from "../cli/run.js";
import { type ActionCase, actionCases } from "../support/actionCases.js";
import { fixturePython } from "../support/checkout.js";
import { type LspClient, withServer } from "../support/lspClient.js";

/** Where the config of a case stands: by itself, or in a checkout of YOLOv5 where its folder says so. */
function uriOf({ name }: ActionCase): string {
  if (!name.startsWith("checkout/")) return "file:///w/model.yaml";
  return pathToFileURL(`${folderWith(fixturePython)}/models/model.yaml`).href;
}

/** The code actions at the cursor, for the diagnostics of its line. */
async function actionsAt(client: LspClient, uri: string, found: ActionCase): Promise<readonly CodeAction[]> {
  const { text, position, kind } = found;
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
        const uri = uriOf(found);
        const actions = await actionsAt(client, uri, found);
        const titles = actions.map(({ title }) => title);
        const action = actions.find(({ title }) => title === found.title);
        assert.ok(action, `"${found.title}" is not among ${JSON.stringify(titles)}`);
        assert.equal(applyEdits(found.text, action.edit?.changes?.[uri] ?? []), found.want);
      }),
    );
  }
});
