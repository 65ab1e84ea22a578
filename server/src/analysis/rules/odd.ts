import { equals } from "../../values/compare.js";
import { isUnknown } from "../../values/value.js";
import { attempt } from "../../yolov5/failure.js";
import { headerCounts } from "../../yolov5/parseModel.js";
import type { Figures } from "../types.js";
import { commentFindings } from "./comments.js";
import type { Finding } from "./place.js";
import { readersOf } from "./wiring.js";
import { describe } from "./words.js";

/** Rows that are legal and odd: unread outputs, unscaled channels, comments that are wrong. */
export const oddFindings = (figures: Figures): readonly Finding[] => [
  ...unused(figures),
  ...unscaled(figures),
  ...commentFindings(figures),
];

function unused({ layers, model }: Figures): readonly Finding[] {
  if (model.failures.length > 0 || layers.some((layer) => layer.built.failure)) return [];
  const readers = readersOf(layers);
  return layers.slice(0, -1).flatMap((layer) =>
    (readers[layer.index]?.length ?? 0) > 0
      ? []
      : [
          {
            code: "layer.unused" as const,
            message: `No row reads the output of layer ${layer.index} (${layer.name}), so it is computed for nothing.`,
            range: layer.row.range,
            layer: layer.index,
          },
        ],
  );
}

function unscaled(figures: Figures): readonly Finding[] {
  const { hyper } = figures.model;
  const counts = headerCounts(hyper);
  if (counts.kind !== "value") return [];
  const { no } = counts.value;
  if (isUnknown(no) || isUnknown(hyper.widthMultiple) || equals(hyper.widthMultiple, 1)) return [];
  const { channelModules } = figures.options.version;
  return figures.layers.flatMap((layer) => {
    const node = layer.row.args?.kind === "sequence" ? layer.row.args.items[0] : undefined;
    if (!node || !channelModules.has(layer.name)) return [];
    const same = attempt(() => equals(node.value, no));
    if (same.kind !== "value" || !same.value) return [];
    return [
      {
        code: "args.channels" as const,
        message:
          `${describe(node.value)} is anchors x (classes + 5), which parse_model takes for an output: it is not ` +
          "multiplied by width_multiple.",
        range: node.range,
        layer: layer.index,
      },
    ];
  });
}
