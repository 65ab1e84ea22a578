import type { Connection, DocumentUri } from "vscode-languageserver";
import { readSettings, type Settings, settingsPrefix } from "../features/settings.js";

/** The settings that hold for each document, asked for once until they change. */
export class SettingsCache {
  readonly #connection: Connection;
  readonly #byUri = new Map<DocumentUri, Promise<Settings>>();
  readonly #reported = new Set<string>();
  #asks = false;
  #pushed: unknown;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** `asks`: the client answers `workspace/configuration`. `pushed`: what it sent of its own accord. */
  start(asks: boolean, pushed: unknown): void {
    this.#asks = asks;
    this.#pushed = pushed;
  }

  /** Those of a document, or without one of the editor. Never rejects: settings that cannot be had are the defaults. */
  of(uri: DocumentUri = ""): Promise<Settings> {
    const known = this.#byUri.get(uri);
    if (known !== undefined) return known;
    const asked = this.#ask(uri).then((raw) => this.#read(raw));
    this.#byUri.set(uri, asked);
    return asked;
  }

  forget(uri: DocumentUri): void {
    this.#byUri.delete(uri);
  }

  /** Settings have changed. */
  clear(pushed: unknown): void {
    this.#byUri.clear();
    if (pushed !== undefined && pushed !== null) this.#pushed = pushed;
  }

  async #ask(uri: DocumentUri): Promise<unknown> {
    if (!this.#asks) return this.#pushed;
    try {
      return (await this.#connection.workspace.getConfiguration({
        ...(uri === "" ? {} : { scopeUri: uri }),
        section: settingsPrefix,
      })) as unknown;
    } catch (error) {
      this.#byUri.delete(uri);
      this.#connection.console.warn(`The settings of ${uri || "the editor"} could not be read: ${String(error)}`);
      return undefined;
    }
  }

  #read(raw: unknown): Settings {
    const { settings, problems } = readSettings(raw);
    for (const problem of problems) {
      if (!this.#reported.has(problem)) this.#connection.console.warn(problem);
      this.#reported.add(problem);
    }
    return settings;
  }
}
