import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type LspClient, withServer } from "../support/lspClient.js";
import { transportNames } from "../support/lspTransports.js";

async function fileLens(client: LspClient, uri: string): Promise<string> {
  const [first] = await client.lenses(uri);
  return first?.command?.title ?? "";
}

for (const kind of transportNames) {
  describe(`settings, ${kind}`, () => {
    it("hold from the next answer on, and ask the client to show it", () =>
      withServer(kind, async (client) => {
        const uri = await client.openExample("yolov5s.yaml");
        assert.match(await fileLens(client, uri), /16\.6 GFLOPs at 640/);
        const asked = [client.next("workspace/codeLens/refresh"), client.next("workspace/diagnostic/refresh")];
        await client.changeSettings({ imgsz: 320 });
        await Promise.all(asked);
        assert.match(await fileLens(client, uri), /4\.2 GFLOPs at 320/);
      }));

    it("turn a rule off", () =>
      withServer(kind, async (client) => {
        const uri = await client.openExample("broken.yaml");
        const codes = async () => (await client.diagnostics(uri)).map(({ code }) => code);
        assert.ok((await codes()).includes("module.unknown"));
        await client.changeSettings({ diagnostics: { severity: { "module.unknown": "off" } } });
        assert.ok(!(await codes()).includes("module.unknown"));
      }));

    it("choose the version of YOLOv5", () =>
      withServer(kind, async (client) => {
        client.settings = { yolov5Version: "v5.0" };
        const uri = await client.openExample("yolov5s.yaml");
        assert.ok(
          (await client.diagnostics(uri)).some(({ code }) => code === "module.unknown"),
          "v5.0 has no SPPF",
        );
      }));

    it("are the defaults where the client gives nonsense, and say so once", () =>
      withServer(kind, async (client) => {
        client.settings = { imgsz: "large" };
        const uri = await client.openExample("yolov5s.yaml");
        assert.match(await fileLens(client, uri), /at 640/);
        await client.openExample("broken.yaml").then((broken) => client.lenses(broken));
        assert.equal(client.logged.filter((line) => line.includes("yoloConfig.imgsz")).length, 1);
      }));

    it("come with the introduction of a client that cannot be asked", () =>
      withServer(
        kind,
        async (client) => {
          const uri = await client.openExample("yolov5s.yaml");
          assert.match(await fileLens(client, uri), /at 416/);
        },
        { capabilities: {}, options: { settings: { yoloConfig: { imgsz: 416 } } } },
      ));
  });
}
