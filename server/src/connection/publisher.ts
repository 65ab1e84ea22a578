import type { DocumentUri } from "vscode-languageserver";
import type { Session } from "./session.js";

/** Milliseconds without a keystroke before findings are sent to a client that does not ask for them. */
const PAUSE = 150;

/** Sends the findings of documents to clients that do not pull them. */
export class Publisher {
  readonly #session: Session;
  readonly #timers = new Map<DocumentUri, NodeJS.Timeout>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** The document or its settings have changed. */
  schedule(uri: DocumentUri): void {
    clearTimeout(this.#timers.get(uri));
    const publish = this.#session.guard.notification("publish", () => this.#publish(uri));
    this.#timers.set(uri, setTimeout(publish, PAUSE));
  }

  forget(uri: DocumentUri): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    const clear = () => this.#session.connection.sendDiagnostics({ uri, diagnostics: [] });
    this.#session.guard.notification("publish", clear)(undefined);
  }

  /** Sends nothing more. */
  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  async #publish(uri: DocumentUri): Promise<void> {
    const { connection, documents } = this.#session;
    const diagnostics = await this.#session.diagnosticsOf(uri);
    const version = documents.get(uri)?.version;
    if (version !== undefined) await connection.sendDiagnostics({ uri, version, diagnostics });
  }
}
