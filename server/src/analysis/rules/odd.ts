import { indexWord, levelWord } from "../../config/rowComment.js";
import { equals } from "../../values/compare.js";
import { isUnknown } from "../../values/value.js";
import { attempt } from "../../yolov5/failure.js";
import { headerCounts } from "../../yolov5/parseModel.js";
import type { Figures, Layer } from "../types.js";
import type { Finding } from "./place.js";
import { mapOf, readersOf } from "./wiring.js";
import { describe } from "./words.js";

/** Rows that are legal and odd: unread outputs, unscaled channels, comments that are wrong. */
export const oddFindings = (figures: Figures): readonly Finding[] => [
  ...unused(figures),
  ...unscaled(figures),
  ...figures.layers.flatMap(indexComment),
  ...levelComments(figures),
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

function indexComment({ row, index }: Layer): readonly Finding[] {
  const said = indexWord(row)?.text;
  if (said === undefined || Number(said) === index || !row.comment) return [];
  return [
    {
      code: "comment.index",
      message: `The comment says ${said}, but this is layer ${index}.`,
      range: row.comment.range,
      layer: index,
      data: { said: Number(said), index },
    },
  ];
}

/** One stride that is off makes all later levels wrong by the same factor; only the first of them is reported. */
function levelComments({ layers }: Figures): readonly Finding[] {
  let known = 0;
  return layers.flatMap((layer) => {
    const [finding] = levelComment(layer);
    if (!finding) return [];
    const news = finding.off !== known;
    known = finding.off;
    return news ? [finding.finding] : [];
  });
}

function levelComment(layer: Layer): readonly { readonly finding: Finding; readonly off: number }[] {
  const { row, index, stride } = layer;
  const said = levelWord(row);
  if (!said || !row.comment || stride === null || !mapOf(layer)) return [];
  const level = Math.log2(stride);
  if (!Number.isInteger(level)) return [];
  if (said.level === level && (said.stride ?? stride) === stride) return [];
  const finding: Finding = {
    code: "comment.level",
    message: `The comment says ${said.text}, but the output of layer ${index} is P${level}/${stride}.`,
    range: row.comment.range,
    layer: index,
    data: { said: said.text, level: `P${level}/${stride}` },
  };
  return [{ finding, off: said.level - level }];
}
