import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import type { CodeAction } from "vscode-languageserver";
import { applyEdits } from "../../server/src/config/textEdits.js";
import { folderWith } from "../cli/run.js";
import { exampleText, type LspClient, withServer } from "../support/lspClient.js";
import { fixturePython } from "../support/checkout.js";

/** Takes both channels, as parse_model gives them. */
const both = `class ECABlock(nn.Module):
    def __init__(self, c1, c2, k=3):
        super().__init__()
        self.conv = nn.Conv2d(c1, c2, k, padding=k // 2)

    def forward(self, x):
        return self.conv(x)
`;

/** Keeps its channels, as many tutorials print it. */
const keeping = `class SELayer(nn.Module):
    def __init__(self, channel, reduction=16):
        super().__init__()
        self.fc = nn.Conv2d(channel, channel // reduction, 1)
        self.up = nn.Conv2d(channel // reduction, channel, 1)

    def forward(self, x):
        return x * self.up(self.fc(x.mean((2, 3), keepdim=True))).sigmoid()
`;

/** A checkout on the disk with a config and a class at the end of its `common.py`. */
function checkout(pasted: string) {
  const folder = folderWith({
    ...fixturePython,
    "models/common.py": `${fixturePython["models/common.py"] ?? ""}\n\n${pasted}`,
    "models/x.yaml": exampleText("yolov5s.yaml"),
  });
  const pathOf = (name: string) => `${folder}/models/${name}`;
  const uriOf = (name: string) => pathToFileURL(pathOf(name)).href;
  return { pathOf, uriOf, common: readFileSync(pathOf("common.py"), "utf8") };
}

async function actionsOn(client: LspClient, uri: string, target: string): Promise<readonly CodeAction[]> {
  const position = client.find(uri, target);
  const params = { textDocument: { uri }, range: { start: position, end: position }, context: { diagnostics: [] } };
  return (await client.send("textDocument/codeAction", params)) as readonly CodeAction[];
}

describe("a class that was pasted into a checkout", () => {
  for (const [name, source, row] of [
    ["ECABlock", both, "[-1, 1, ECABlock, [1024]], # 10"],
    ["SELayer", keeping, "[-1, 1, SELayer, [512]], # 10"],
  ] as const) {
    it(`${name} is made known, and used by a row of an open config that can be built`, () =>
      withServer("memory", async (client) => {
        const { uriOf, pathOf, common } = checkout(source);
        const [python, config] = [uriOf("common.py"), uriOf("x.yaml")];
        await client.open(config, exampleText("yolov5s.yaml"));
        await client.open(python, common, "python");
        assert.deepEqual(await client.diagnostics(config), []);
        const actions = await actionsOn(client, python, `class ${name}`);
        const title = `Insert a row with ${name} into x.yaml`;
        const action = actions.find((found) => found.title === title);
        assert.ok(action, JSON.stringify(actions.map((found) => found.title)));
        const text = applyEdits(exampleText("yolov5s.yaml"), action.edit?.changes?.[config] ?? []);
        assert.ok(text.includes(row), text);
        for (const [uri, edits] of Object.entries(action.edit?.changes ?? {})) {
          if (uri === config) continue;
          const path = pathOf(uri.slice(uri.lastIndexOf("/") + 1));
          writeFileSync(path, applyEdits(readFileSync(path, "utf8"), edits));
          await client.changeFile(uri);
        }
        await client.close(config);
        await client.open(config, text);
        assert.deepEqual(await client.diagnostics(config), []);
      }));
  }

  it("is offered to be registered where parse_model gives it both channels", () =>
    withServer("memory", async (client) => {
      const { uriOf, common } = checkout(`${both}\n\n${keeping}`);
      const python = uriOf("common.py");
      await client.open(python, common, "python");
      const titles = async (target: string) => (await actionsOn(client, python, target)).map(({ title }) => title);
      assert.deepEqual(await titles("class ECABlock"), ["Register ECABlock in parse_model"]);
      assert.deepEqual(await titles("class SELayer"), []);
      assert.deepEqual(await titles("class Conv("), []);
      assert.deepEqual(await titles("import"), []);
    }));

  it("brings its registration along when it is pasted", () =>
    withServer("memory", async (client) => {
      const { uriOf } = checkout("");
      const python = uriOf("common.py");
      const text = fixturePython["models/common.py"] ?? "";
      await client.open(python, text, "python");
      const end = { line: text.split("\n").length - 1, character: 0 };
      const paste = (pasted: string) =>
        client.request("yoloConfig/pastedModule", { uri: python, range: { start: end, end }, text: pasted });
      const answer = await paste(`\n\n${both}`);
      assert.equal(answer?.title, "Paste and register ECABlock in parse_model");
      const yolo = applyEdits(fixturePython["models/yolo.py"] ?? "", answer.edit.changes?.[uriOf("yolo.py")] ?? []);
      assert.match(yolo, /SPPF, C3, ECABlock\]/);
      for (const other of ["", "x = 1\n", "class Plain:\n    pass\n", `\n\n${keeping}`, "class Half(nn.Module"]) {
        assert.equal(await paste(other), null, other);
      }
    }));
});
