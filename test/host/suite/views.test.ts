import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import * as vscode from "vscode";
import { eventually, lensTitles, open } from "./support.js";

/** A lens whose title looks as it should. */
const lens = (uri: vscode.Uri, wanted: RegExp): Promise<string> =>
  eventually(`a lens like ${wanted.source}`, async () => (await lensTitles(uri)).find((title) => wanted.test(title)));

/** The text of the report of some kind, once it looks as it should. */
const report = (kind: string, wanted: RegExp): Promise<string> =>
  eventually(`a report like ${wanted.source}`, () => {
    const found = vscode.workspace.textDocuments.find(
      ({ uri }) => uri.scheme === "yolo-config" && uri.path.includes(kind),
    );
    const text = found?.getText() ?? "";
    return wanted.test(text) ? text : undefined;
  });

describe("other views of a model config", () => {
  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("show it at another scale and size, and as it is again", async () => {
    const { document } = await open("yolov5s.yaml");
    const uri = document.uri.toString();
    await lens(document.uri, /^214 layers/);
    await vscode.commands.executeCommand("yoloConfig.previewScale", uri, { scale: "x", imgsz: 1280 });
    await lens(document.uri, /^preview: x at 1280 · 445 layers/);
    await vscode.commands.executeCommand("yoloConfig.endPreview", uri);
    await lens(document.uri, /^214 layers/);
    assert.equal(document.isDirty, false);
  });

  it("write the multiples of a scale, which undo takes back", async () => {
    const { document } = await open("yolov5s.yaml");
    const before = document.getText();
    await lens(document.uri, /^214 layers/);
    await vscode.commands.executeCommand("yoloConfig.setScale", document.uri.toString(), "x");
    await lens(document.uri, /^445 layers/);
    assert.match(document.getText(), /^depth_multiple: 1\.33.*\nwidth_multiple: 1\.25/m);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
  });

  it("tell in a document what it changes of a base, and follow its edits", async () => {
    const { document } = await open("yolov5s-half.yaml");
    await vscode.commands.executeCommand("yoloConfig.showChanges", document.uri.toString(), "stock:yolov5s");
    const text = await report("changes", /^# yolov5s-half against yolov5s\n/);
    assert.match(text, /\n## All rows\n/);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), "ch: 1\n");
    await vscode.workspace.applyEdit(edit);
    await report("changes", /\| `ch` +\| +\| `1` +\|/);
    await vscode.window.showTextDocument(document);
  });

  it("tell which weights still fit, in lenses and in a document", async () => {
    const { document } = await open("yolov5s.yaml");
    await vscode.commands.executeCommand("yoloConfig.toggleWeights", document.uri.toString());
    await lens(document.uri, /^Transferred 348\/349 items from yolov5s\.pt/);
    await vscode.commands.executeCommand("yoloConfig.chooseWeights", document.uri.toString(), "stock:yolov5m");
    await lens(document.uri, /^Transferred \d+\/349 items from yolov5m\.pt/);
    await vscode.commands.executeCommand("yoloConfig.reportWeights", document.uri.toString());
    await report("weights", /^# Weights of yolov5m\.pt that fit yolov5s\n/);
    await vscode.commands.executeCommand("yoloConfig.toggleWeights", document.uri.toString());
    await eventually("no lens about weights", async () =>
      (await lensTitles(document.uri)).some((title) => title.startsWith("Transferred")) ? undefined : true,
    );
  });
});
