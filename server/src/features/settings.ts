import type { AnalysisOptions } from "../analysis/types.js";
import { rules, type Severity } from "../analysis/rules/table.js";
import { type CounterName, counters } from "../torch/counters.js";
import { defaultVersion, type Version, versions } from "../yolov5/versions.js";
import { engineNotes } from "./engines.data.js";
import { nearest } from "./nearest.js";
import {
  choice,
  count,
  flag,
  type Json,
  machineFolders,
  machinePath,
  objectOf,
  pairOrSide,
  type Setting,
  text,
} from "./settingKinds.js";

/** What every key begins with in the editor's settings. */
export const settingsPrefix = "yoloConfig";

const versionNotes: Readonly<Record<Version, string>> = {
  "v5.0": "April 2021. Focus and SPP, FLOPs by thop 0.0.31.",
  "v6.0": "October 2021. Adds SPPF, C3SPP and C3Ghost.",
  "v6.1": "February 2022. Drops what is not ASCII from the file.",
  "v6.2": "August 2022. Adds C3x and transposed convolutions, FLOPs by thop 0.1.1.",
  "v7.0": "November 2022. Adds Segment, the key `activation` and the dilation of Conv.",
  master: "The main branch. Adds the key `channel_multiple`, FLOPs by ultralytics-thop.",
};

const severityNotes: Readonly<Record<Severity, string>> = {
  error: "Shown as an error.",
  warning: "Shown as a warning.",
  information: "Shown as information.",
  hint: "Shown as a hint.",
  off: "Not shown.",
};

const counterNotes: Readonly<Record<CounterName | "auto", string>> = {
  auto: "The counter of the chosen version's time, so that the total is the number that YOLOv5 prints.",
  ...(Object.fromEntries(Object.values(counters).map(({ name, doc }) => [name, `Counts as ${doc}.`])) as Record<
    CounterName,
    string
  >),
};

const traceNotes = {
  off: "Nothing.",
  messages: "The messages.",
  verbose: "The messages with all that they hold.",
} as const;

/** Every setting: the manifest, the documentation and the reader below are made from this table. */
export const settingsTable = {
  yolov5Version: choice(
    defaultVersion,
    versionNotes,
    "The version of YOLOv5 that files are checked for: its modules, their signatures and its way of reading the file.",
  ),
  imgsz: pairOrSide(
    [640, 640],
    "Image size in pixels that shapes and GFLOPs are given for: a number, or `[height, width]`.",
  ),
  counter: choice<CounterName | "auto">("auto", counterNotes, "The FLOPs counter whose rules the GFLOPs follow."),
  ch: count("Channels of the image in place of the file's `ch`, e.g. 1 for grey images. `null`: the file's, or 3."),
  nc: count("Number of classes in place of the file's `nc`, as the data set sets it in training. `null`: the file's."),
  scale: text(
    "auto",
    "Scale of a file with a `scales` map, e.g. `n`. `auto`: the letter in the file's name, as in `yolov8n.yaml`, or " +
      "the first of the map.",
  ),
  parseModel: text(
    "auto",
    "The Python file whose `parse_model` reads the configs, as a path from the workspace folder. `auto`: the nearest " +
      "`models/yolo.py` or `ultralytics/nn/tasks.py` above a config. `builtin`: none, YOLOv5's own modules are used. " +
      "The file is read, never executed.",
  ),
  "codeLens.rows": flag(true, "Shows the output shape, parameters and GFLOPs above every row."),
  "codeLens.sections": flag(true, "Shows the totals of `backbone` and `head` above them."),
  "codeLens.file": flag(true, "Shows the totals of the model and the commands on the first line."),
  "benchmark.engine": choice(
    "auto",
    engineNotes,
    "What runs the forward pass of the benchmark, in a process of its own. Weights are random.",
  ),
  "benchmark.batch": count("Images in a pass of the benchmark. `null`: 1."),
  "benchmark.seconds": count("How many seconds the timed passes of the benchmark take. `null`: 10."),
  "benchmark.fuse": flag(
    true,
    "Folds batch norms into the convolutions before them for the benchmark, as YOLOv5 does before inference.",
  ),
  "benchmark.node": machinePath(
    "auto",
    "The Node.js that the benchmark runs in, as a path; 20 or newer. `auto`: the editor's own, in which some engines " +
      "cannot read what they computed.",
  ),
  "benchmark.engines": machineFolders(
    Object.keys(engineNotes).filter((name) => !["auto", "wasm", "cpu"].includes(name)),
    "Folders in which engines are installed already, each with the `node_modules` that holds its package, e.g. " +
      '`{ "onnxruntime-node": "/opt/engines" }`. Engines that the extension has installed need no entry.',
  ),
  "benchmark.libtensorflow": machinePath(
    "download",
    "A folder with `lib` and `include` of libtensorflow that `tfjs-node` and `tfjs-node-gpu` are installed with. " +
      "`download`: the one that TensorFlow.js names.",
  ),
  "diagnostics.severity": objectOf(
    severityNotes,
    rules.map(({ code, severity, summary, advice }) => ({
      key: code,
      default: severity,
      description: `${summary} ${advice}`,
    })),
    'How findings are shown, by the code of their rule, e.g. `{ "layer.unused": "off" }`.',
  ),
  "format.enabled": flag(
    true,
    "Lays out the rows of models when a document is formatted. Off, they are left to another formatter of YAML.",
  ),
  "hover.enabled": flag(true, "Explains rows and keys when the mouse rests on them."),
  "inlayHints.rowIndex": flag(false, "Shows the index before every row, as the lenses above rows do."),
  "inlayHints.repeats": flag(true, "Shows the repeats behind every number that `depth_multiple` changes."),
  "inlayHints.argNames": flag(true, "Shows before every arg of a row which parameter it is, e.g. `c2:`."),
  "inlayHints.shapes": flag(false, "Shows the output shape at the end of every row, as the lenses above rows do."),
  "trace.server": {
    ...choice("off", traceNotes, "What of the talk with the language server is written into the log."),
    scope: "window",
  },
} as const;

type Table = typeof settingsTable;
export type SettingKey = keyof Table;

export type Settings = { readonly [Key in SettingKey]: Table[Key] extends Setting<infer Type> ? Type : never };

const keys = Object.keys(settingsTable) as readonly SettingKey[];

export const defaultSettings = Object.fromEntries(
  keys.map((key) => [key, settingsTable[key].default]),
) as unknown as Settings;

/** Settings with what was wrong with the raw ones, a sentence each. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const groups: ReadonlySet<string> = new Set(keys.flatMap((key) => (key.includes(".") ? [key.split(".", 1)[0]!] : [])));

/** Nested objects and dotted keys, with or without the prefix, as one flat list. */
function flatten(raw: Readonly<Record<string, unknown>>, path = ""): readonly (readonly [string, unknown])[] {
  return Object.entries(raw).flatMap(([name, value]) => {
    const key =
      path === "" && name.startsWith(`${settingsPrefix}.`) ? name.slice(settingsPrefix.length + 1) : path + name;
    if (path === "" && name === settingsPrefix && isRecord(value)) return flatten(value);
    return groups.has(key) && isRecord(value) ? flatten(value, `${key}.`) : [[key, value] as const];
  });
}

/**
 * Reads settings as an editor or a hand-made JSON file gives them, nested or with dotted keys. What is missing or wrong
 * has its default. Never throws.
 */
export function readSettings(raw: unknown): ReadSettings {
  if (raw === undefined || raw === null) return { settings: defaultSettings, problems: [] };
  if (!isRecord(raw))
    return { settings: defaultSettings, problems: ["Settings must be an object of keys and values."] };
  const problems: string[] = [];
  const settings: Record<string, unknown> = { ...defaultSettings };
  for (const [key, value] of flatten(raw)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(settingsTable, key)) {
      problems.push(`There is no setting ${settingsPrefix}.${key}${nearest(key, keys, `${settingsPrefix}.`)}`);
      continue;
    }
    const read = settingsTable[key as SettingKey].read(value);
    if (read.value !== undefined) settings[key] = read.value;
    problems.push(...read.problems.map((problem) => `${settingsPrefix}.${key} ${problem}`));
  }
  return { settings: settings as unknown as Settings, problems };
}

/** How a file is analysed under these settings. `fileStem` is its name without folders and ending. */
export function analysisOptions(settings: Settings, fileStem?: string): AnalysisOptions {
  const { yolov5Version, imgsz, counter, ch, nc, scale } = settings;
  return {
    version: versions[yolov5Version],
    imgsz,
    ...(counter === "auto" ? {} : { counter }),
    overrides: {
      ...(ch === null ? {} : { ch }),
      ...(nc === null ? {} : { nc }),
      ...(scale === "auto" ? {} : { scale }),
    },
    ...(fileStem === undefined ? {} : { stem: fileStem }),
  };
}

/** The `contributes.configuration` of the manifest. */
export function manifestConfiguration(): Readonly<Record<string, Json>> {
  const properties = keys.map((key, order) => {
    const { schema, description, scope = "resource" }: Setting<unknown> = settingsTable[key];
    return [`${settingsPrefix}.${key}`, { ...schema, markdownDescription: description, scope, order }];
  });
  return { title: "YOLOv5 Model Config", properties: Object.fromEntries(properties) as Json };
}
