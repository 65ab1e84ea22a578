import { isList } from "../../../values/value.js";
import type { Failure } from "../../../yolov5/failure.js";
import type { Figures, Layer } from "../../types.js";
import { type Case, says } from "../forwardCase.js";
import { type Finding, keyRange, type Related, rangeOf, type RowFinding } from "../place.js";
import { sourcesOf } from "../wiring.js";
import { counted, describe } from "../words.js";
import { relatedFrames, sourceLine } from "./places.js";

/** Whether a row gets the anchors of the config, as the heads do that have any. */
const takesAnchors = ({ row }: Layer): boolean =>
  row.args?.kind === "sequence" && row.args.items.some(({ value }) => value === "anchors");

/** A head whose row leaves the anchors out, so that it takes the channels of its inputs for them. */
export function headWithoutAnchors(figures: Figures, layer: Layer, failure: Failure): RowFinding | undefined {
  const { cls, name, args, row } = layer;
  const place = cls?.parameters.findIndex((parameter) => parameter.name === "anchors") ?? -1;
  const written = row.args?.kind === "sequence" ? row.args.items.length : args.length;
  if (failure.part !== "build" || place < 0 || written !== place || args.length !== place + 1) return undefined;
  if (!isList(args[place] ?? null)) return undefined;
  return {
    code: "args.missing",
    message:
      `${name} gets no anchors: parse_model appends the channels of the inputs to the args of the row, and so they ` +
      `stand where ${name} takes its anchors. Write [nc, anchors]. ${says(failure)}`,
    range: rangeOf(row, "args"),
    related: relatedFrames(figures, failure.frames),
  };
}

/** The number of classes that the constructor cannot work with. */
export function noClasses(figures: Figures, failure: Failure): readonly Finding[] | undefined {
  const { nc } = figures.model.hyper;
  if (failure.phase !== "biases" || typeof nc !== "number" || nc >= 1) return undefined;
  return [
    {
      code: "key.value",
      message: `The number of classes must be 1 or more, but is ${nc}. ${says(failure)}`,
      range: keyRange(figures, "nc"),
      related: relatedFrames(figures, failure.frames),
    },
  ];
}

/** Anchors that the head cannot read: rows of different lengths, an odd number of values, no list. */
export function anchorsOfHead(figures: Figures, layer: Layer, failure: Failure): RowFinding | undefined {
  const [place] = failure.frames ?? [];
  if (failure.part !== "build" || place === undefined || !takesAnchors(layer)) return undefined;
  if (!/\banchors\b/.test(sourceLine(figures, place))) return undefined;
  const { anchors } = figures.model.hyper;
  const lengths = isList(anchors) ? anchors.items.map((row) => (isList(row) ? row.items.length : 0)) : [];
  const what = lengths.length > 0 ? `has rows of ${lengths.join(", ")} values` : `is ${describe(anchors)}`;
  return {
    code: "head.anchors",
    message:
      `${layer.name} cannot read the anchors: it takes one row [w, h, w, h, ...] per input, all of one length, but ` +
      `anchors ${what}. ${says(failure)}`,
    range: keyRange(figures, "anchors"),
    related: relatedFrames(figures, failure.frames),
  };
}

/** More rows of anchors than inputs: the head looks for a map that it does not get. */
export function anchorLevels({ figures, layer, failure }: Case): readonly Finding[] | undefined {
  const isIndex = failure.exception === "IndexError" && failure.part === "run";
  return isIndex ? inputsAgainstAnchors(figures, layer, failure) : undefined;
}

const differentSizes = /^The size of tensor a \(\d+\) must match the size of tensor b \(\d+\)/;

/** More inputs than rows of anchors: the constructor cannot divide the anchors by the strides. */
export function anchorStrides(figures: Figures, failure: Failure): readonly Finding[] | undefined {
  const layer = figures.layers.at(-1);
  if (layer === undefined || !differentSizes.test(failure.message)) return undefined;
  const frames = relatedFrames(figures, failure.frames);
  return inputsAgainstAnchors(figures, layer, failure)?.map((finding) => ({
    ...finding,
    related: [...(finding.related ?? []), ...frames],
  }));
}

/** The head's inputs and the rows of anchors, where their numbers differ. */
function inputsAgainstAnchors(figures: Figures, layer: Layer, failure: Failure): readonly Finding[] | undefined {
  const { anchors } = figures.model.hyper;
  const inputs = sourcesOf(layer).length;
  const key = figures.config.keys.get("anchors");
  if (!isList(anchors) || key === undefined || anchors.items.length === inputs || !takesAnchors(layer))
    return undefined;
  const levels = anchors.items.length;
  const missing = inputs - levels;
  const advice = missing > 0 ? `Add ${missing} to anchors` : `Remove ${-missing} from anchors`;
  const rows: Related = { message: `${counted(levels, "row")} of anchors`, range: key.range };
  return [
    {
      code: "head.inputs",
      message:
        `${layer.name} reads ${counted(inputs, "layer")}, but anchors has ${counted(levels, "row")}, and it needs one ` +
        `row for each. ${advice}${missing > 0 ? "" : `, or let ${layer.name} read ${-missing} more`}. ${says(failure)}`,
      range: rangeOf(layer.row, "from"),
      layer: layer.index,
      related: [rows],
    },
  ];
}
