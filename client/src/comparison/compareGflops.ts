import * as vscode from "vscode";
import type { Server } from "../server.js";
import { type Choice, listChoices } from "./chooseConfig.js";
import { type Config, readConfigName, stemOf } from "./configs.js";
import { ComparisonPanel } from "./panel.js";

/**
 * Compares a file with others. `target` is a uri, as a lens and a menu pass it, or nothing for the active editor;
 * `others` are uris and names such as `stock:yolov5s`, and are asked for where none are given.
 */
export async function compareGflops(server: Server, target: unknown, others: unknown): Promise<void> {
  const uri = readConfigName(target) ?? vscode.window.activeTextEditor?.document.uri;
  if (!(uri instanceof vscode.Uri)) {
    void vscode.window.showInformationMessage("Open a YOLOv5 model config to compare it with others.");
    return;
  }
  const given = Array.isArray(others) ? others.map(readConfigName) : [];
  const named = given.filter((config) => config !== undefined && String(config) !== String(uri)) as Config[];
  const chosen = named.length > 0 ? named : await choose(server, uri);
  if (chosen.length > 0) ComparisonPanel.show(server, uri, chosen);
}

async function choose(server: Server, uri: vscode.Uri): Promise<readonly Config[]> {
  const choices = await listChoices(server, uri);
  const picked = await pick(`Compare the GFLOPs of ${stemOf(uri)}`, choices);
  return picked.flatMap(({ config }) => config ?? []);
}

/** Shows the choices at once with those that are picked beforehand, so that Enter takes them however soon it comes. */
function pick(title: string, choices: readonly Choice[]): Promise<readonly Choice[]> {
  return new Promise((resolve) => {
    const picker = vscode.window.createQuickPick<Choice>();
    picker.title = title;
    picker.placeholder = "With which configs? The first of them is the baseline";
    picker.canSelectMany = true;
    picker.matchOnDescription = true;
    picker.items = choices;
    picker.selectedItems = choices.filter(({ picked }) => picked);
    picker.onDidAccept(() => {
      resolve(picker.selectedItems);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve([]);
      picker.dispose();
    });
    picker.show();
  });
}
