import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  type ClientCapabilities,
  type CodeLens,
  type CompletionList,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeResult,
  type InlayHint,
  type MarkupContent,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Registration,
  type Range,
  type RegistrationParams,
  type SignatureHelp,
  type UnregistrationParams,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { InitializationOptions, Messages, Method } from "../../server/src/messages.js";
import { type Ended, type Transport, transports } from "./lspTransports.js";

/** What VS Code can do, as far as it matters here. */
const vscodeCapabilities: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    codeLens: {},
    hover: {},
    synchronization: { dynamicRegistration: true },
    completion: {
      completionItem: {
        snippetSupport: true,
        labelDetailsSupport: true,
        preselectSupport: true,
        insertTextModeSupport: { valueSet: [1, 2] },
      },
    },
    signatureHelp: { signatureInformation: { parameterInformation: { labelOffsetSupport: true } } },
    inlayHint: {},
  },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
  },
};

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly options?: InitializationOptions;
  /** The uri of the folder that is open. */
  readonly folder?: string;
}

const examples = path.join(__dirname, "../../examples");

export const exampleText = (name: string): string => readFileSync(path.join(examples, name), "utf8");
export const exampleUri = (name: string): string => pathToFileURL(path.join(examples, name)).href;

/** A language client that does as it is told. */
export class LspClient {
  readonly #connection: ProtocolConnection;
  readonly #end: () => Promise<Ended>;
  readonly #documents = new Map<string, TextDocument>();
  readonly #awaited = new Map<string, (() => void)[]>();
  /** What the client answers when it is asked for its settings. */
  settings: unknown = {};
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logged: string[] = [];
  readonly registered: Registration[] = [];
  introduction: InitializeResult | undefined;

  constructor(transport: Transport) {
    const { connection } = transport;
    this.#connection = connection;
    this.#end = () => transport.end();
    connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings),
    );
    for (const method of [
      "workspace/codeLens/refresh",
      "workspace/diagnostic/refresh",
      "workspace/inlayHint/refresh",
    ]) {
      connection.onRequest(method, () => this.#seen(method));
    }
    connection.onRequest("client/registerCapability", ({ registrations }: RegistrationParams) => {
      this.registered.push(...registrations);
      return this.#seen("client/registerCapability");
    });
    connection.onRequest("client/unregisterCapability", ({ unregisterations }: UnregistrationParams) => {
      const gone = new Set(unregisterations.map(({ id }) => id));
      this.registered.splice(0, Infinity, ...this.registered.filter(({ id }) => !gone.has(id)));
      return this.#seen("client/unregisterCapability");
    });
    connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.#seen("textDocument/publishDiagnostics");
    });
    connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    connection.listen();
  }

  /** Introduces itself, as VS Code where nothing else is said. */
  async initialize({
    capabilities = vscodeCapabilities,
    options = { runsCommands: true },
    folder,
  }: ClientOptions = {}) {
    const workspaceFolders = folder === undefined ? null : [{ uri: folder, name: "folder" }];
    const params = { processId: null, rootUri: null, capabilities, initializationOptions: options, workspaceFolders };
    this.introduction = await this.#connection.sendRequest<InitializeResult>("initialize", params);
    await this.#connection.sendNotification("initialized", {});
  }

  /** What can be written at a place of a document. */
  completion(uri: string, position: Position): Promise<CompletionList | null> {
    return this.#connection.sendRequest("textDocument/completion", { textDocument: { uri }, position });
  }

  signatureHelp(uri: string, position: Position): Promise<SignatureHelp | null> {
    return this.#connection.sendRequest("textDocument/signatureHelp", { textDocument: { uri }, position });
  }

  inlayHints(uri: string, range: Range): Promise<InlayHint[] | null> {
    return this.#connection.sendRequest("textDocument/inlayHint", { textDocument: { uri }, range });
  }

  /** The next message of that method from the server. */
  next(method: string): Promise<void> {
    return new Promise((resolve) => this.#awaited.set(method, [...(this.#awaited.get(method) ?? []), resolve]));
  }

  async open(uri: string, text: string, languageId = "yaml"): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    const textDocument = { uri, languageId, version: 1, text };
    await this.#connection.sendNotification("textDocument/didOpen", { textDocument });
  }

  async openExample(name: string): Promise<string> {
    await this.open(exampleUri(name), exampleText(name));
    return exampleUri(name);
  }

  /** Where `target` first stands in a document, `column` characters in. */
  find(uri: string, target: string, column = 0): Position {
    const document = this.#documents.get(uri);
    const offset = document?.getText().indexOf(target) ?? -1;
    if (document === undefined || offset < 0) throw new Error(`${uri} lacks ${target}`);
    return document.positionAt(offset + column);
  }

  /** Writes `text` where `target` first stands. */
  async edit(uri: string, target: string, text: string): Promise<void> {
    const range = { start: this.find(uri, target), end: this.find(uri, target, target.length) };
    const document = this.#documents.get(uri)!;
    const version = document.version + 1;
    TextDocument.update(document, [{ range, text }], version);
    await this.#connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  async close(uri: string): Promise<void> {
    await this.#connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  async changeSettings(settings: unknown): Promise<void> {
    this.settings = settings;
    await this.#connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  }

  /** Tells that a file has changed where it is stored. */
  async changeFile(uri: string): Promise<void> {
    await this.#connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri, type: 2 }] });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.#connection.sendRequest("textDocument/diagnostic", { textDocument: { uri }, previousResultId });
  }

  /** The findings that a full report lists. */
  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.pull(uri);
    return report.kind === "full" ? report.items : [];
  }

  /** The text of the hover `column` characters into the place where `target` first stands. */
  async hover(uri: string, target: string, column = 0): Promise<string | undefined> {
    const params = { textDocument: { uri }, position: this.find(uri, target, column) };
    const hover = await this.#connection.sendRequest<Hover | null>("textDocument/hover", params);
    return hover === null ? undefined : (hover.contents as MarkupContent).value;
  }

  lenses(uri: string): Promise<CodeLens[]> {
    return this.#connection.sendRequest("textDocument/codeLens", { textDocument: { uri } });
  }

  request<Name extends Method>(method: Name, params: Messages[Name]["params"]): Promise<Messages[Name]["result"]> {
    return this.#connection.sendRequest(method, params);
  }

  /** Any request, e.g. one that no server knows. */
  send(method: string, params: unknown): Promise<unknown> {
    return this.#connection.sendRequest(method, params);
  }

  /** Says goodbye as the protocol wants it. */
  async end(): Promise<Ended> {
    await this.#connection.sendRequest("shutdown");
    return await this.#end();
  }

  #seen(method: string): null {
    for (const resolve of this.#awaited.get(method) ?? []) resolve();
    this.#awaited.delete(method);
    return null;
  }
}

/** Starts a server, has it introduced, ends it when `use` is done, and tells how it went. */
export async function endOfServer(
  kind: keyof typeof transports,
  use: (client: LspClient) => Promise<void>,
  options?: ClientOptions,
): Promise<Ended> {
  const client = new LspClient(transports[kind]());
  await client.initialize(options);
  let ended: Ended | undefined;
  try {
    await use(client);
  } finally {
    ended = await client.end();
  }
  return ended;
}

/** As `endOfServer`, for tests of what happens in between. */
export async function withServer(...args: Parameters<typeof endOfServer>): Promise<void> {
  await endOfServer(...args);
}
