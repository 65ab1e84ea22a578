import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DiagnosticTag } from "vscode-languageserver";
import { exampleText, withServer } from "../support/lspClient.js";
import { transportNames } from "../support/lspTransports.js";

const uri = "file:///w/yolov5s.yaml";
const stock = exampleText("yolov5s.yaml");
const ignore = "# yolo-config: ignore[comment.index]";

for (const kind of transportNames) {
  describe(`comments that ignore findings, ${kind}`, () => {
    it("take them away, and bring them back when they go", () =>
      withServer(kind, async (client) => {
        await client.open(uri, stock.replace("# 5-P4/16", `# 6-P4/16  ${ignore}`));
        assert.deepEqual(await client.diagnostics(uri), []);
        await client.edit(uri, `  ${ignore}`, "");
        assert.deepEqual(
          (await client.diagnostics(uri)).map(({ code }) => code),
          ["comment.index"],
        );
      }));

    it("are faded where they are of no use", () =>
      withServer(kind, async (client) => {
        await client.open(uri, stock.replace("# 5-P4/16", `# 5-P4/16  ${ignore}`));
        const [unused, ...more] = await client.diagnostics(uri);
        assert.deepEqual([unused?.code, unused?.tags, more], ["suppression.unused", [DiagnosticTag.Unnecessary], []]);
        assert.deepEqual(unused?.range.start, client.find(uri, "comment.index"));
      }));

    it("go with all other safe fixes on saving", () =>
      withServer(kind, (client) => {
        const { codeActionProvider } = client.introduction?.capabilities ?? {};
        assert.ok(typeof codeActionProvider === "object");
        assert.ok(codeActionProvider.codeActionKinds?.includes("source.fixAll.yoloConfig"));
        return Promise.resolve();
      }));
  });
}
