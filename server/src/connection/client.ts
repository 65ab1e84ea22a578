import { type InitializeParams, InsertTextMode } from "vscode-languageserver";
import type { CompletionClient } from "../features/completion/item.js";
import type { SignatureClient } from "../features/signatureHelp.js";
import type { InitializationOptions } from "../messages.js";
import { pathOfUri } from "../workspace/uris.js";

/** What the client at the other end can do and wants. */
export interface Client {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesLenses: boolean;
  readonly refreshesTokens: boolean;
  readonly refreshesInlayHints: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  /** Takes registrations of documents to tell of, and of files to watch. */
  readonly registersDocuments: boolean;
  readonly registersFiles: boolean;
  readonly registersCodeActions: boolean;
  readonly tellsFolders: boolean;
  /** The paths of the folders that are open. */
  readonly folders: readonly string[];
  /** Shows edits before it makes them. */
  readonly previewsEdits: boolean;
  /** Asks for the edits of a code action once it is chosen. */
  readonly resolvesEdits: boolean;
  /** Can be told to put the cursor somewhere. */
  readonly showsDocuments: boolean;
  readonly registersFormatting: boolean;
  readonly takesDefinitionLinks: boolean;
  readonly completion: CompletionClient;
  readonly signatures: SignatureClient;
  /** Takes an outline as a tree. */
  readonly nestsSymbols: boolean;
  readonly leaveSyntaxErrors: boolean;
  readonly runsCommands: boolean;
  readonly settings: unknown;
  /** The folder for what is kept. */
  readonly storage: string | undefined;
  /** Where the rules are explained. */
  readonly rulesPage: string | undefined;
}

const optionsOf = (raw: unknown): InitializationOptions => (typeof raw === "object" && raw !== null ? raw : {});

type Introduction = Pick<InitializeParams, "capabilities" | "initializationOptions" | "workspaceFolders"> & {
  readonly rootUri?: InitializeParams["rootUri"];
};

export function readClient({ capabilities, initializationOptions, workspaceFolders, rootUri }: Introduction): Client {
  const { textDocument, workspace } = capabilities;
  const options = optionsOf(initializationOptions);
  const folders = workspaceFolders?.map(({ uri }) => uri) ?? (typeof rootUri === "string" ? [rootUri] : []);
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersDocuments: textDocument?.synchronization?.dynamicRegistration === true,
    registersCodeActions: textDocument?.codeAction?.dynamicRegistration === true,
    registersFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    tellsFolders: workspace?.workspaceFolders === true,
    folders: folders.flatMap((uri) => pathOfUri(uri) ?? []),
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties.includes("edit") === true,
    showsDocuments: capabilities.window?.showDocument?.support === true,
    previewsEdits: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    registersFormatting:
      textDocument?.formatting?.dynamicRegistration === true &&
      textDocument.rangeFormatting?.dynamicRegistration === true,
    completion: completionClient(textDocument?.completion),
    signatures: {
      labelOffsets:
        textDocument?.signatureHelp?.signatureInformation?.parameterInformation?.labelOffsetSupport === true,
    },
    takesDefinitionLinks: textDocument?.definition?.linkSupport === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    leaveSyntaxErrors: options.leaveSyntaxErrors === true,
    runsCommands: options.runsCommands === true,
    settings: options.settings,
    storage: typeof options.storage === "string" ? options.storage : undefined,
    rulesPage: typeof options.rulesPage === "string" ? options.rulesPage : undefined,
  };
}

const completionClient = (
  completion: NonNullable<InitializeParams["capabilities"]["textDocument"]>["completion"],
): CompletionClient => {
  const { snippetSupport, labelDetailsSupport, preselectSupport, insertTextModeSupport } =
    completion?.completionItem ?? {};
  return {
    snippets: snippetSupport === true,
    labelDetails: labelDetailsSupport === true,
    preselects: preselectSupport === true,
    insertsAsIs: insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true,
  };
};

/** A client that has said nothing. */
export const plainClient: Client = readClient({ capabilities: {} });
