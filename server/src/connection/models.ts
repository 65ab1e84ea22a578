import { type CancellationToken, type DocumentUri } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { analyze } from "../analysis/analyze.js";
import type { Analysis } from "../analysis/types.js";
import type { Family } from "../config/modelConfig.js";
import { readConfig } from "../config/readConfig.js";
import { analysisOptions, type Settings } from "../features/settings.js";
import { cancelled } from "./guard.js";

/** A model file: what it says and the settings it was read with. Files of another family are not analysed. */
export interface Model {
  readonly family: Exclude<Family, "none">;
  readonly settings: Settings;
  readonly analysis: Analysis | undefined;
}

interface Entry {
  readonly version: number;
  readonly settings: Settings;
  readonly model: Model | undefined;
}

/** Nothing without one of these words is a model, which spares reading the other YAML of this world. */
const sections = /\b(?:backbone|head)\b/;

/** Reads a text as a model; undefined for what is none. Never throws. */
export function readModel(text: string, settings: Settings, stem: string): Model | undefined {
  if (!sections.test(text)) return undefined;
  const options = analysisOptions(settings, stem);
  const config = readConfig(text, { dropNonAscii: options.version.dropsNonAscii });
  if (config.family === "none") return undefined;
  const analysis = config.family === "yolov5" ? analyze(config, options) : undefined;
  return { family: config.family, settings, analysis };
}

/** The name of a document without folders and ending. */
export function stemOf(uri: DocumentUri): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The models among the open documents, each analysed once a version and once more when settings change. */
export class Models {
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

  /** The document as it is when the settings are known; undefined for one that is not open or no model. */
  async get(uri: DocumentUri, token?: CancellationToken): Promise<Model | undefined> {
    if (!this.#documents.get(uri)) return undefined;
    const settings = await this.#settings.of(uri);
    if (token?.isCancellationRequested) throw cancelled();
    const document = this.#documents.get(uri);
    if (!document) return undefined;
    const known = this.#entries.get(uri);
    if (known?.version === document.version && known.settings === settings) return known.model;
    const model = readModel(document.getText(), settings, stemOf(uri));
    this.#entries.set(uri, { version: document.version, settings, model });
    return model;
  }

  forget(uri: DocumentUri): void {
    this.#entries.delete(uri);
  }
}
