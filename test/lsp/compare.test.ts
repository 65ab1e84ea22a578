import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Compared, CompareResult } from "../../server/src/messages.js";
import { exampleText, withServer } from "../support/lspClient.js";
import { transportNames } from "../support/lspTransports.js";

function compared(result: CompareResult): Compared {
  assert.ok(!("refusal" in result), JSON.stringify(result));
  return result;
}

for (const kind of transportNames) {
  describe(`comparisons, ${kind}`, () => {
    it("put an open file, another file and a stock config side by side", () =>
      withServer(kind, async (client) => {
        const uri = await client.openExample("yolov5s-half.yaml");
        const text = exampleText("yolov5s.yaml");
        const sources = [{ stock: "yolov5l" }, { uri }, { label: "other", text }];
        const { comparison, markdown, csv, html } = compared(
          await client.request("yoloConfig/compare", { settingsOf: uri, sources }),
        );
        assert.deepEqual(
          comparison.configs.map(({ label, gflops }) => [label, gflops.value]),
          [
            ["yolov5l", 109.6],
            ["yolov5s-half", 8.5],
            ["other", 16.6],
          ],
        );
        assert.match(markdown, /^# .*\n/);
        assert.match(csv, /^config,/);
        assert.match(html, /^<p class="answer">yolov5s-half: /);
      }));

    it("say what cannot be compared", () =>
      withServer(kind, async (client) => {
        const uri = await client.openExample("yolov5s.yaml");
        const refusal = async (
          source: Parameters<typeof client.request<"yoloConfig/compare">>[1]["sources"][number],
        ) => {
          const result = await client.request("yoloConfig/compare", { settingsOf: uri, sources: [{ uri }, source] });
          return "refusal" in result ? result.refusal : "";
        };
        assert.match(await refusal({ stock: "yolov5q" }), /no stock config yolov5q.*yolov5/);
        assert.equal(await refusal({ label: "notes", text: "a: 1" }), "notes is no YOLOv5 model config.");
        assert.equal(await refusal({ uri: "file:///gone.yaml" }), "gone is no YOLOv5 model config.");
      }));

    it("escape what stands in the configs", () =>
      withServer(kind, async (client) => {
        const uri = await client.openExample("yolov5s.yaml");
        const label = "<img src=x onerror=alert(1)>";
        const sources = [{ uri }, { label, text: exampleText("yolov5s.yaml").replace("SPPF", `"<b>"`) }];
        const { html } = compared(await client.request("yoloConfig/compare", { settingsOf: uri, sources }));
        assert.doesNotMatch(html, /<img|<b>/);
      }));

    it("know the stock config that a file is nearest to", () =>
      withServer(kind, async (client) => {
        const nearest = async (name: string) => {
          const uri = await client.openExample(name);
          const { stock, nearest } = await client.request("yoloConfig/configs", { uri });
          assert.ok(stock.includes("yolov5s"));
          return nearest;
        };
        assert.equal(await nearest("yolov5s-half.yaml"), "yolov5s");
        assert.equal(await nearest("efficientnet/models/efficientnet.yaml"), "yolov5l");
      }));

    it("can be had by a command, as Markdown, in any editor", () =>
      withServer(kind, async (client) => {
        const uri = await client.openExample("yolov5s-half.yaml");
        const compared = (...args: readonly string[]) =>
          client.send("workspace/executeCommand", { command: "yoloConfig.server.compareGflops", arguments: args });
        assert.match(String(await compared(uri)), /8\.5 GFLOPs, 0\.51 × yolov5s \(16\.6\)/);
        assert.match(String(await compared(uri, "stock:yolov5l")), /yolov5l \(109\.6\): less than half/);
        assert.match(String(await compared(uri, "stock:yolov9")), /no stock config yolov9/);
      }));
  });
}
