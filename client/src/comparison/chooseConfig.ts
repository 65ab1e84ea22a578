import * as vscode from "vscode";
import type { Messages } from "../../../server/src/messages.js";
import type { Server } from "../server.js";
import { type Config, findModelFiles, stemOf } from "./configs.js";

/** A config to choose, or a heading. */
export interface Choice extends vscode.QuickPickItem {
  readonly config?: Config;
}

type Purpose = Messages["yoloConfig/configs"]["params"]["purpose"];

const heading = (label: string): Choice => ({ label, kind: vscode.QuickPickItemKind.Separator });

/** What a config can be held against: the nearest stock config, then those of the workspace and of YOLOv5. */
async function list(server: Server, uri: vscode.Uri, purpose: Purpose): Promise<readonly Choice[]> {
  const [{ stock, nearest }, files] = await Promise.all([
    server.ask("yoloConfig/configs", { uri: uri.toString(), ...(purpose === undefined ? {} : { purpose }) }),
    findModelFiles(),
  ]);
  const stockChoice = (name: string): Choice => ({ label: name, config: `stock:${name}` });
  const fileChoice = (file: vscode.Uri): Choice => ({
    label: stemOf(file),
    description: vscode.workspace.asRelativePath(file),
    config: file,
  });
  const others = files.filter((file) => file.toString() !== uri.toString());
  return [
    ...(nearest === null ? [] : [heading("nearest stock config"), { ...stockChoice(nearest), picked: true }]),
    ...(others.length === 0 ? [] : [heading("workspace"), ...others.map(fileChoice)]),
    heading("stock configs"),
    ...stock.filter((name) => name !== nearest).map(stockChoice),
  ];
}

/** The same, while a status bar says that it is being looked for. */
export function listChoices(server: Server, uri: vscode.Uri, purpose?: Purpose): Thenable<readonly Choice[]> {
  const progress = { location: vscode.ProgressLocation.Window, title: "Looking for model configs" };
  return vscode.window.withProgress(progress, () => list(server, uri, purpose));
}

/** Asks for one config; the nearest stock config is the first. */
export async function chooseConfig(
  server: Server,
  uri: vscode.Uri,
  { purpose, placeHolder }: { readonly purpose: Purpose; readonly placeHolder: string },
): Promise<Config | undefined> {
  const choices = await listChoices(server, uri, purpose);
  return (await vscode.window.showQuickPick(choices, { placeHolder, matchOnDescription: true }))?.config;
}
