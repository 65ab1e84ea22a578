import * as vscode from "vscode";
import type { EngineInfo } from "../../../server/src/messages.js";
import type { Server } from "../server.js";
import { askCancellable } from "./askCancellable.js";

/** Asks which engine is installed, says what that means, and installs it. */
export async function installEngine(server: Server): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage("Engines can be installed once you trust the authors of this workspace.");
    return;
  }
  const engine = await choose(
    server,
    "Which engine?",
    (each) => (each.installed ? "installed" : undefined),
    () => true,
  );
  if (engine === undefined) return;
  const consent = { modal: true, detail: engine.consent };
  const go = "Install";
  if ((await vscode.window.showInformationMessage(`Install ${engine.name}?`, consent, go)) !== go) return;
  const answer = await askCancellable(server, {
    title: `Installing ${engine.name}`,
    method: "yoloConfig/installEngine",
    params: { engine: engine.name },
    follow: (show) => server.onInstalling(({ line }) => show(line.slice(0, 80))),
  });
  if (answer.kind === "refused") void vscode.window.showErrorMessage(answer.reason);
  if (answer.kind !== "installed") return;
  if (answer.runs) void vscode.window.showInformationMessage(answer.text);
  else void vscode.window.showWarningMessage(answer.text);
}

/** Asks which of the installed engines is removed, and removes it. */
export async function removeEngine(server: Server): Promise<void> {
  const engine = await choose(
    server,
    "Remove which engine?",
    () => undefined,
    ({ installed }) => installed,
  );
  if (engine === undefined) return;
  const done = await server.ask("yoloConfig/removeEngine", { engine: engine.name });
  if (done.kind === "done") void vscode.window.showInformationMessage(done.text);
  else void vscode.window.showWarningMessage(done.reason);
}

async function choose(
  server: Server,
  placeHolder: string,
  note: (engine: EngineInfo) => string | undefined,
  isOffered: (engine: EngineInfo) => boolean,
): Promise<EngineInfo | undefined> {
  const engines = (await server.ask("yoloConfig/engines", null)).filter(isOffered);
  if (engines.length === 0) {
    void vscode.window.showInformationMessage("There is no such engine here.");
    return undefined;
  }
  const choices = engines.map((engine) => {
    const description = note(engine);
    return {
      label: engine.name,
      ...(description === undefined ? {} : { description }),
      detail: engine.summary,
      engine,
    };
  });
  return (await vscode.window.showQuickPick(choices, { placeHolder }))?.engine;
}
