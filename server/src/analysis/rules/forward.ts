import { isList, type Value } from "../../values/value.js";
import { isTensor, type Shape } from "../../torch/tensor.js";
import type { Failure } from "../../yolov5/failure.js";
import type { RowRun } from "../../yolov5/forward.js";
import type { Figures, Layer } from "../types.js";
import { blamedArg } from "./blame.js";
import { argSentence } from "./build.js";
import { failsForKey } from "./keys.js";
import { type Finding, fromItem, rangeOf, relatedRow } from "./place.js";
import { countedChannels, miscountOrigin, rowsOfSize, sourcesOf, tracedChannels } from "./wiring.js";
import { mapSize, pythonSays } from "./words.js";

/** Rows that build but fail when the model runs: in the stride probe, or at the user's image size. */
export const forwardFindings = (figures: Figures): readonly Finding[] =>
  figures.layers.flatMap((layer) => {
    const failed = failedRun(figures, layer.index);
    if (!failed?.failure || layer.built.failure || failsForKey(figures, failed.failure)) return [];
    return explain({ figures, layer, failure: failed.failure, run: failed });
  });

function failedRun({ model, run, trainRun }: Figures, index: number): RowRun | undefined {
  return [model.probe, trainRun, run].map((pass) => pass?.rows[index]).find((row) => row?.failure);
}

interface Case {
  readonly figures: Figures;
  readonly layer: Layer;
  readonly failure: Failure;
  readonly run: RowRun;
}

/** Explanations in the order they are tried; the first that knows the failure speaks. */
const explanations: readonly ((given: Case) => readonly Finding[] | undefined)[] = [
  afterHead,
  headBefore,
  repeated,
  concatSizes,
  channelMismatch,
  smallMap,
  batchNorm,
  severalInputs,
  anchorLevels,
  badArg,
];

function explain(given: Case): readonly Finding[] {
  for (const explanation of explanations) {
    const findings = explanation(given);
    if (findings) return findings;
  }
  const { layer, failure } = given;
  return [
    {
      code: "shape.error",
      message: `Layer ${layer.index} (${layer.name}) cannot work with its input ${inputText(given)}. ${says(failure)}`,
      range: rangeOf(layer.row, "module"),
      layer: layer.index,
    },
  ];
}

const says = ({ exception, message }: Failure): string => pythonSays(exception, message);

const imageNote = (failure: Failure): string => (failure.imgsz ? `${failure.imgsz.join("×")} image` : "image");

/** The shapes of a row's input, at the user's image size where it fails there too. */
function inputShapes({ figures, layer, run }: Case): readonly (Shape | null)[] {
  const own = layer.inputs.length > 0 && layer.inputs.every((shape) => shape !== null && !shape.includes(null));
  return own && figures.run.rows[layer.index]?.failure ? layer.inputs : shapesIn(run.input);
}

const shapesIn = (value: Value): readonly (Shape | null)[] => {
  if (isTensor(value)) return [value.shape];
  return isList(value) ? value.items.flatMap(shapesIn) : [];
};

function inputText(given: Case): string {
  const shapes = inputShapes(given).map((shape) => (shape ?? []).slice(1).map((size) => size ?? "?").join("×"));
  return shapes.length === 0 ? "" : `(${shapes.join(", ")})`;
}

const isHead = (layer: Layer | undefined): boolean => ["Detect", "Segment"].includes(layer?.cls?.type.name ?? "");

function afterHead({ figures, layer, failure }: Case): readonly Finding[] | undefined {
  const head = sourcesOf(layer).find((source) => isHead(figures.layers[source]));
  if (head === undefined) return undefined;
  const name = figures.layers[head]?.name ?? "the head";
  return [
    {
      code: "head.last",
      message:
        `Layer ${layer.index} reads the output of ${name} (layer ${head}), which is a list of maps. The head must be ` +
        `the last row. ${says(failure)}`,
      range: layer.row.range,
      layer: layer.index,
      related: relatedRow(figures, head, `${name} stands here`),
    },
  ];
}

/** A head that is not the last row has no strides, and cannot be evaluated. */
function headBefore({ figures, layer, failure }: Case): readonly Finding[] | undefined {
  if (!isHead(layer) || !failure.message.includes("NoneType")) return undefined;
  if (figures.layers.some((other) => sourcesOf(other).includes(layer.index))) return [];
  return [
    {
      code: "head.last",
      message: `${layer.name} must be the last row, so that YOLOv5 finds it and sets its strides. ${says(failure)}`,
      range: layer.row.range,
      layer: layer.index,
    },
  ];
}

/** Several copies in a row are all built with the args of the first. */
function repeated({ layer, failure }: Case): readonly Finding[] | undefined {
  const { repeats, module } = layer.built;
  if (module?.type.name !== "Sequential" || layer.cls?.type.name === "Sequential") return undefined;
  const match = channelWords.map((words) => words.exec(failure.message)).find((found) => found !== null);
  if (!match) return undefined;
  return [
    {
      code: "channels.mismatch",
      message:
        `Layer ${layer.index} runs ${String(repeats)} copies of ${layer.name} in a row, all built for ` +
        `${match.groups?.wanted ?? match[1]} channels, but one gets ${match.groups?.got ?? match[2]} from the copy ` +
        `before it. A module that changes channels cannot be repeated. ${says(failure)}`,
      range: rangeOf(layer.row, "number"),
      layer: layer.index,
    },
  ];
}

const sizeMismatch = /Expected size (\d+) but got size (\d+) for tensor number (\d+)/;

function concatSizes(given: Case): readonly Finding[] | undefined {
  const { figures, layer, failure } = given;
  const match = sizeMismatch.exec(failure.message);
  if (!match || layer.cls?.type.name !== "Concat") return undefined;
  const odd = Number(match[3]);
  const sources = sourcesOf(layer);
  const shapes = inputShapes(given);
  const parts = sources.map((source, i) => `layer ${source} (${mapSize(shapes[i])})`);
  const [reference] = shapes;
  const fitting = reference ? rowsOfSize(figures.layers, layer.index - 1, reference) : [];
  const probed = figures.run.rows[layer.index]?.failure ? "" : ` for the ${imageNote(failure)} of the stride probe`;
  const wrong = sources[odd];
  const near = fitting
    .filter((index) => index !== wrong && !sources.includes(index))
    .sort((a, b) => Math.abs(a - (wrong ?? 0)) - Math.abs(b - (wrong ?? 0)))
    .slice(0, 3)
    .sort((a, b) => a - b);
  const hint = near.length > 0 ? ` Layers of ${mapSize(reference)}: ${near.join(", ")}.` : "";
  return [
    {
      code: "shape.concat",
      message: `Concat joins maps of different sizes: ${parts.join(" and ")}${probed}.${hint} ${says(failure)}`,
      range: fromItem(layer.row, odd),
      layer: layer.index,
      related: sources.flatMap((source) =>
        relatedRow(figures, source, `layer ${source} gives ${mapSize(figures.layers[source]?.outputs[0])}`),
      ),
      data: { fitting: near },
    },
  ];
}

const channelWords = [
  /to have (\d+) channels, but got (\d+) channels/,
  /running_mean should contain (?<got>\d+) elements not (?<wanted>\d+)/,
];

function channelMismatch({ figures, layer, failure }: Case): readonly Finding[] | undefined {
  const match = channelWords.map((words) => words.exec(failure.message)).find((found) => found !== null);
  if (!match) return undefined;
  const wanted = Number(match.groups?.wanted ?? match[1]);
  const got = Number(match.groups?.got ?? match[2]);
  const [source = -1] = sourcesOf(layer);
  const entering = source < 0 ? undefined : tracedChannels(figures, source);
  const fromImage = source < 0;
  if (!fromImage && entering !== undefined && entering !== got && entering * 4 !== got) return undefined;
  const origin = miscountOrigin(figures, layer.index);
  const where = fromImage ? "the image" : `layer ${source}`;
  const cause = origin === undefined ? undefined : originSentence(figures, origin);
  const own: Finding = {
    code: "channels.mismatch",
    message:
      `Layer ${layer.index} (${layer.name}) takes ${wanted} channels but gets ${got} from ${where}` +
      `${cause ? `: ${cause}` : ""}. ${says(failure)}`,
    range: rangeOf(layer.row, "module"),
    layer: layer.index,
    related: origin === undefined ? relatedRow(figures, source, `layer ${source} gives ${got} channels`) : relatedRow(figures, origin, cause ?? ""),
  };
  if (origin === undefined || !cause) return [own];
  const row = figures.layers[origin];
  if (!row || row.built.failure) return [own];
  return [
    {
      code: "channels.book",
      message: `${cause[0]?.toUpperCase()}${cause.slice(1)}, so that layer ${layer.index} fails.`,
      range: rangeOf(row.row, "module"),
      layer: origin,
      related: relatedRow(figures, layer.index, `layer ${layer.index} takes ${wanted} channels but gets ${got}`),
    },
    own,
  ];
}

/** How a row departs from what `parse_model` counts. */
function originSentence(figures: Figures, origin: number): string {
  const layer = figures.layers[origin];
  const [real, counted] = [tracedChannels(figures, origin), countedChannels(figures, origin)];
  const name = layer?.name ?? "";
  const registered = figures.options.version.channelModules.has(name);
  const reason =
    name === "Concat"
      ? "it joins along another dimension than the channels"
      : registered
        ? "its args make it differ"
        : `${name} is not in parse_model's list of modules that change channels`;
  return `layer ${origin} (${name}) gives ${real} channels where parse_model counts ${counted}, since ${reason}`;
}

function smallMap(given: Case): readonly Finding[] | undefined {
  const { figures, layer, failure, run } = given;
  if (!/Kernel size can't be greater|Output size is too small/.test(failure.message)) return undefined;
  const arg = blamedArg(figures.options.version, layer, run === figures.model.probe?.rows[layer.index], run.input);
  return [
    {
      code: "shape.small",
      message:
        `The kernel of layer ${layer.index} (${layer.name}) is larger than the map that reaches it from a ` +
        `${imageNote(failure)}${failure.imgsz?.[0] === 256 ? ", which YOLOv5 builds every model with" : ""}. ${says(failure)}`,
      range: rangeOf(layer.row, "args", arg),
      layer: layer.index,
    },
  ];
}

function batchNorm({ layer, failure }: Case): readonly Finding[] | undefined {
  if (!failure.message.startsWith("Expected more than 1 value per channel")) return undefined;
  return [
    {
      code: "shape.batch-norm",
      message:
        `Layer ${layer.index} (${layer.name}) normalises a 1×1 map, which batch normalisation cannot do in training. ` +
        `It happens with the ${imageNote(failure)} that YOLOv5 runs when it builds the model. ${says(failure)}`,
      range: rangeOf(layer.row, "module"),
      layer: layer.index,
    },
  ];
}

/** A list reaches a module that takes one map, or one map a module that takes a list. */
function severalInputs({ layer, failure, run }: Case): readonly Finding[] | undefined {
  const { name } = layer;
  const joins = layer.cls?.type.name === "Concat";
  const says_ = says(failure);
  if (joins && /non-empty list/.test(failure.message)) {
    return [
      {
        code: "from.list",
        message: `${name} joins no rows: from is an empty list. Write the rows to join, e.g. [-1, 6]. ${says_}`,
        range: rangeOf(layer.row, "from"),
        layer: layer.index,
      },
    ];
  }
  if (joins && failure.message.includes("got (Tensor")) {
    const repeated = layer.row.from?.kind === "sequence";
    return [
      {
        code: repeated ? "number.type" : "from.list",
        message: repeated
          ? `${name} cannot be repeated: the second one would get a map instead of a list. Write 1. ${says_}`
          : `${name} joins several rows, so from must be a list such as [-1, 6]. ${says_}`,
        range: rangeOf(layer.row, repeated ? "number" : "from"),
        layer: layer.index,
      },
    ];
  }
  if (!isList(run.input) || joins || isHead(layer)) return undefined;
  return [
    {
      code: "from.list",
      message: `${name} takes one map, but from names ${run.input.items.length} rows. ${says_}`,
      range: rangeOf(layer.row, "from"),
      layer: layer.index,
    },
  ];
}

/** The head runs once per row of anchors, whatever it reads. */
function anchorLevels({ figures, layer, failure }: Case): readonly Finding[] | undefined {
  if (!isHead(layer) || !/out of range|out of bounds/.test(failure.message)) return undefined;
  const inputs = sourcesOf(layer).length;
  const { anchors } = figures.model.hyper;
  const levels = isList(anchors) ? anchors.items.length : undefined;
  const key = figures.config.keys.get("anchors");
  return [
    {
      code: "head.inputs",
      message: `${layer.name} reads ${inputs} rows but there are ${levels ?? "other"} rows of anchors: give one per input. ${says(failure)}`,
      range: rangeOf(layer.row, "from"),
      layer: layer.index,
      related: key ? [{ message: `${levels} rows of anchors`, range: key.range }] : [],
    },
  ];
}

/** One arg that explains the failure when it is put back to its default. */
function badArg({ figures, layer, failure, run }: Case): readonly Finding[] | undefined {
  if (isHead(layer)) return undefined;
  const { version } = figures.options;
  const training = run !== figures.run.rows[layer.index];
  const arg = blamedArg(version, layer, training, run.input);
  if (arg === undefined) return undefined;
  return [
    {
      code: failure.exception === "TypeError" ? "args.type" : "args.value",
      message: `Layer ${layer.index}: ${argSentence(figures, layer, arg)} ${says(failure)}`,
      range: rangeOf(layer.row, "args", arg),
      layer: layer.index,
    },
  ];
}

