import type { CancellationToken, DocumentUri } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ModelConfig, ReadOptions } from "../config/modelConfig.js";
import { readConfig } from "../config/readConfig.js";
import { analysisOptions, type Settings } from "../features/settings.js";
import { cancelled } from "./guard.js";

interface Entry extends ReadOptions {
  readonly version: number;
  readonly config: ModelConfig;
}

/** What every model's text holds. */
const sections = /\b(?:backbone|head)\b/;

/** The open documents as they stand, read and not analysed: what needs no figures does not wait for them. */
export class Configs {
  readonly #documents: { get(uri: DocumentUri): TextDocument | undefined };
  readonly #settings: { of(uri: DocumentUri): Promise<Settings> };
  readonly #entries = new Map<DocumentUri, Entry>();

  constructor(
    documents: { get(uri: DocumentUri): TextDocument | undefined },
    settings: { of(uri: DocumentUri): Promise<Settings> },
  ) {
    this.#documents = documents;
    this.#settings = settings;
  }

  /** How a document is read by the version of YOLOv5 that is set for it. */
  async readOptions(uri: DocumentUri): Promise<ReadOptions> {
    return { dropNonAscii: analysisOptions(await this.#settings.of(uri)).version.dropsNonAscii };
  }

  /** A model of any family; undefined for another document. */
  async get(uri: DocumentUri, token?: CancellationToken): Promise<ModelConfig | undefined> {
    const { dropNonAscii } = await this.readOptions(uri);
    if (token?.isCancellationRequested) throw cancelled();
    const document = this.#documents.get(uri);
    if (!document || document.languageId === "python") return undefined;
    const config = this.read(document, { dropNonAscii });
    return config === undefined || config.family === "none" ? undefined : config;
  }

  forget(uri: DocumentUri): void {
    this.#entries.delete(uri);
  }

  /** What a document says, read once a version; undefined for what is surely no model. */
  read(document: TextDocument, { dropNonAscii }: ReadOptions): ModelConfig | undefined {
    const { uri, version } = document;
    const known = this.#entries.get(uri);
    if (known?.version === version && known.dropNonAscii === dropNonAscii) return known.config;
    const text = document.getText();
    if (!sections.test(text)) return undefined;
    const config = readConfig(text, { dropNonAscii });
    this.#entries.set(uri, { version, dropNonAscii, config });
    return config;
  }
}
