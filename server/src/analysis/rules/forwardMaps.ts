import { blamedArg } from "./blame.js";
import { type Case, imageNote, inputShapes, says } from "./forwardCase.js";
import { type Finding, fromItem, rangeOf, relatedRow } from "./place.js";
import { rowsOfSize, sourcesOf } from "./wiring.js";
import { mapSize } from "./words.js";

const sizeMismatch = /^Sizes of tensors must match|^The size of tensor a \(\d+\) must match/;

/** Maps of different sizes that are joined, by Concat or by a module of the checkout that reads several rows. */
export function concatSizes(given: Case): readonly Finding[] | undefined {
  const { figures, layer, failure } = given;
  const sources = sourcesOf(layer);
  const shapes = inputShapes(given);
  const odd = shapes.findIndex((shape) => mapSize(shape) !== mapSize(shapes[0]));
  // The inputs of a head differ as they should.
  const isHead = layer.index === figures.layers.length - 1;
  if (!sizeMismatch.test(failure.message) || odd < 0 || shapes.length !== sources.length || isHead) return undefined;
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
      message: `${layer.name} joins maps of different sizes: ${parts.join(" and ")}${probed}.${hint} ${says(failure)}`,
      range: fromItem(layer.row, odd),
      layer: layer.index,
      related: sources.flatMap((source) =>
        relatedRow(figures, source, `layer ${source} gives ${mapSize(figures.layers[source]?.outputs[0])}`),
      ),
    },
  ];
}

const dimensions = ["image of the batch", "channels", "height", "width"];

/** Maps of one size that are joined along another dimension than the channels. */
export function concatDimension(given: Case): readonly Finding[] | undefined {
  const { layer, failure } = given;
  const dimension = /^Sizes of tensors must match except in dimension (\d)/.exec(failure.message)?.[1];
  if (dimension === undefined || dimension === "1" || layer.cls?.type.name !== "Concat") return undefined;
  const channels = inputShapes(given).map((shape) => shape?.[1] ?? "?");
  return [
    {
      code: "args.value",
      message:
        `Layer ${layer.index}: Concat joins along dimension ${dimension}, the ${dimensions[Number(dimension)] ?? "?"}, ` +
        `but the maps have ${channels.join(" and ")} channels. Write [1] to join their channels. ${says(failure)}`,
      range: rangeOf(layer.row, "args", 0),
      layer: layer.index,
    },
  ];
}

/** A kernel that is larger than the map. */
export function smallMap(given: Case): readonly Finding[] | undefined {
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

/** Batch normalisation of a map of one cell. */
export function batchNorm({ layer, failure }: Case): readonly Finding[] | undefined {
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
