import { CodeActionKind, type InitializeResult, TextDocumentSyncKind } from "vscode-languageserver";
import { serverCommands } from "../features/commands.js";
import { fixAllKind } from "../features/fixAll.js";
import { legend } from "../features/semanticTokens/legend.js";
import type { Client } from "./client.js";

const introduction: InitializeResult = {
  serverInfo: { name: "yolo-config" },
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    completionProvider: { triggerCharacters: ["[", ",", " ", "-", "."] },
    signatureHelpProvider: { triggerCharacters: ["[", ","] },
    inlayHintProvider: true,
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    workspaceSymbolProvider: true,
    semanticTokensProvider: { legend, full: { delta: true }, range: true },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind],
      resolveProvider: true,
    },
    codeLensProvider: { resolveProvider: false },
    executeCommandProvider: { commands: Object.values(serverCommands) },
    diagnosticProvider: { identifier: "yolo-config", interFileDependencies: true, workspaceDiagnostics: false },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
};

/** What the server says of itself when it is started. */
export function introduce({ registersFormatting }: Client): InitializeResult {
  const { capabilities } = introduction;
  const formatting = { documentFormattingProvider: true, documentRangeFormattingProvider: true };
  return { ...introduction, capabilities: { ...capabilities, ...(registersFormatting ? {} : formatting) } };
}
