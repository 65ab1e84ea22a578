import assert from "node:assert/strict";
import path from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { folderWith } from "../cli/run.js";
import { fixture, fixturePython } from "../support/checkout.js";
import { exampleText, type LspClient, withServer } from "../support/lspClient.js";

const titles = async (client: LspClient, uri: string): Promise<readonly string[]> =>
  (await client.lenses(uri)).map(({ command }) => command?.title ?? "");

const ask = (client: LspClient, command: string, ...args: readonly unknown[]) =>
  client.send("workspace/executeCommand", { command: `yoloConfig.server.${command}`, arguments: args });

const doneText = (answer: { readonly kind: string; readonly text?: string; readonly reason?: string }): string =>
  answer.text ?? answer.reason ?? "";

const efficientnet = "models/efficientnet.yaml";

const mine = "file:///w/mine.yaml";
const mineText = exampleText("yolov5s.yaml").replace(
  "[-1, 1, SPPF, [1024, 5]]",
  "[-1, 1, Conv, [1024, 1, 1]],\n   [-1, 1, SPPF, [1024, 5]]",
);

describe("a preview", () => {
  it("changes lenses and hovers, and neither the findings nor the file", () =>
    withServer("memory", async (client) => {
      const uri = await client.openExample("broken.yaml");
      const before = [await client.diagnostics(uri), await titles(client, uri)];
      const refreshed = client.next("workspace/codeLens/refresh");
      const done = await client.request("yoloConfig/preview", { uri, preview: { scale: "x", imgsz: 1280 } });
      await refreshed;
      assert.match(doneText(done), /^x at 1280: ≥ .* params · ≥ .* GFLOPs$/);
      assert.match((await titles(client, uri))[0] ?? "", /^preview: x at 1280 · .* at 1280 by /);
      assert.match((await client.hover(uri, "Conv")) ?? "", /at 1280.*\n\n\*Preview: x at 1280\.\*$/);
      assert.deepEqual(await client.diagnostics(uri), before[0]);
      assert.deepEqual(await client.request("yoloConfig/preview", { uri, preview: null }), {
        kind: "done",
        text: "The figures are those of the file.",
      });
      assert.deepEqual([await client.diagnostics(uri), await titles(client, uri)], before);
    }));

  it("follows edits, adds up, and ends when the document is closed", () =>
    withServer("memory", async (client) => {
      const uri = await client.openExample("yolov5s.yaml");
      await client.request("yoloConfig/preview", { uri, preview: { scale: "n" } });
      await client.request("yoloConfig/preview", { uri, preview: { nc: 20 } });
      assert.match((await titles(client, uri))[0] ?? "", /^preview: n, nc 20 · 214 layers · 1\.8 M params/);
      assert.match((await client.hover(uri, "nc: 80")) ?? "", /The preview replaces it by 20\./);
      await client.edit(uri, "nc: 80", "nc: 1 ");
      assert.match((await titles(client, uri))[0] ?? "", /^preview: n, nc 20 · 214 layers · 1\.8 M params/);
      assert.ok((await titles(client, uri)).includes("End preview"));
      await client.close(uri);
      await client.openExample("yolov5s.yaml");
      assert.match((await titles(client, uri))[0] ?? "", /^214 layers · 7\.2 M params/);
    }));

  it("changes the hints of repeats and shapes", () =>
    withServer("memory", async (client) => {
      client.settings = { inlayHints: { shapes: true } };
      const uri = await client.openExample("yolov5s.yaml");
      const range = {
        start: client.find(uri, "[-1, 6, C3, [256]]"),
        end: client.find(uri, "[-1, 1, Conv, [512, 3, 2]]"),
      };
      const hints = async () =>
        JSON.stringify(await client.send("textDocument/inlayHint", { textDocument: { uri }, range }));
      assert.match(await hints(), /128×80×80/);
      await client.request("yoloConfig/preview", { uri, preview: { scale: "x", imgsz: 320 } });
      assert.match(await hints(), /320×40×40/);
    }));

  it("is held against the stock config of its own scale", () =>
    withServer("memory", async (client) => {
      const uri = await client.openExample("yolov5s.yaml");
      await client.request("yoloConfig/preview", { uri, preview: { scale: "l", imgsz: [320, 320] } });
      assert.ok((await titles(client, uri)).includes("1.00 × yolov5l"));
    }));

  it("says what there is to choose from, and what it does not take", () =>
    withServer("memory", async (client) => {
      const uri = await client.openExample("yolov5s.yaml");
      const { scales, preview } = await client.request("yoloConfig/previewChoices", { uri });
      assert.deepEqual([scales.map(({ scale }) => scale).join(""), preview], ["nsmlx", null]);
      assert.deepEqual(scales[1], { scale: "s", cost: "7.2 M params · 16.6 GFLOPs", isPresent: true });
      const refused = await client.request("yoloConfig/preview", { uri, preview: { scale: "q" } });
      assert.equal(doneText(refused), 'The scale must be one of n, s, m, l, x, not "q".');
      const other = await client.request("yoloConfig/preview", { uri: "file:///gone.yaml", preview: {} });
      assert.equal(doneText(other), "gone is no YOLOv5 model config.");
    }));

  it("shows what the model costs at every scale when the mouse rests on a multiple", () =>
    withServer("memory", async (client) => {
      const uri = await client.openExample("yolov5s.yaml");
      const text = (await client.hover(uri, "depth_multiple")) ?? "";
      assert.match(text, /\| \*\*s\*\* +\| +\*\*7\.2 M\*\* +\| +\*\*16\.6\*\* +\|/);
      assert.match(text, /\| x +\| +86\.7 M +\| +206\.3 +\|/);
    }));

  it("can be had by a command in any editor", () =>
    withServer("memory", async (client) => {
      const uri = await client.openExample("yolov5s.yaml");
      assert.match(String(await ask(client, "preview", uri, { scale: "m" })), /^m: 21\.2 M params · /);
      assert.match(String(await ask(client, "preview", uri)), /^The figures are those of the file/);
    }));
});

describe("the status", () => {
  it("names the checkout whose modules the model is built of, and the preview", () =>
    withServer("memory", async (client) => {
      const folder = folderWith({ ...fixturePython, [efficientnet]: fixture(efficientnet) });
      const uri = pathToFileURL(path.join(folder, efficientnet)).href;
      await client.open(uri, fixture(efficientnet));
      const status = await client.request("yoloConfig/status", { uri });
      assert.equal(status?.modules.text, `Modules of ${path.basename(folder)}/models/yolo.py`);
      assert.match(status.text, /^YOLOv5 v7\.0 · /);
      await client.request("yoloConfig/preview", { uri, preview: { imgsz: 320 } });
      assert.match((await client.request("yoloConfig/status", { uri }))?.detail ?? "", / · preview: at 320$/);
    }));

  it("says that a checkout could not be followed", () =>
    withServer("memory", async (client) => {
      const yolo = (fixturePython["models/yolo.py"] ?? "").replaceAll("class Model", "class Other");
      const folder = folderWith({ ...fixturePython, "models/yolo.py": yolo.replaceAll("nn.Module", "object") });
      const uri = pathToFileURL(path.join(folder, "models/m.yaml")).href;
      await client.open(uri, exampleText("yolov5s.yaml"));
      const status = await client.request("yoloConfig/status", { uri });
      assert.match(status?.modules.detail ?? "", /\/models\/yolo\.py could not be followed$/);
      assert.equal(status?.modules.severity, "warning");
    }));
});

describe("the scale", () => {
  it("is written by a code action that a client asks for", () =>
    withServer("memory", async (client) => {
      const uri = await client.openExample("yolov5s.yaml");
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      const context = { diagnostics: [], only: ["refactor.rewrite.setScale"] };
      const actions = (await client.send("textDocument/codeAction", {
        textDocument: { uri },
        range,
        context,
      })) as readonly { readonly title: string }[];
      assert.deepEqual(
        actions.map(({ title }) => title),
        [
          "Set scale n (depth 0.33, width 0.25)",
          "Set scale m (depth 0.67, width 0.75)",
          "Set scale l (depth 1.0, width 1.0)",
          "Set scale x (depth 1.33, width 1.25)",
        ],
      );
    }));
});

describe("changes against a base", () => {
  it("are told against the nearest stock config, and another one", () =>
    withServer("memory", async (client) => {
      await client.open(mine, mineText);
      const own = await client.request("yoloConfig/diff", { uri: mine });
      assert.ok("markdown" in own);
      assert.equal(own.title, "mine against yolov5s");
      assert.match(own.markdown, /1 row inserted, 3 changed; rows 9 to 24 are now 10 to 25\./);
      const uri = await client.openExample("yolov5s-half.yaml");
      const other = await client.request("yoloConfig/diff", { uri: mine, base: { uri } });
      assert.ok("markdown" in other && other.title === "mine against yolov5s-half");
      assert.match(String(await ask(client, "showChanges", mine, "stock:yolov5l")), /^# mine against yolov5l\n/);
    }));

  it("name the nearest base by its rows", () =>
    withServer("memory", async (client) => {
      const uri = await client.openExample("yolov5s.yaml");
      const nearest = async (purpose: "base" | "weights" | "compare") =>
        (await client.request("yoloConfig/configs", { uri, purpose })).nearest;
      assert.deepEqual(
        [await nearest("base"), await nearest("weights"), await nearest("compare")],
        ["yolov5s", "yolov5s", "yolov5s"],
      );
    }));

  it("say why there are none", () =>
    withServer("memory", async (client) => {
      await client.open(mine, mineText);
      const refusal = async (base: { readonly stock: string } | { readonly uri: string }) => {
        const answer = await client.request("yoloConfig/diff", { uri: mine, base });
        return "refusal" in answer ? answer.refusal : "";
      };
      assert.match(await refusal({ stock: "yolov5q" }), /no stock config yolov5q/);
      assert.equal(await refusal({ uri: "file:///gone.yaml" }), "gone is no YOLOv5 model config.");
      assert.equal(await ask(client, "showChanges"), "Name the uri of the config first.");
    }));
});

describe("weights that still fit", () => {
  it("are shown above the rows until they are hidden again", () =>
    withServer("memory", async (client) => {
      await client.open(mine, mineText);
      const before = await titles(client, mine);
      const refreshed = client.next("workspace/codeLens/refresh");
      const done = await client.request("yoloConfig/showWeights", { uri: mine });
      await refreshed;
      assert.equal(doneText(done), "Transferred 186/355 items from yolov5s.pt.");
      const shown = (await titles(client, mine)).filter((title) => !before.includes(title));
      assert.match(
        shown[0] ?? "",
        /^Transferred 186\/355 items from yolov5s\.pt · 341 if .* --freeze 11 freezes rows 0 to 10,/,
      );
      assert.ok(shown.includes("weights: 0/12 fit: renamed from model.9"));
      assert.equal(
        doneText(await client.request("yoloConfig/showWeights", { uri: mine })),
        "Weights are not shown any more.",
      );
      assert.deepEqual(await titles(client, mine), before);
    }));

  it("follow edits, and are those of the release whatever the settings say of classes", () =>
    withServer("memory", async (client) => {
      client.settings = { nc: 20 };
      await client.open(mine, mineText);
      await client.request("yoloConfig/showWeights", { uri: mine });
      const first = async () => (await titles(client, mine)).find((title) => title.startsWith("Transferred")) ?? "";
      assert.match(await first(), /^Transferred 186\/355 items .* 338 if/);
      await client.edit(mine, "[-1, 1, Conv, [1024, 1, 1]],\n", "\n");
      assert.match(await first(), /^Transferred 342\/349 items from yolov5s\.pt · --freeze 10 /);
    }));

  it("can be those of another stock config, or those trained with a file", () =>
    withServer("memory", async (client) => {
      await client.open(mine, mineText);
      const show = async (source: { readonly stock: string } | { readonly label: string; readonly text: string }) =>
        doneText(await client.request("yoloConfig/showWeights", { uri: mine, source }));
      assert.equal(await show({ stock: "yolov5m" }), "Transferred 31/355 items from yolov5m.pt.");
      assert.equal(await show({ label: "old", text: mineText }), "Transferred 354/355 items from weights of old.");
      assert.match(await show({ stock: "yolov5q" }), /no stock config yolov5q/);
    }));

  it("are told in full by a command in any editor, and in lenses without a click", () =>
    withServer(
      "memory",
      async (client) => {
        await client.open(mine, mineText);
        assert.match(String(await ask(client, "reportWeights", mine)), /^# Weights of yolov5s\.pt that fit mine\n/);
        assert.match(String(await ask(client, "toggleWeights", mine, "stock:yolov5s6")), /from yolov5s6\.pt\.$/);
        const lenses = await client.lenses(mine);
        assert.ok(lenses.some(({ command }) => command?.title.startsWith("Transferred ") === true));
        assert.ok(lenses.every(({ command }) => command?.command === ""));
      },
      { options: {} },
    ));

  it("know when a release has none of the scale", () =>
    withServer("memory", async (client) => {
      client.settings = { yolov5Version: "v5.0" };
      const uri = "file:///w/n.yaml";
      await client.open(uri, exampleText("yolov5s.yaml").replace("width_multiple: 0.50", "width_multiple: 0.25"));
      assert.equal(
        doneText(await client.request("yoloConfig/showWeights", { uri })),
        "YOLOv5 v5.0 has no weights of the scale of this model.",
      );
    }));
});
