import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Models } from "../../server/src/connection/models.js";
import { Workspace } from "../../server/src/connection/workspace.js";
import { defaultSettings } from "../../server/src/features/settings.js";
import { MemoryFiles } from "../../server/src/workspace/memoryFiles.js";
import { exampleText } from "../support/lspClient.js";

const parser = "from models.common import *\ndef parse_model(d, ch): pass\n";
const config = "file:///w/models/x.yaml";
const common = "/w/models/common.py";

const python = (version: number, text: string): TextDocument =>
  TextDocument.create(`file://${common}`, "python", version, text);

function workspaceOf() {
  const files = new MemoryFiles({ "/w/models/yolo.py": parser, [common]: "stored" });
  const workspace = new Workspace(files, { warn: (sentence) => assert.equal(sentence, "") });
  const around = (uri: string) => workspace.checkoutAround(uri, defaultSettings);
  const text = (): string | undefined => {
    const file = around(config)?.files.read(common);
    return file?.kind === "text" ? file.text : undefined;
  };
  return { files, workspace, around, text };
}

describe("the workspace", () => {
  it("reads what an editor has, then what is stored", () => {
    const { workspace, text } = workspaceOf();
    const before = text();
    workspace.edit(python(1, "edited"));
    const during = text();
    workspace.close(`file://${common}`);
    assert.deepEqual([before, during, text()], ["stored", "edited", "stored"]);
  });

  it("has the same checkout when an editor opens what is stored", () => {
    const { workspace, around, text } = workspaceOf();
    const checkout = [around(config), text()];
    workspace.edit(python(1, "stored"));
    assert.deepEqual([around(config), text()], checkout);
  });

  it("has no checkout around what is no file", () => {
    const { around } = workspaceOf();
    for (const uri of ["untitled:models/x.yaml", "vscode-vfs://github/w/models/x.yaml", "file:///100%"]) {
      assert.equal(around(uri), undefined);
    }
  });

  it("goes no higher than the folder that is open", () => {
    const { workspace, around } = workspaceOf();
    assert.ok(around("file:///w/sub/x.yaml"));
    workspace.folders = ["/w/sub"];
    assert.equal(around("file:///w/sub/x.yaml"), undefined);
  });
});

describe("models", () => {
  it("are analysed anew when Python that was read for them changes", async () => {
    const { files, workspace, text } = workspaceOf();
    const document = TextDocument.create(config, "yaml", 1, exampleText("yolov5s.yaml"));
    const documents = { get: (uri: string) => (uri === config ? document : undefined) };
    const models = new Models(documents, { of: () => Promise.resolve(defaultSettings) }, workspace);
    const first = await models.get(config);
    assert.equal(first?.analysis?.options.checkout?.moduleName, "models.yolo");
    text();
    let renewals = 0;
    models.onRenewed = () => void (renewals += 1);
    assert.deepEqual([await models.get(config), models.takeOutdated()], [first, []]);
    files.write(common, "changed");
    assert.deepEqual(models.takeOutdated(), [config]);
    const second = await models.get(config);
    assert.notEqual(second, first);
    assert.deepEqual([renewals, models.takeOutdated()], [0, []]);

    files.write(common, "changed again");
    assert.notEqual(await models.get(config), second);
    assert.deepEqual([renewals, models.takeOutdated()], [1, [config]], "findings may be shown that are of before");
    assert.deepEqual(models.takeOutdated(), []);
  });
});
