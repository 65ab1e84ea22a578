import type { AnalysisOptions } from "../analysis/types.js";
import { type CounterName, counters } from "../torch/counters.js";
import { defaultVersion, type Version, versions } from "../yolov5/versions.js";
import type { Option, Values } from "./option.js";
import {
  choice,
  readCount,
  readFolder,
  readImage,
  readMultiple,
  readName,
  readParseModel,
  readWord,
} from "./readers.js";

const optional = <Type>(
  placeholder: string,
  read: Option<Type | undefined>["read"],
  help: string,
): Option<Type | undefined> => ({ placeholder, help, default: undefined, read });

const counterNames = Object.keys(counters) as CounterName[];

/** The options that say how a model is built and counted. */
export const modelOptions = {
  imgsz: {
    placeholder: "SIZE",
    help: "Image size in pixels: 640, or height x width as 480x640 or 480,640. Default: 640",
    default: [640, 640] as readonly [number, number],
    read: readImage,
  },
  ch: optional("N", readCount, "Channels of the image in place of the config's `ch`, or of 3"),
  nc: optional("N", readCount, "Number of classes in place of the config's `nc`"),
  depth: optional("X", readMultiple, "Factor in place of the config's `depth_multiple`"),
  width: optional("X", readMultiple, "Factor in place of the config's `width_multiple`"),
  scale: optional(
    "LETTER",
    readWord,
    "Scale of a config with a `scales` map, e.g. n. Default: the letter in the file's name, else the first of the map",
  ),
  yolov5: choice<Version>(
    "VERSION",
    Object.keys(versions) as Version[],
    defaultVersion,
    `Version of YOLOv5: ${Object.keys(versions).join(", ")}. Default: ${defaultVersion}`,
  ),
  counter: optional<CounterName>(
    "NAME",
    (text) => readName(text.replace(/^ul-/, "ultralytics-"), counterNames),
    `FLOPs counter: ${counterNames.join(", ")}; ul- for ultralytics-. Default: the version's own`,
  ),
  "parse-model": {
    placeholder: "FILE",
    help: "Python file whose parse_model reads the config; builtin for YOLOv5's own modules. Default: the nearest",
    default: "auto",
    read: readParseModel,
  },
  workspace: optional(
    "DIR",
    readFolder,
    "Folder of the project: files are named relative to it, and Python above it is not looked for",
  ),
} as const;

export type ModelValues = Values<typeof modelOptions>;

/** How a config is analysed. `stem` is its file's name without folders and ending. */
export function analysisOptionsOf(values: ModelValues, stem: string | undefined): AnalysisOptions {
  const { imgsz, ch, nc, depth, width, scale, yolov5, counter } = values;
  return {
    version: versions[yolov5],
    imgsz,
    ...(counter === undefined ? {} : { counter }),
    overrides: {
      ...(ch === undefined ? {} : { ch }),
      ...(nc === undefined ? {} : { nc }),
      ...(depth === undefined ? {} : { depthMultiple: depth }),
      ...(width === undefined ? {} : { widthMultiple: width }),
      ...(scale === undefined ? {} : { scale }),
    },
    ...(stem === undefined ? {} : { stem }),
  };
}
