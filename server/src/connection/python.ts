import {
  BulkRegistration,
  CodeActionKind,
  CodeActionRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentUri,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { pathOfUri } from "../workspace/uris.js";
import type { Session } from "./session.js";

/** Milliseconds without a change of Python before the models are looked at again. */
const PAUSE = 150;

const documentSelector = [{ scheme: "file", language: "python" }];

/** Has models analysed anew when Python that they were analysed with changes. */
export class PythonFollower {
  readonly #session: Session;
  readonly #publish: (uri: DocumentUri) => void;
  #timer: NodeJS.Timeout | undefined;

  /** `publish`: what is sent of a model to clients that do not ask. */
  constructor(session: Session, publish: (uri: DocumentUri) => void) {
    this.#session = session;
    this.#publish = publish;
    const { connection, documents, models, workspace, guard } = session;
    documents.onDidChangeContent(({ document }) => {
      if (document.languageId !== "python") return;
      workspace.edit(document);
      this.#schedule();
    });
    documents.onDidClose(({ document: { uri, languageId } }) => {
      if (languageId !== "python") return;
      workspace.close(uri);
      this.#schedule();
    });
    const forget = guard.notification<{ changes: readonly { uri: DocumentUri }[] }>("watched files", ({ changes }) => {
      for (const { uri } of changes) workspace.forget(uri);
      this.#schedule();
    });
    connection.onDidChangeWatchedFiles(forget);
    models.onRenewed = () => this.#schedule();
  }

  /**
   * Has the client tell of Python files, open or not, and of folders. Python is no part of what the client was started
   * for, so that it asks for no lenses and findings there.
   */
  async start(): Promise<void> {
    const { connection, client, workspace, guard } = this.#session;
    if (client.tellsFolders) {
      const follow = guard.notification<Changed>("folders", ({ added, removed }) => {
        const gone = new Set(pathsOf(removed));
        workspace.folders = [...workspace.folders.filter((folder) => !gone.has(folder)), ...pathsOf(added)];
        this.#schedule();
      });
      connection.workspace.onDidChangeWorkspaceFolders(follow);
    }
    const registration = BulkRegistration.create();
    if (client.registersDocuments) {
      const syncKind = TextDocumentSyncKind.Incremental;
      registration.add(DidOpenTextDocumentNotification.type, { documentSelector });
      registration.add(DidChangeTextDocumentNotification.type, { documentSelector, syncKind });
      registration.add(DidCloseTextDocumentNotification.type, { documentSelector });
    }
    if (client.registersCodeActions) {
      const codeActionKinds = [CodeActionKind.RefactorRewrite];
      registration.add(CodeActionRequest.type, { documentSelector, codeActionKinds });
    }
    if (client.registersFiles) {
      registration.add(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: "**/*.py" }] });
    }
    if (client.registersDocuments || client.registersFiles || client.registersCodeActions)
      await connection.client.register(registration);
  }

  /** Looks no more. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const refresh = this.#session.guard.notification("python", () => this.#refresh());
    this.#timer = setTimeout(refresh, PAUSE);
  }

  async #refresh(): Promise<void> {
    const outdated = this.#session.models.takeOutdated();
    outdated.forEach(this.#publish);
    if (outdated.length > 0) await this.#session.refresh();
  }
}

interface Changed {
  readonly added: readonly { readonly uri: DocumentUri }[];
  readonly removed: readonly { readonly uri: DocumentUri }[];
}

const pathsOf = (folders: readonly { readonly uri: DocumentUri }[]): readonly string[] =>
  folders.flatMap(({ uri }) => pathOfUri(uri) ?? []);
