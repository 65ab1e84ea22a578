import type { InitializeParams } from "vscode-languageserver";
import type { InitializationOptions } from "../messages.js";

/** What the client at the other end can do and wants. */
export interface Client {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesLenses: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly leaveSyntaxErrors: boolean;
  readonly runsCommands: boolean;
  readonly settings: unknown;
  /** Where the rules are explained. */
  readonly rulesPage: string | undefined;
}

const optionsOf = (raw: unknown): InitializationOptions => (typeof raw === "object" && raw !== null ? raw : {});

export function readClient({
  capabilities,
  initializationOptions,
}: Pick<InitializeParams, "capabilities" | "initializationOptions">): Client {
  const { textDocument, workspace } = capabilities;
  const options = optionsOf(initializationOptions);
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    leaveSyntaxErrors: options.leaveSyntaxErrors === true,
    runsCommands: options.runsCommands === true,
    settings: options.settings,
    rulesPage: typeof options.rulesPage === "string" ? options.rulesPage : undefined,
  };
}

/** A client that has said nothing. */
export const plainClient: Client = readClient({ capabilities: {} });
