import { type CancellationToken, type DocumentUri } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { analyze } from "../analysis/analyze.js";
import type { Analysis } from "../analysis/types.js";
import type { Family, ModelConfig, ReadOptions } from "../config/modelConfig.js";
import { readConfig } from "../config/readConfig.js";
import type { Preview } from "../features/preview/preview.js";
import { analysisOptions, type Settings } from "../features/settings.js";
import type { Checkout } from "../workspace/checkout.js";
import { Configs } from "./configs.js";
import { cancelled } from "./guard.js";

/** A model file: what it says and the settings it was read with. Files of another family are not analysed. */
export interface Model {
  readonly family: Exclude<Family, "none">;
  readonly settings: Settings;
  readonly checkout: Checkout | undefined;
  readonly analysis: Analysis | undefined;
  /** What the figures were looked at with. */
  readonly preview?: Preview;
}

/** A model of YOLOv5. */
export type Analysed = Model & { readonly analysis: Analysis };

export const isAnalysed = (model: Model | undefined): model is Analysed => model?.analysis !== undefined;

interface Entry {
  readonly version: number;
  readonly settings: Settings;
  readonly model: Model | undefined;
  /** How long reading it took, in milliseconds. */
  readonly took: number;
}

/** What takes longer than this is noticed between two keystrokes. */
const slow = 30;

/** Lets messages that have arrived be answered first. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const none = (): undefined => undefined;

/**
 * Reads a text as a model; undefined for what is none. Never throws. `findCheckout` is asked for the Python around a
 * model alone.
 */
export function readModel(
  text: string,
  settings: Settings,
  stem: string,
  findCheckout: () => Checkout | undefined = none,
): Model | undefined {
  return modelOf(readConfig(text, readOptions(settings)), settings, stem, findCheckout);
}

/** How a text is read by the version of YOLOv5 that is set. */
const readOptions = (settings: Settings): ReadOptions => ({
  dropNonAscii: analysisOptions(settings).version.dropsNonAscii,
});

/** The model of a config. */
function modelOf(
  config: ModelConfig,
  settings: Settings,
  stem: string,
  findCheckout: () => Checkout | undefined,
): Model | undefined {
  const options = analysisOptions(settings, stem);
  const { family } = config;
  if (family === "none") return undefined;
  const checkout = findCheckout();
  const found = checkout === undefined ? options : { ...options, checkout };
  const analysis = family === "yolov5" || checkout !== undefined ? analyze(config, found) : undefined;
  if (analysis?.config.family !== "yolov5") return { family, settings, checkout, analysis: undefined };
  return { family: "yolov5", settings, checkout, analysis };
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

interface Documents {
  get(uri: DocumentUri): TextDocument | undefined;
}

/** Finds the Python around a document: the same object until some of it changes. */
interface Workspace {
  checkoutAround(uri: DocumentUri, settings: Settings): Checkout | undefined;
}

/** The models among the open documents, each analysed once a version, and once more when settings or Python change. */
export class Models {
  readonly #documents: Documents;
  readonly #settings: { of(uri: DocumentUri): Promise<Settings> };
  readonly #workspace: Workspace;
  readonly #configs: Pick<Configs, "read">;
  readonly #clock: () => number;
  readonly #entries = new Map<DocumentUri, Entry>();
  /** What was said to be outdated and has not been asked for since, and what changed without being said to. */
  readonly #announced = new Set<DocumentUri>();
  readonly #renewed = new Set<DocumentUri>();
  /** Called when a model was analysed anew for other Python before that was told of. */
  onRenewed: () => void = () => undefined;

  constructor(
    documents: Documents,
    settings: { of(uri: DocumentUri): Promise<Settings> },
    workspace: Workspace,
    clock: () => number = () => performance.now(),
    configs: Pick<Configs, "read"> = new Configs(documents, settings),
  ) {
    this.#configs = configs;
    this.#documents = documents;
    this.#settings = settings;
    this.#workspace = workspace;
    this.#clock = clock;
  }

  /** The document as it is when the settings are known; undefined for one that is not open or no model. */
  async get(uri: DocumentUri, token?: CancellationToken): Promise<Model | undefined> {
    if (!this.#documents.get(uri)) return undefined;
    const settings = await this.#settings.of(uri);
    if (this.#isSlow(uri)) await turn();
    if (token?.isCancellationRequested) throw cancelled();
    const document = this.#documents.get(uri);
    if (!document || document.languageId === "python") return undefined;
    const known = this.#entries.get(uri);
    const isSame = known?.version === document.version && known.settings === settings;
    const isAnnounced = this.#announced.delete(uri);
    if (isSame && this.#hasItsPython(uri, known)) return known.model;
    const findCheckout = () => this.#workspace.checkoutAround(uri, settings);
    const started = this.#clock();
    const config = this.#configs.read(document, readOptions(settings));
    const model = config && modelOf(config, settings, stemOf(uri), findCheckout);
    this.#entries.set(uri, { version: document.version, settings, model, took: this.#clock() - started });
    if (isSame && !isAnnounced) {
      this.#renewed.add(uri);
      this.onRenewed();
    }
    return model;
  }

  /** As `get`, but where that takes long the document as it was when it was last read. */
  async recent(uri: DocumentUri, token?: CancellationToken): Promise<Model | undefined> {
    const settings = await this.#settings.of(uri);
    const known = this.#entries.get(uri);
    const isUsable =
      known?.model?.analysis !== undefined && known.settings === settings && this.#hasItsPython(uri, known);
    return isUsable && this.#isSlow(uri) ? known.model : this.get(uri, token);
  }

  /** Whether a document has to be read again that took long before. */
  #isSlow(uri: DocumentUri): boolean {
    const known = this.#entries.get(uri);
    return known !== undefined && known.took > slow && known.version !== this.#documents.get(uri)?.version;
  }

  /** The models of which something may be shown that Python has changed since the last call. */
  takeOutdated(): readonly DocumentUri[] {
    const changed = [...this.#entries].filter(([uri, entry]) => !this.#hasItsPython(uri, entry)).map(([uri]) => uri);
    const found = [...new Set([...changed, ...this.#renewed])];
    for (const uri of changed) this.#announced.add(uri);
    this.#renewed.clear();
    return found;
  }

  forget(uri: DocumentUri): void {
    this.#entries.delete(uri);
    this.#announced.delete(uri);
    this.#renewed.delete(uri);
  }

  #hasItsPython(uri: DocumentUri, { settings, model }: Entry): boolean {
    return model === undefined || model.checkout === this.#workspace.checkoutAround(uri, settings);
  }
}
