import type { StockFamily } from "./rows.data.js";

/** One stock config of YOLOv5 v6.1 to v7.0. */
export interface StockConfig {
  /** The file's name without folders and ending. */
  readonly name: string;
  readonly family: StockFamily;
  readonly nc: number;
  readonly depthMultiple: number;
  readonly widthMultiple: number;
  /** Sizes `[w, h, w, h, ...]` per level, or how many anchors a level has. */
  readonly anchors: number | readonly (readonly number[])[];
  readonly activation?: string;
}

/** The scales of YOLOv5, by letter. */
export const scales = {
  n: { depthMultiple: 0.33, widthMultiple: 0.25 },
  s: { depthMultiple: 0.33, widthMultiple: 0.5 },
  m: { depthMultiple: 0.67, widthMultiple: 0.75 },
  l: { depthMultiple: 1, widthMultiple: 1 },
  x: { depthMultiple: 1.33, widthMultiple: 1.25 },
} as const;

export type Scale = keyof typeof scales;

export const isScale = (letter: string): letter is Scale => Object.hasOwn(scales, letter);

const anchorsP5 = [
  [10, 13, 16, 30, 33, 23],
  [30, 61, 62, 45, 59, 119],
  [116, 90, 156, 198, 373, 326],
];

const anchorsP6 = [
  [19, 27, 44, 40, 38, 94],
  [96, 68, 86, 152, 180, 137],
  [140, 301, 303, 264, 238, 542],
  [436, 615, 739, 380, 925, 792],
];

const anchorsTiny = [
  [10, 14, 23, 27, 37, 58],
  [81, 82, 135, 169, 344, 319],
];

const stock = (name: string, family: StockFamily, scale: Scale, anchors: StockConfig["anchors"]): StockConfig => ({
  name,
  family,
  nc: 80,
  ...scales[scale],
  anchors,
});

const letters = ["n", "s", "m", "l", "x"] as const;

export const stockConfigs: readonly StockConfig[] = [
  ...letters.map((letter) => stock(`yolov5${letter}`, "yolov5", letter, anchorsP5)),
  ...letters.map((letter) => stock(`yolov5${letter}6`, "p6", letter, anchorsP6)),
  ...letters.map((letter) => stock(`yolov5${letter}-seg`, "segment", letter, anchorsP5)),
  stock("yolov5-p2", "p2", "l", 3),
  stock("yolov5-p6", "p6", "l", 3),
  stock("yolov5-p7", "p7", "l", 3),
  stock("yolov5-fpn", "fpn", "l", anchorsP5),
  stock("yolov5-bifpn", "bifpn", "l", anchorsP5),
  stock("yolov5-panet", "yolov5", "l", anchorsP5),
  stock("yolov5s-ghost", "ghost", "s", anchorsP5),
  stock("yolov5s-transformer", "transformer", "s", anchorsP5),
  { ...stock("yolov5s-LeakyReLU", "yolov5", "s", anchorsP5), activation: "nn.LeakyReLU(0.1)" },
  stock("yolov3", "yolov3", "l", anchorsP5),
  stock("yolov3-spp", "yolov3Spp", "l", anchorsP5),
  stock("yolov3-tiny", "yolov3Tiny", "l", anchorsTiny),
];
