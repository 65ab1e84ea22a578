import type { DocumentUri, RemoteConsole } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Settings } from "../features/settings.js";
import type { Checkout } from "../workspace/checkout.js";
import { Checkouts } from "../workspace/checkouts.js";
import { EditedFiles } from "../workspace/editedFiles.js";
import type { StoredFiles } from "../workspace/files.js";
import { pathOfUri } from "../workspace/uris.js";

/** The Python around the open documents, as editors have it, else as it is stored. */
export class Workspace {
  readonly #stored: StoredFiles;
  readonly #console: Pick<RemoteConsole, "warn">;
  readonly #edited = new Map<string, TextDocument>();
  readonly #checkouts: Checkouts;
  readonly #refused = new Set<string>();
  /** The folders that are open. */
  folders: readonly string[] = [];

  constructor(stored: StoredFiles, console: Pick<RemoteConsole, "warn">) {
    this.#stored = stored;
    this.#console = console;
    this.#checkouts = new Checkouts(new EditedFiles(stored, (path) => this.#edited.get(path)));
  }

  /** The checkout around a document, the same object until something in it changes; none for what is no file. */
  checkoutAround(uri: DocumentUri, { parseModel }: Pick<Settings, "parseModel">): Checkout | undefined {
    const path = pathOfUri(uri);
    if (path === undefined) return undefined;
    return this.#checkouts.around(path, { parseModel, folders: this.folders }, (sentence) => {
      if (!this.#refused.has(sentence)) this.#console.warn(sentence);
      this.#refused.add(sentence);
    });
  }

  /** The checkout around a Python file as if that had another text. */
  checkoutWith(document: TextDocument, { parseModel }: Pick<Settings, "parseModel">): Checkout | undefined {
    const own = pathOfUri(document.uri);
    if (own === undefined) return undefined;
    const files = new EditedFiles(this.#stored, (path) => (path === own ? document : this.#edited.get(path)));
    return new Checkouts(files).around(own, { parseModel, folders: this.folders });
  }

  edit(document: TextDocument): void {
    const path = pathOfUri(document.uri);
    if (path !== undefined) this.#edited.set(path, document);
  }

  close(uri: DocumentUri): void {
    this.#edited.delete(pathOfUri(uri) ?? "");
  }

  /** A file has changed where it is stored. */
  forget(uri: DocumentUri): void {
    const path = pathOfUri(uri);
    if (path !== undefined) this.#stored.forget(path);
  }
}
