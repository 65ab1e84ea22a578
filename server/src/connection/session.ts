import {
  type CancellationToken,
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  type DocumentUri,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Workshop } from "../benchmark/workshop.js";
import { diagnosticsOf } from "../features/diagnostics.js";
import type { StoredFiles } from "../workspace/files.js";
import { Measurements } from "./measurements.js";
import { type Client, plainClient } from "./client.js";
import { Configs } from "./configs.js";
import { createGuard, type Guard } from "./guard.js";
import { type Model, Models } from "./models.js";
import { References } from "./references.js";
import { SettingsCache } from "./settingsCache.js";
import { Views } from "./views.js";
import { Workspace } from "./workspace.js";

/** What all handlers of one connection share. */
export class Session {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly documents = new TextDocuments(TextDocument);
  readonly settings: SettingsCache;
  readonly workspace: Workspace;
  readonly configs: Configs;
  readonly models: Models;
  readonly references = new References();
  readonly measurements = new Measurements();
  readonly views = new Views();
  /** Undefined where no process can be started. */
  readonly workshop: Workshop | undefined;
  /** Known once the client has introduced itself. */
  client: Client = plainClient;

  constructor(connection: Connection, files: StoredFiles, workshop?: Workshop) {
    this.connection = connection;
    this.workshop = workshop;
    this.guard = createGuard(connection.console);
    this.settings = new SettingsCache(connection);
    this.workspace = new Workspace(files, connection.console);
    this.configs = new Configs(this.documents, this.settings);
    this.models = new Models(this.documents, this.settings, this.workspace, undefined, this.configs);
  }

  /** Has the client ask for everything anew that it shows. */
  async refresh(): Promise<void> {
    if (this.client.refreshesDiagnostics) await this.connection.languages.diagnostics.refresh();
    await this.refreshFigures();
    if (this.client.refreshesTokens) await this.connection.languages.semanticTokens.refresh();
  }

  /** Has the client ask for the figures anew that it shows in the text. */
  async refreshFigures(): Promise<void> {
    if (this.client.refreshesLenses) await this.connection.sendRequest(CodeLensRefreshRequest.type);
    if (this.client.refreshesInlayHints) await this.connection.languages.inlayHint.refresh();
  }

  /** A document's model with the figures that are to be shown: those of its preview. */
  async shown(uri: DocumentUri, token?: CancellationToken): Promise<Model | undefined> {
    const model = await this.models.get(uri, token);
    return model && this.views.shown(uri, model);
  }

  /** The findings in a document as the client wants them; none for what is no model. */
  async diagnosticsOf(uri: string, token?: CancellationToken): Promise<Diagnostic[]> {
    const model = await this.models.get(uri, token);
    if (model?.analysis === undefined) return [];
    return diagnosticsOf(model.analysis, model.settings, {
      uri,
      withoutSyntax: this.client.leaveSyntaxErrors,
      rulesPage: this.client.rulesPage,
    });
  }
}
