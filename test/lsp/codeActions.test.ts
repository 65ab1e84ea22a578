import assert from "node:assert/strict";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, it } from "node:test";
import type { CodeAction } from "vscode-languageserver";
import { applyEdits } from "../../server/src/config/textEdits.js";
import { folderWith } from "../cli/run.js";
import { type ActionCase, actionCases, changedLines } from "../support/actionCases.js";
import { fixturePython, type Texts } from "../support/checkout.js";
import { type LspClient, withServer } from "../support/lspClient.js";

/** The checkout that some cases stand in, with a class in a file that is not imported. */
const python: Texts = {
  ...fixturePython,
  "models/extra.py":
    "import torch.nn as nn\n\n\nclass Extra(nn.Module):\n    def forward(self, x):\n        return x\n",
};

/** Where a case stands: by itself, or in the checkout where its folder says so. */
const rootOf = ({ name }: ActionCase): string =>
  /^(?:checkout|python)\//.test(name) ? pathToFileURL(folderWith(python)).href : "file:///w";

/** What an action changes in the Python of the checkout. */
function changesOf({ edit }: CodeAction, root: string): ActionCase["changes"] {
  const files = Object.entries(python).flatMap(([file, text]) => {
    const edits = edit?.changes?.[`${root}/${file}`];
    return edits === undefined ? [] : [[file, changedLines(text, applyEdits(text, edits))] as const];
  });
  return new Map(files);
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
        const root = rootOf(found);
        const uri = `${root}/models/model.yaml`;
        const actions = await actionsAt(client, uri, found);
        const titles = actions.map(({ title }) => title);
        const action = actions.find(({ title }) => title === found.title);
        assert.ok(action, `"${found.title}" is not among ${JSON.stringify(titles)}`);
        assert.equal(applyEdits(found.text, action.edit?.changes?.[uri] ?? []), found.want);
        assert.deepEqual(changesOf(action, root), found.changes);
      }),
    );
  }
});
