import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { exampleText, type LspClient, withServer } from "../support/lspClient.js";
import { transportNames } from "../support/lspTransports.js";

const titles = async (client: LspClient, uri: string): Promise<readonly string[]> =>
  (await client.lenses(uri)).map(({ command }) => command?.title ?? "");

for (const kind of transportNames) {
  describe(`hovers and lenses, ${kind}`, () => {
    it("explain a module and a from index", () =>
      withServer(kind, async (client) => {
        const uri = await client.openExample("yolov5s.yaml");
        assert.match((await client.hover(uri, "C3,")) ?? "", /C3\(/);
        assert.match((await client.hover(uri, "[-1, 6], 1, Concat", 5)) ?? "", /row 6/i);
        assert.equal(await client.hover(uri, "# [from"), undefined);
      }));

    it("show every row, section and the file", () =>
      withServer(kind, async (client) => {
        const uri = await client.openExample("yolov5s.yaml");
        const found = await titles(client, uri);
        assert.equal(found.filter((title) => /^#\d+ · /.test(title)).length, 25);
        assert.equal(found.filter((title) => /^\d+ rows · /.test(title)).length, 2);
        assert.match(found[0] ?? "", /16\.6 GFLOPs at 640/);
        const compare = (await client.lenses(uri)).find(({ command }) => command?.title === "Compare GFLOPs");
        assert.equal(compare?.command?.command, "yoloConfig.compareGflops");
        assert.equal((compare.command.arguments as unknown[])[0], uri);
        const half = await client.openExample("yolov5s-half.yaml");
        const ratio = (await client.lenses(half)).find(({ command }) => command?.title === "0.51 × yolov5s");
        assert.deepEqual(ratio?.command?.arguments, [half, ["stock:yolov5s"]]);
      }));

    it("run no command that the client does not know", () =>
      withServer(
        kind,
        async (client) => {
          const uri = await client.openExample("yolov5s.yaml");
          const lenses = await client.lenses(uri);
          assert.ok(lenses.length > 25);
          assert.ok(lenses.every(({ command }) => command?.command === ""));
        },
        { options: {} },
      ));

    it("leave other YAML and other models alone", () =>
      withServer(kind, async (client) => {
        const texts = {
          "file:///compose.yaml": "services: { web: { image: head } }\n",
          "file:///values.yaml": "backbone: [1, 2]\nhead: x\n",
          "file:///yolov8.yaml": "scales: { n: [0.33, 0.25, 1024] }\nbackbone:\n  - [-1, 1, Conv, [64, 3, 2]]\nhead:\n",
          "file:///empty.yaml": "",
        };
        for (const [uri, text] of Object.entries(texts)) {
          await client.open(uri, text);
          assert.deepEqual([await client.diagnostics(uri), await client.lenses(uri)], [[], []], uri);
        }
        const statusOf = (uri: string) => client.request("yoloConfig/status", { uri });
        assert.equal(await statusOf("file:///compose.yaml"), null);
        assert.equal((await statusOf("file:///yolov8.yaml"))?.checked, false);
        const uri = await client.openExample("yolov5s.yaml");
        assert.equal((await statusOf(uri))?.text, "YOLOv5 v7.0 · 16.6 GFLOPs · 7.2 M params");
      }));

    it("survive a huge file and one of bytes", () =>
      withServer(kind, async (client) => {
        const huge = `${exampleText("yolov5s.yaml")}\n${"# backbone\n".repeat(1_000_000)}`;
        const bytes = Array.from({ length: 5000 }, (_, index) => String.fromCharCode((index * 7919) % 65_536)).join("");
        await client.open("file:///huge.yaml", huge);
        await client.open("file:///bytes.yaml", `backbone:\n  - [${bytes}`);
        for (const uri of ["file:///huge.yaml", "file:///bytes.yaml"]) {
          assert.ok(Array.isArray(await client.diagnostics(uri)));
          assert.ok(Array.isArray(await client.lenses(uri)));
        }
        assert.deepEqual(client.logged, []);
      }));

    it("answer for documents that are not open with nothing", () =>
      withServer(kind, async (client) => {
        assert.deepEqual(await client.diagnostics("file:///never.yaml"), []);
        const uri = await client.openExample("broken.yaml");
        await client.close(uri);
        assert.deepEqual(await client.diagnostics(uri), []);
        assert.deepEqual(await client.lenses(uri), []);
        await assert.rejects(client.send("yoloConfig/nothing", {}), /Unhandled method/);
      }));
  });
}
