import * as vscode from "vscode";
import type { Done } from "../../server/src/messages.js";

/** Says in the status bar what was done, or in a notification why not. */
export function tell(done: Done): void {
  if (done.kind === "done") void vscode.window.setStatusBarMessage(done.text, 8000);
  else void vscode.window.showWarningMessage(done.reason);
}
