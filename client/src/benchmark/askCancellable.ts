import * as vscode from "vscode";
import type { Messages, Method } from "../../../server/src/messages.js";
import type { Server } from "../server.js";

interface Question<Name extends Method> {
  readonly title: string;
  readonly method: Name;
  readonly params: Messages[Name]["params"];
  /** Calls `show` with what goes on, until it is disposed. */
  readonly follow: (show: (message: string) => void) => vscode.Disposable;
}

/** Asks the server for what takes long, and shows what goes on; whoever waits can cancel it. */
export const askCancellable = <Name extends Method>(
  server: Server,
  { title, method, params, follow }: Question<Name>,
): Thenable<Messages[Name]["result"] | { readonly kind: "cancelled" }> => {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const following = follow((message) => progress.report({ message }));
    try {
      return await server.ask(method, params, token);
    } catch (error) {
      if (token.isCancellationRequested) return { kind: "cancelled" } as const;
      throw error;
    } finally {
      following.dispose();
    }
  });
};
