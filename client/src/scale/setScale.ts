import * as vscode from "vscode";
import { openConfig } from "../openConfig.js";

const kind = "refactor.rewrite.setScale";

/** Writes the multiples of a scale into a config: `letter` is n, s, m, l or x, and is asked for if left out. */
export async function setScale(target: unknown, letter: unknown): Promise<void> {
  const uri = await openConfig(target, "set its scale");
  if (uri === undefined) return;
  const start = new vscode.Range(0, 0, 0, 0);
  const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    uri,
    start,
    kind,
  );
  const choices = actions.flatMap(({ title, edit, kind: own }) =>
    edit === undefined ? [] : [{ label: title, letter: own?.value.slice(kind.length + 1), edit }],
  );
  if (choices.length === 0) {
    void vscode.window.showInformationMessage("This file has no depth and width multiples that can be set.");
    return;
  }
  const chosen =
    typeof letter === "string"
      ? choices.find((choice) => choice.letter === letter)
      : await vscode.window.showQuickPick(choices, { placeHolder: "The scale to write into the file" });
  if (chosen !== undefined) await vscode.workspace.applyEdit(chosen.edit);
}
