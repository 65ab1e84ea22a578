import { isList, type Value } from "../../values/value.js";
import { type Head, meanArea } from "../../yolov5/modules/heads.js";
import type { Figures, Layer } from "../types.js";
import { type Finding, fromItem, keyRange, rangeOf, relatedRow } from "./place.js";
import { isJoiner, sourcesOf } from "./wiring.js";
import { pythonSays } from "./words.js";

/** Findings about the head as a whole: anchors against inputs, classes, and inputs that are odd but legal. */
export function headFindings(figures: Figures): readonly Finding[] {
  const { head, failures } = figures.model;
  const layer = figures.layers.at(-1);
  if (!head || !layer || layer.built.module !== head) return [];
  return [
    ...failures.flatMap((failure) => {
      const says = pythonSays(failure.exception, failure.message);
      if (failure.phase === "anchors") return [levels(figures, layer, head, says)];
      return failure.phase === "biases" ? [classes(figures, layer, head, says)] : [];
    }),
    ...unmeasured(figures, layer, head),
    ...order(figures, layer, head),
    ...repeated(layer),
    ...joined(figures, layer),
    ...literalClasses(figures, layer),
  ];
}

/** Where the stride probe does not reach the head, the numbers alone tell that they differ. */
function unmeasured(figures: Figures, layer: Layer, head: Head): readonly Finding[] {
  if (figures.model.strides || figures.model.probe?.rows.at(-1)?.failure) return [];
  return sourcesOf(layer).length === head.parts.anchors.levels ? [] : [levels(figures, layer, head, "")];
}

function levels(figures: Figures, layer: Layer, head: Head, says: string): Finding {
  const inputs = sourcesOf(layer).length;
  const rows = head.parts.anchors.levels;
  const key = figures.config.keys.get("anchors");
  const advice = "give one row of anchors per input.";
  return {
    code: "head.inputs",
    message: `${layer.name} reads ${inputs} rows, but anchors has ${rows}: ${advice} ${says}`.trim(),
    range: rangeOf(layer.row, "from"),
    layer: layer.index,
    related: key ? [{ message: `${rows} rows of anchors`, range: key.range }] : [],
  };
}

function classes(figures: Figures, layer: Layer, head: Head, says: string): Finding {
  const written = layer.row.args?.kind === "sequence" ? layer.row.args.items[0] : undefined;
  const byName = written?.value === "nc";
  return {
    code: "key.value",
    message: `The number of classes must be 1 or more, but is ${head.parts.nc}. ${says}`,
    range: byName || !written ? keyRange(figures, "nc") : written.range,
    layer: layer.index,
  };
}

const ascends = (values: readonly number[]): boolean =>
  values.every((value, i) => i === 0 || value > (values[i - 1] ?? 0));

function order(figures: Figures, layer: Layer, head: Head): readonly Finding[] {
  const { strides, anchorsReversed, hyper } = figures.model;
  const { levels: count } = head.parts.anchors;
  const sources = sourcesOf(layer);
  if (!strides || strides.length !== count || new Set(sources).size < count) return [];
  const given = isList(hyper.anchors);
  const shown = strides.join(", ");
  if (anchorsReversed && given) {
    return [
      {
        code: "head.order",
        message:
          `Anchors and strides run in opposite directions (strides ${shown}), so YOLOv5 turns the anchors round. ` +
          "List both from the finest to the coarsest map.",
        range: keyRange(figures, "anchors"),
        related: relatedRow(figures, layer.index, `${layer.name} reads strides ${shown}`),
      },
    ];
  }
  const means = Array.from({ length: count }, (_, i) => meanArea(head.parts.anchors, i));
  const descends = (values: readonly number[]) => ascends([...values].reverse());
  if (ascends(strides) || (descends(strides) && (!given || descends(means)))) return [];
  return [
    {
      code: "head.order",
      message:
        `${layer.name} reads maps of strides ${shown}, but anchors are meant for strides that ascend. List the inputs ` +
        "from the finest to the coarsest map.",
      range: rangeOf(layer.row, "from"),
      layer: layer.index,
    },
  ];
}

function repeated(layer: Layer): readonly Finding[] {
  const sources = sourcesOf(layer);
  return sources.flatMap((source, i) =>
    sources.indexOf(source) === i
      ? []
      : [
          {
            code: "head.repeated" as const,
            message: `${layer.name} reads layer ${source} twice.`,
            range: fromItem(layer.row, i),
            layer: layer.index,
          },
        ],
  );
}

/** In 2,105 Detect rows of public repositories all 8 that read a Concat or an Upsample were off by one. */
function joined(figures: Figures, layer: Layer): readonly Finding[] {
  return sourcesOf(layer).flatMap((source, i) => {
    const read = figures.layers[source];
    if (read === undefined || !isJoiner(read)) return [];
    const { name } = read;
    const next = figures.layers[source + 1];
    const hint = next && next.index < layer.index ? ` Is layer ${next.index} (${next.name}) meant?` : "";
    return [
      {
        code: "head.source" as const,
        message: `${layer.name} reads layer ${source} (${name}), which is nearly always an index that is off by one.${hint}`,
        range: fromItem(layer.row, i),
        layer: layer.index,
      },
    ];
  });
}

function literalClasses(figures: Figures, layer: Layer): readonly Finding[] {
  const written: Value = layer.row.args?.kind === "sequence" ? (layer.row.args.items[0]?.value ?? null) : null;
  const { nc } = figures.model.hyper;
  if (typeof written !== "number" || typeof nc !== "number" || written === nc) return [];
  return [
    {
      code: "head.classes",
      message: `${layer.name} has ${written} classes, but nc is ${nc}. Write nc, so that train.py can set it from the data.`,
      range: rangeOf(layer.row, "arg", 0),
      layer: layer.index,
    },
  ];
}
