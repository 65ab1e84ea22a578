import * as vscode from "vscode";
import { LanguageClient, TransportKind, type WorkspaceEdit } from "vscode-languageclient/node";
import type {
  BenchmarkPhase,
  InitializationOptions,
  InstallLine,
  Messages,
  Method,
} from "../../server/src/messages.js";

/** Where model files live; versions of the past that other extensions show are left alone. */
export const documentSelector = ["file", "untitled", "vscode-remote", "vscode-vfs", "vscode-test-web"].map(
  (scheme) => ({ scheme, language: "yaml" }),
);

/** Whether Red Hat's extension already reports what is not YAML. */
const leavesSyntaxErrors = (): boolean =>
  vscode.extensions.getExtension("redhat.vscode-yaml") !== undefined &&
  vscode.workspace.getConfiguration("yaml").get("validate", true);

/** The language server as the rest of the extension sees it. */
export class Server {
  readonly #client: LanguageClient;
  #started: Promise<void> | undefined;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    const module = vscode.Uri.joinPath(context.extensionUri, "dist", "server.js").fsPath;
    this.#client = new LanguageClient(
      "yoloConfig",
      "YOLOv5 Model Config",
      { module, transport: TransportKind.ipc },
      {
        documentSelector,
        outputChannel: log,
        initializationOptions: (): InitializationOptions => ({
          leaveSyntaxErrors: leavesSyntaxErrors(),
          runsCommands: true,
          storage: context.globalStorageUri.fsPath,
          rulesPage: vscode.Uri.joinPath(context.extensionUri, "docs", "rules.md").toString(),
        }),
      },
    );
    let leaves = leavesSyntaxErrors();
    const follow = async (): Promise<void> => {
      if (leaves === leavesSyntaxErrors()) return;
      leaves = !leaves;
      await this.restart();
    };
    context.subscriptions.push(
      vscode.extensions.onDidChange(follow),
      vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("yaml.validate") && follow()),
    );
  }

  start(): Promise<void> {
    this.#started ??= this.#client.start();
    return this.#started;
  }

  async restart(): Promise<void> {
    await this.#client.restart();
  }

  async stop(): Promise<void> {
    await this.#client.dispose();
  }

  /** Waits for the server to be up. */
  async ask<Name extends Method>(
    method: Name,
    params: Messages[Name]["params"],
    token?: vscode.CancellationToken,
  ): Promise<Messages[Name]["result"]> {
    await this.start();
    // The client takes whatever follows the params for one more of them.
    return token === undefined
      ? await this.#client.sendRequest<Messages[Name]["result"]>(method, params)
      : await this.#client.sendRequest<Messages[Name]["result"]>(method, params, token);
  }

  /** An edit of the server as VS Code has it. */
  editOf(edit: WorkspaceEdit): Promise<vscode.WorkspaceEdit> {
    return this.#client.protocol2CodeConverter.asWorkspaceEdit(edit);
  }

  /** Calls a handler for every line of what goes on in an installation, until it is disposed. */
  onInstalling(handler: (line: InstallLine) => void): vscode.Disposable {
    return this.#client.onNotification("yoloConfig/installing", handler);
  }

  /** Calls a handler for every message on where a benchmark is, until it is disposed. */
  onBenchmarkPhase(handler: (phase: BenchmarkPhase) => void): vscode.Disposable {
    return this.#client.onNotification("yoloConfig/benchmarkPhase", handler);
  }
}
