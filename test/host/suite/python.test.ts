import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import * as vscode from "vscode";
import { eventually, lensesOf, open, problems } from "./support.js";

describe("the Python around a config", () => {
  let folder: vscode.Uri;
  let common: vscode.Uri;

  before(async () => {
    const workspace = vscode.workspace.workspaceFolders?.[0];
    const extension = vscode.extensions.getExtension("yolo-config.yolo-config");
    assert.ok(workspace && extension);
    folder = vscode.Uri.joinPath(workspace.uri, "checkout");
    common = vscode.Uri.joinPath(folder, "models/common.py");
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(extension.extensionUri, "examples/efficientnet"), folder);
  });

  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it("is followed while it is edited, closed and saved", async () => {
    const { document } = await open("checkout/models/efficientnet.yaml");
    const isMissing = (wanted: boolean) =>
      eventually(wanted ? "a class that is not defined" : "a class that is defined", () => {
        const messages = problems(document).map(({ message }) => message);
        const missing = messages.some((message) => message.includes("`MBConvBlock` is not defined"));
        return messages.length > 0 && missing === wanted ? true : undefined;
      });
    await isMissing(false);

    const python = await vscode.workspace.openTextDocument(common);
    await vscode.window.showTextDocument(python, vscode.ViewColumn.Beside);
    const edit = new vscode.WorkspaceEdit();
    const offset = python.getText().indexOf("class MBConvBlock") + "class ".length;
    edit.insert(common, python.positionAt(offset), "My");
    await vscode.workspace.applyEdit(edit);
    await isMissing(true);
    assert.deepEqual([await lensesOf(common), problems(python)], [[], []]);

    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await isMissing(false);

    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(common));
    const renamed = new TextEncoder().encode(text.replace("class MBConvBlock", "class MyMBConvBlock"));
    await vscode.workspace.fs.writeFile(common, renamed);
    await isMissing(true);
  });
});
