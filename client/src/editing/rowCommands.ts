import * as vscode from "vscode";
import { commandIds } from "../commandIds.js";

/** Does a refactoring to the row at the cursor; where there is no row, runs another command or says so. */
async function refactor(name: string, otherwise?: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const { document, selection } = editor;
  const actions = selection.isSingleLine
    ? await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        selection,
        `refactor.rewrite.${name}`,
        1,
      )
    : [];
  const action = actions.find(({ edit }) => edit !== undefined);
  if (action?.edit === undefined) {
    if (otherwise !== undefined) await vscode.commands.executeCommand(otherwise);
    else
      void vscode.window.showInformationMessage(
        "Put the cursor on a row of backbone or head for which this makes sense.",
      );
    return;
  }
  await vscode.workspace.applyEdit(action.edit);
  const { command } = action;
  if (command !== undefined)
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as readonly unknown[]));
}

/** The refactorings of rows as commands, for the palette and for keys. */
export const rowHandlers = {
  [commandIds.insertRowBefore]: () => refactor("insertRowBefore"),
  [commandIds.insertRowAfter]: () => refactor("insertRowAfter"),
  [commandIds.duplicateRow]: () => refactor("duplicateRow"),
  [commandIds.deleteRow]: () => refactor("deleteRow"),
  [commandIds.moveRowUp]: () => refactor("moveRowUp", "editor.action.moveLinesUpAction"),
  [commandIds.moveRowDown]: () => refactor("moveRowDown", "editor.action.moveLinesDownAction"),
} as const;
