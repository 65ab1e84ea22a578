import * as vscode from "vscode";

/**
 * The config that is meant, open, so that the server knows its text: `target` is a uri, or nothing for the active
 * editor. Without one it says so; `purpose` completes "Open a YOLOv5 model config to …".
 */
export async function openConfig(target: unknown, purpose: string): Promise<vscode.Uri | undefined> {
  const named = typeof target === "string" ? vscode.Uri.parse(target) : target;
  const uri = named instanceof vscode.Uri ? named : vscode.window.activeTextEditor?.document.uri;
  if (uri === undefined) void vscode.window.showInformationMessage(`Open a YOLOv5 model config to ${purpose}.`);
  else await vscode.workspace.openTextDocument(uri);
  return uri;
}
