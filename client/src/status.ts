import * as vscode from "vscode";
import type { ModelStatus } from "../../server/src/messages.js";
import { commandIds } from "./commandIds.js";
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

const showLog: vscode.Command = {
  title: "Log",
  tooltip: "What the language server wrote, e.g. why a checkout could not be followed",
  command: commandIds.showLog,
};

const severities: Readonly<Record<ModelStatus["severity"], vscode.LanguageStatusSeverity>> = {
  fine: vscode.LanguageStatusSeverity.Information,
  warning: vscode.LanguageStatusSeverity.Warning,
  error: vscode.LanguageStatusSeverity.Error,
};

type Line = Pick<ModelStatus, "text" | "detail" | "severity">;

function fill(item: vscode.LanguageStatusItem, { text, detail, severity }: Line): void {
  item.text = text;
  item.detail = detail;
  item.severity = severities[severity];
}

const noAnswer: Line = {
  text: "YOLOv5 Model Config",
  detail: "the language server does not answer",
  severity: "error",
};

/** The two lines about a model in the language status: its figures, and whose modules it is built of. */
class StatusItems {
  readonly #model: vscode.LanguageStatusItem;
  readonly #modules: vscode.LanguageStatusItem;

  constructor() {
    this.#model = vscode.languages.createLanguageStatusItem("yoloConfig.model", documentSelector);
    this.#model.name = "YOLOv5 Model Config";
    this.#modules = vscode.languages.createLanguageStatusItem("yoloConfig.modules", documentSelector);
    this.#modules.name = "Modules of YOLOv5 Model Configs";
    this.#modules.command = showLog;
  }

  show(status: ModelStatus | Line): void {
    fill(this.#model, status);
    this.#model.command = status === noAnswer ? showLog : openSettings;
    this.#model.busy = false;
    if ("modules" in status) fill(this.#modules, status.modules);
  }

  wait(): void {
    this.#model.busy = true;
  }

  dispose(): void {
    this.#model.dispose();
    this.#modules.dispose();
  }
}

/** Follows the active model until it is disposed. */
interface ModelFollower {
  update(): void;
  dispose(): void;
}

/** Says in the language status what the server makes of the model in the active editor. `update` looks again. */
export function followActiveModel(server: Server): ModelFollower {
  let items: StatusItems | undefined;
  const hide = (): void => {
    items?.dispose();
    items = undefined;
  };
  const ask = async (document: vscode.TextDocument | undefined): Promise<ModelStatus | Line | null> => {
    if (document === undefined || vscode.languages.match(documentSelector, document) === 0) return null;
    try {
      return await server.ask("yoloConfig/status", { uri: document.uri.toString() });
    } catch {
      return items === undefined ? null : noAnswer;
    }
  };
  const update = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    items?.wait();
    const status = await ask(document);
    if (vscode.window.activeTextEditor?.document !== document) return;
    await vscode.commands.executeCommand("setContext", contextKey, status !== null);
    if (status === null) hide();
    else (items ??= new StatusItems()).show(status);
  };
  const later = debounced(update, 300);
  const isActive = (document: vscode.TextDocument): boolean => document === vscode.window.activeTextEditor?.document;
  later.run();
  const following = vscode.Disposable.from(
    later,
    vscode.window.onDidChangeActiveTextEditor(() => later.run()),
    vscode.workspace.onDidOpenTextDocument((document) => isActive(document) && later.run()),
    vscode.workspace.onDidChangeTextDocument(({ document }) => isActive(document) && later.run()),
    // Findings come anew when Python around the file has changed.
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const active = vscode.window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === active)) later.run();
    }),
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("yoloConfig") && later.run()),
    { dispose: hide },
  );
  return { update: () => later.run(), dispose: () => void following.dispose() };
}
