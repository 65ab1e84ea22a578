import {
  BulkRegistration,
  type Disposable,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type DocumentUri,
  type Range,
  type TextEdit,
} from "vscode-languageserver";
import { formatting } from "../features/formatting.js";
import { nativeOfPath, pathOfUri } from "../workspace/uris.js";
import type { Session } from "./session.js";

const noEdits = (): TextEdit[] => [];

/** A selector of one document. */
function selectorOf(uri: DocumentUri, language: string) {
  const [, scheme = "", path = ""] = /^([^:]+):(?:\/\/[^/]*)?([^?#]*)/.exec(uri) ?? [];
  const file = pathOfUri(uri);
  return [{ language, scheme, pattern: file === undefined ? decodeURIComponent(path) : nativeOfPath(file) }];
}

/**
 * Formats models, and tells clients that take registrations of each one that is open. An editor with two formatters for
 * a language asks which one to use, so that other YAML must not seem to have one here.
 */
export class Formatters {
  readonly #session: Session;
  readonly #registered = new Map<DocumentUri, Promise<Disposable>>();
  readonly #follow: (uri: DocumentUri) => void;

  constructor(session: Session) {
    this.#session = session;
    const { connection, documents, guard } = session;
    connection.onDocumentFormatting(
      guard.request("formatting", noEdits, ({ textDocument: { uri } }) => this.#format(uri)),
    );
    connection.onDocumentRangeFormatting(
      guard.request("formatting", noEdits, ({ textDocument: { uri }, range }) => this.#format(uri, range)),
    );
    this.#follow = guard.notification("formatters", (uri) => this.#tell(uri));
    documents.onDidChangeContent(({ document: { uri } }) => {
      if (!this.#registered.has(uri)) this.#follow(uri);
    });
    documents.onDidClose(({ document }) => this.#follow(document.uri));
  }

  /** Settings have changed. */
  renew(): void {
    for (const uri of this.#session.documents.keys()) this.#follow(uri);
  }

  async #format(uri: DocumentUri, range?: Range): Promise<TextEdit[]> {
    const { configs, settings } = this.#session;
    const config = (await settings.of(uri))["format.enabled"] ? await configs.get(uri) : undefined;
    return config === undefined ? [] : formatting(config, await configs.readOptions(uri), range);
  }

  async #tell(uri: DocumentUri): Promise<void> {
    if (!this.#session.client.registersFormatting) return;
    const isWanted = await this.#isWanted(uri);
    const known = this.#registered.get(uri);
    if (isWanted === (known !== undefined)) return;
    if (known !== undefined) {
      this.#registered.delete(uri);
      (await known).dispose();
    } else this.#registered.set(uri, this.#register(uri));
  }

  async #isWanted(uri: DocumentUri): Promise<boolean> {
    const { configs, documents, settings } = this.#session;
    if (documents.get(uri) === undefined) return false;
    return (await settings.of(uri))["format.enabled"] && (await configs.get(uri)) !== undefined;
  }

  #register(uri: DocumentUri): Promise<Disposable> {
    const { connection, documents } = this.#session;
    const documentSelector = selectorOf(uri, documents.get(uri)?.languageId ?? "yaml");
    const registration = BulkRegistration.create();
    registration.add(DocumentFormattingRequest.type, { documentSelector });
    registration.add(DocumentRangeFormattingRequest.type, { documentSelector });
    return connection.client.register(registration);
  }
}
