import type { ComparedConfig } from "../features/compare.js";
import type { Settings } from "../features/settings.js";
import { stockText } from "../yolov5/stock/stock.js";
import { readModel } from "./models.js";

/** Enough for every stock config under one kind of settings. */
const LIMIT = 40;

/** The stock configs as they are analysed under some settings, each once. */
export class References {
  readonly #known = new Map<string, ComparedConfig>();

  /** Undefined for a name that is no stock config. */
  get(name: string, settings: Settings): ComparedConfig | undefined {
    const { yolov5Version, imgsz, counter, ch, nc } = settings;
    const key = JSON.stringify([name, yolov5Version, imgsz, counter, ch, nc]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const text = stockText(name, yolov5Version);
    const analysis = text === undefined ? undefined : readModel(text, settings, name)?.analysis;
    if (analysis === undefined) return undefined;
    if (this.#known.size >= LIMIT) this.#known.clear();
    const config = { label: name, analysis };
    this.#known.set(key, config);
    return config;
  }
}
