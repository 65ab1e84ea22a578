import * as vscode from "vscode";
import { debounced } from "./debounced.js";
import { documentSelector, type Server } from "./server.js";

/** Menus show what is for models alone while this context key is set. */
const contextKey = "yoloConfig.modelIsActive";

const openSettings: vscode.Command = {
  title: "Settings",
  tooltip: "Choose the version of YOLOv5, the image size and what is shown",
  command: "workbench.action.openSettings",
  arguments: ["yoloConfig."],
};

/** Says in the language status what the server makes of the model in the active editor. */
export function followActiveModel(server: Server): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;
  const update = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    const relevant = document !== undefined && vscode.languages.match(documentSelector, document) > 0;
    const status = relevant ? await server.ask("yoloConfig/status", { uri: document.uri.toString() }) : null;
    if (vscode.window.activeTextEditor?.document !== document) return;
    await vscode.commands.executeCommand("setContext", contextKey, status !== null);
    if (status === null) {
      item?.dispose();
      item = undefined;
      return;
    }
    item ??= vscode.languages.createLanguageStatusItem("yoloConfig.model", documentSelector);
    item.name = "YOLOv5 Model Config";
    item.text = status.text;
    item.detail = status.detail;
    item.command = openSettings;
  };
  const later = debounced(update, 300);
  const isActive = (document: vscode.TextDocument): boolean => document === vscode.window.activeTextEditor?.document;
  later.run();
  return vscode.Disposable.from(
    later,
    vscode.window.onDidChangeActiveTextEditor(() => later.run()),
    vscode.workspace.onDidOpenTextDocument((document) => isActive(document) && later.run()),
    vscode.workspace.onDidChangeTextDocument(({ document }) => isActive(document) && later.run()),
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("yoloConfig") && later.run()),
    { dispose: () => item?.dispose() },
  );
}
