import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { exampleText, exampleUri, type LspClient, withServer } from "../support/lspClient.js";
import { transportNames } from "../support/lspTransports.js";

const uri = "file:///model.yaml";
const stock = exampleText("yolov5s.yaml");

for (const kind of transportNames) {
  describe(`diagnostics, ${kind}`, () => {
    it("are none for a sound config", () =>
      withServer(kind, async (client) => {
        assert.deepEqual(await client.diagnostics(await client.openExample("yolov5s.yaml")), []);
      }));

    it("stand on the row at fault, with a code that is explained", () =>
      withServer(
        kind,
        async (client) => {
          const broken = await client.openExample("broken.yaml");
          const [first] = await client.diagnostics(broken);
          assert.deepEqual([first?.source, first?.code], ["yolo-config", "module.unknown"]);
          assert.match(first?.codeDescription?.href ?? "", /#moduleunknown$/);
          assert.deepEqual(first?.range.start, client.find(broken, "SPFF"));
        },
        { options: { rulesPage: "file:///docs/rules.md" } },
      ));

    it("are not sent again while they are the same", () =>
      withServer(kind, async (client) => {
        const broken = await client.openExample("broken.yaml");
        const { resultId } = await client.pull(broken);
        assert.ok(resultId !== undefined);
        assert.deepEqual(await client.pull(broken, resultId), { kind: "unchanged", resultId });
        assert.equal((await client.pull(broken)).kind, "full");
        await client.edit(broken, "SPFF", "SPPF");
        const report = await client.pull(broken, resultId);
        assert.equal(report.kind, "full");
        assert.notEqual(report.resultId, resultId);
      }));

    it("follow every keystroke of a row", () =>
      withServer(kind, async (client) => {
        await client.open(uri, stock.replace("[-1, 1, SPPF, [1024, 5]]", "§"));
        for (const character of "[-1, 1, SPPF, [1024, 5]]") {
          await client.edit(uri, "§", `${character}§`);
          assert.ok(Array.isArray(await client.diagnostics(uri)), character);
        }
        assert.notDeepEqual(await client.diagnostics(uri), []);
        await client.edit(uri, "§", "");
        assert.deepEqual(await client.diagnostics(uri), []);
        assert.deepEqual(client.logged, []);
      }));

    it("leave syntax errors to another extension where the client says so", async () => {
      const found: unknown[][] = [];
      const use = async (client: LspClient): Promise<void> => {
        await client.open(uri, stock.replace("SPPF, [1024, 5]]", "SPPF, [1024, 5"));
        found.push((await client.diagnostics(uri)).map(({ code }) => code));
      };
      await withServer(kind, use);
      await withServer(kind, use, { options: { leaveSyntaxErrors: true } });
      assert.deepEqual(
        found.map((codes) => codes.includes("yaml.syntax")),
        [true, false],
      );
    });

    it("are published to a client that does not pull them", () =>
      withServer(
        kind,
        async (client) => {
          const arrived = client.next("textDocument/publishDiagnostics");
          const broken = await client.openExample("broken.yaml");
          await arrived;
          assert.equal(client.published[0]?.uri, exampleUri("broken.yaml"));
          assert.equal(client.published[0].diagnostics[0]?.code, "module.unknown");
          const cleared = client.next("textDocument/publishDiagnostics");
          await client.close(broken);
          await cleared;
          assert.deepEqual(client.published.at(-1), { uri: broken, diagnostics: [] });
        },
        { capabilities: {} },
      ));
  });
}
