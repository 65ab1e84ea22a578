import { figuresOf } from "../../analysis/figures.js";
import type { Analysis } from "../../analysis/types.js";
import { formatImage } from "../format.js";
import { pairOrSide } from "../settingKinds.js";
import type { Settings } from "../settings.js";
import { scaleOverrides, scalesFor } from "./scales.js";

/** What a model is looked at with, in place of what its file and the settings say. */
export interface Preview {
  readonly scale?: string;
  readonly imgsz?: readonly [number, number];
  readonly nc?: number;
  readonly ch?: number;
}

/** `x at 1280, nc 20`. */
export function previewText({ scale, imgsz, nc, ch }: Preview): string {
  const size = imgsz === undefined ? undefined : `at ${formatImage(imgsz)}`;
  const first = [scale, size].filter((part) => part !== undefined).join(" ");
  const others = [nc === undefined ? "" : `nc ${nc}`, ch === undefined ? "" : `ch ${ch}`];
  return [first, ...others].filter((part) => part !== "").join(", ");
}

/** The figures that a model has in a preview. Its findings stay those of the file as it is written. */
export function previewed(analysis: Analysis, { scale, imgsz, nc, ch }: Preview): Analysis {
  const { options } = analysis;
  const figures = figuresOf(analysis.config, {
    ...options,
    ...(imgsz === undefined ? {} : { imgsz }),
    overrides: {
      ...options.overrides,
      ...(scale === undefined ? {} : scaleOverrides(analysis, scale)),
      ...(nc === undefined ? {} : { nc }),
      ...(ch === undefined ? {} : { ch }),
    },
  });
  return { ...analysis, ...figures };
}

/** The settings that would give these figures, for what else is measured beside the model. */
export const previewedSettings = (settings: Settings, { imgsz, nc, ch }: Preview): Settings => ({
  ...settings,
  ...(imgsz === undefined ? {} : { imgsz }),
  ...(nc === undefined ? {} : { nc }),
  ...(ch === undefined ? {} : { ch }),
});

/** A preview as a client gives it, or a sentence on what is wrong with it. */
export type ReadPreview = { readonly preview: Preview } | { readonly refusal: string };

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;
const sizes = pairOrSide([640, 640], "");
const largestSide = 65_536;

const readers: Readonly<Record<keyof Preview, (raw: unknown, analysis: Analysis) => ReadPreview>> = {
  scale(raw, analysis) {
    const names = scalesFor(analysis);
    return typeof raw === "string" && names.includes(raw)
      ? { preview: { scale: raw } }
      : { refusal: `The scale must be one of ${names.join(", ")}, not ${JSON.stringify(raw)}.` };
  },
  imgsz(raw) {
    const { value } = sizes.read(raw);
    return value !== undefined && Math.max(...value) <= largestSide
      ? { preview: { imgsz: value } }
      : { refusal: `The image size must be pixels, e.g. 640 or [384, 640], not ${JSON.stringify(raw)}.` };
  },
  nc: (raw) =>
    isCount(raw)
      ? { preview: { nc: raw } }
      : { refusal: `The number of classes must be a whole number above 0, not ${JSON.stringify(raw)}.` },
  ch: (raw) =>
    isCount(raw)
      ? { preview: { ch: raw } }
      : { refusal: `The channels of the image must be a whole number above 0, not ${JSON.stringify(raw)}.` },
};

/** Reads what a client wants to see of a model. */
export function readPreview(raw: Readonly<Record<string, unknown>>, analysis: Analysis): ReadPreview {
  let preview: Preview = {};
  for (const [key, value] of Object.entries(raw)) {
    if (value === undefined || value === null) continue;
    const reader = Object.hasOwn(readers, key) ? readers[key as keyof Preview] : undefined;
    if (reader === undefined) return { refusal: `A preview has ${Object.keys(readers).join(", ")}, not ${key}.` };
    const read = reader(value, analysis);
    if ("refusal" in read) return read;
    preview = { ...preview, ...read.preview };
  }
  return { preview };
}
