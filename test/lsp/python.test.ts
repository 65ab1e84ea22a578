import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { folderWith } from "../cli/run.js";
import { exampleText, type LspClient, withServer } from "../support/lspClient.js";
import { transportNames } from "../support/lspTransports.js";

const parser = "from models.common import *\n\n\ndef parse_model(d, ch):\n    pass\n";

/** A checkout on the disk with a broken config in `models`. */
function checkout(files: Readonly<Record<string, string>> = { "models/yolo.py": parser }) {
  const folder = folderWith({ ...files, "models/x.yaml": exampleText("broken.yaml") });
  const uriOf = (name: string) => pathToFileURL(`${folder}/${name}`).href;
  return { folder, uriOf, config: uriOf("models/x.yaml"), python: uriOf("models/yolo.py") };
}

/** The client is asked to ask again. */
const asked = (client: LspClient) =>
  Promise.all([client.next("workspace/codeLens/refresh"), client.next("workspace/diagnostic/refresh")]);

for (const kind of transportNames) {
  describe(`the Python around a config, ${kind}`, () => {
    it("is watched, and told of while it is edited, though nothing is said in it", () =>
      withServer(kind, async (client) => {
        while (client.registered.length < 5) await client.next("client/registerCapability");
        assert.deepEqual(client.registered.map(({ method }) => method).sort(), [
          "textDocument/didChange",
          "textDocument/didClose",
          "textDocument/didOpen",
          "workspace/didChangeConfiguration",
          "workspace/didChangeWatchedFiles",
        ]);
        const { python } = checkout();
        await client.open(python, `# backbone, head\n${parser}`, "python");
        assert.deepEqual([await client.diagnostics(python), await client.lenses(python)], [[], []]);
        assert.equal(await client.hover(python, "def"), undefined);
        assert.deepEqual(client.logged, []);
      }));

    it("has the models around it shown anew when it changes on the disk", () => {
      const { folder, config, python, uriOf } = checkout({});
      const use = async (client: LspClient) => {
        await client.open(config, exampleText("broken.yaml"));
        await client.diagnostics(config);
        const appeared = asked(client);
        writeFileSync(`${folder}/models/yolo.py`, parser);
        await client.changeFile(python);
        await appeared;
        await client.diagnostics(config);
        const gone = asked(client);
        rmSync(`${folder}/models/yolo.py`);
        await client.changeFile(python);
        await gone;
      };
      return withServer(kind, use, { folder: uriOf("") });
    });

    it("counts as it stands in an editor, saved or not", () =>
      withServer(kind, async (client) => {
        const { config, python } = checkout();
        await client.open(config, exampleText("broken.yaml"));
        await client.open(python, parser, "python");
        await client.diagnostics(config);
        for (const [target, text] of [
          ["parse_model", "parse_mode"],
          ["parse_mode", "parse_model"],
        ] as const) {
          const changed = asked(client);
          await client.edit(python, target, text);
          await changed;
          await client.diagnostics(config);
        }
        const left = asked(client);
        await client.edit(python, "parse_model", "parse_models");
        await left;
        await client.diagnostics(config);
        const closed = asked(client);
        await client.close(python);
        await closed;
      }));

    it("has findings published anew to a client that does not ask", () =>
      withServer(
        kind,
        async (client) => {
          const { config, python } = checkout();
          const first = client.next("textDocument/publishDiagnostics");
          await client.open(config, exampleText("broken.yaml"));
          await first;
          const second = client.next("textDocument/publishDiagnostics");
          await client.open(python, "", "python");
          await second;
          assert.deepEqual(
            client.published.map(({ uri }) => uri),
            [config, config],
          );
        },
        { capabilities: {} },
      ));

    it("that a setting names in vain is told of once", () =>
      withServer(kind, async (client) => {
        const { config } = checkout();
        client.settings = { parseModel: "yolov9.py" };
        await client.open(config, exampleText("broken.yaml"));
        await client.diagnostics(config);
        await client.lenses(config);
        assert.deepEqual(client.logged, ["yolov9.py does not exist; the built-in modules are used."]);
      }));
  });
}
