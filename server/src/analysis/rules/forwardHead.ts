import { isList } from "../../values/value.js";
import { type Case, isHead, says } from "./forwardCase.js";
import { type Finding, rangeOf, relatedRow } from "./place.js";
import { sourcesOf } from "./wiring.js";

/** A row behind the head gets its list of maps. */
export function afterHead({ figures, layer, failure }: Case): readonly Finding[] | undefined {
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
export function headBefore({ figures, layer, failure }: Case): readonly Finding[] | undefined {
  if (!isHead(layer) || !failure.message.includes("NoneType")) return undefined;
  const reader = figures.layers.find((other) => sourcesOf(other).includes(layer.index));
  if (reader?.status === "error") return [];
  return [
    {
      code: "head.last",
      message: `${layer.name} must be the last row, so that YOLOv5 finds it and sets its strides. ${says(failure)}`,
      range: layer.row.range,
      layer: layer.index,
    },
  ];
}

/** The head runs once per row of anchors, whatever it reads. */
export function anchorLevels({ figures, layer, failure }: Case): readonly Finding[] | undefined {
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
