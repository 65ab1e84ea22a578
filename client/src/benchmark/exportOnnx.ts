import * as vscode from "vscode";
import { openConfig } from "../openConfig.js";
import type { Server } from "../server.js";

/** Writes a config's model as ONNX. `target` is a uri or nothing, `place` the uri of the file, which is asked for. */
export async function exportOnnx(server: Server, target: unknown, place: unknown): Promise<void> {
  const uri = await openConfig(target, "export its model");
  if (uri === undefined) return;
  const defaultUri = uri.with({ path: uri.path.replace(/\.[^./]*$/, ".onnx") });
  const filters = { ONNX: ["onnx"] };
  const file = place instanceof vscode.Uri ? place : await vscode.window.showSaveDialog({ defaultUri, filters });
  if (file === undefined) return;
  const progress = { location: vscode.ProgressLocation.Notification, title: "Writing the model as ONNX" };
  const params = { uri: uri.toString(), file: file.fsPath };
  const done = await vscode.window.withProgress(progress, () => server.ask("yoloConfig/exportOnnx", params));
  if (done.kind === "done") void vscode.window.showInformationMessage(`${done.text}. Weights are random.`);
  else void vscode.window.showErrorMessage(done.reason);
}
