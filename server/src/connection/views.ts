import type { DocumentUri } from "vscode-languageserver";
import { type Preview, previewed, previewedSettings } from "../features/preview/preview.js";
import type { ComparedSource } from "../messages.js";
import type { Model } from "./models.js";

/** The config that weights were trained with; `nearest`: that of the release that is nearest to the model. */
export type WeightsSource = ComparedSource | "nearest";

interface Shown {
  readonly preview: Preview;
  readonly model: Model;
}

/** How open documents are looked at: what was asked for on top of what file and settings say. */
export class Views {
  readonly #previews = new Map<DocumentUri, Preview>();
  readonly #weights = new Map<DocumentUri, WeightsSource>();
  readonly #shown = new WeakMap<Model, Shown>();

  preview(uri: DocumentUri): Preview | undefined {
    return this.#previews.get(uri);
  }

  /** Nothing ends the preview. */
  setPreview(uri: DocumentUri, preview: Preview | undefined): void {
    if (preview === undefined) this.#previews.delete(uri);
    else this.#previews.set(uri, preview);
  }

  /** The weights whose fit is shown. */
  weights(uri: DocumentUri): WeightsSource | undefined {
    return this.#weights.get(uri);
  }

  setWeights(uri: DocumentUri, source: WeightsSource | undefined): void {
    if (source === undefined) this.#weights.delete(uri);
    else this.#weights.set(uri, source);
  }

  forget(uri: DocumentUri): void {
    this.#previews.delete(uri);
    this.#weights.delete(uri);
  }

  /** A document's model with the figures that are to be shown, those of its preview. Its findings are its own. */
  shown(uri: DocumentUri, model: Model): Model {
    const preview = this.#previews.get(uri);
    const { analysis } = model;
    if (preview === undefined || analysis === undefined) return model;
    const known = this.#shown.get(model);
    if (known?.preview === preview) return known.model;
    const settings = previewedSettings(model.settings, preview);
    const shown = { ...model, settings, preview, analysis: previewed(analysis, preview) };
    this.#shown.set(model, { preview, model: shown });
    return shown;
  }
}
