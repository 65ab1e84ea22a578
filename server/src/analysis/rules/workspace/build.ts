import { isSequence } from "../../../values/value.js";
import type { Failure } from "../../../yolov5/failure.js";
import { placeOf } from "../../parameters.js";
import type { Figures, Layer } from "../../types.js";
import { blamedArg } from "../blame.js";
import { says } from "../forwardCase.js";
import { type Finding, rangeOf, type RowFinding } from "../place.js";
import type { RuleCode } from "../table.js";
import { describe } from "../words.js";
import { callText, signatureText } from "./calls.js";
import { anchorsOfHead, headWithoutAnchors } from "./head.js";
import { relatedFrames, relatedLine, shownPlace } from "./places.js";
import { registerFix, unregistered } from "./registration.js";
import { channels, itemOfRow, noArgs } from "./rowItems.js";
import { unknownName } from "./unknownName.js";

/** Rows that the checkout's `parse_model` refuses. */
export const workspaceBuildFindings = (figures: Figures): readonly Finding[] =>
  figures.layers.flatMap((layer) => {
    const { failure } = layer.built;
    return failure ? [{ ...explain(figures, layer, failure), layer: layer.index }] : [];
  });

type Explain = (figures: Figures, layer: Layer, failure: Failure) => RowFinding | undefined;

/** In the order they are tried; the first that knows the failure speaks. */
const explanations: readonly Explain[] = [
  unknownName,
  misfit,
  noModule,
  headWithoutAnchors,
  anchorsOfHead,
  construction,
  noArgs,
  itemOfRow,
  channels,
];

function explain(figures: Figures, layer: Layer, failure: Failure): RowFinding {
  for (const explanation of explanations) {
    const finding = explanation(figures, layer, failure);
    if (finding) return finding;
  }
  return refused(figures, layer, failure);
}

const bindingWords = /positional argument|required keyword-only|unexpected keyword argument|multiple values for/;

/** Args that the class's `__init__` does not take. */
function misfit(figures: Figures, layer: Layer, failure: Failure): RowFinding | undefined {
  if (failure.exception !== "TypeError" || failure.part !== "build" || !bindingWords.test(failure.message)) {
    return undefined;
  }
  const { cls, name, row } = layer;
  const isOwn = cls !== undefined && failure.message.startsWith(`${cls.type.name}.__init__()`);
  if (!isOwn) return undefined;
  const cause = unregistered(figures, layer) ?? filledIn(layer);
  const place = placeOf(cls);
  return {
    code: /missing \d+ required/.test(failure.message) ? "args.missing" : "args.count",
    message:
      `Layer ${layer.index}: parse_model calls ${callText(layer)}, but the class takes ${signatureText(cls)}.` +
      `${cause === undefined ? "" : ` ${cause}.`} ${says(failure)}`,
    range: rangeOf(row, "args"),
    related: place === undefined ? [] : [relatedLine(place, `class ${name}`)],
    ...registerFix(figures, layer),
  };
}

/** What `parse_model` has put before the args of a row. */
function filledIn({ args, cls, row }: Layer): string | undefined {
  const written = row.args?.kind === "sequence" ? row.args.items.length : args.length;
  const more = args.length - written;
  if (more <= 0) return undefined;
  const appended = isSequence(row.from?.value ?? null) && isSequence(args.at(-1) ?? null);
  const first = cls?.parameters[0]?.name ?? "the first";
  const added = more > 1 ? `${more} more come` : `${appended ? "the last" : first} comes`;
  return `${written} of these args ${written === 1 ? "is" : "are"} in the row, ${added} from parse_model`;
}

/** A third item that is no class. */
function noModule(_: Figures, layer: Layer, failure: Failure): RowFinding | undefined {
  if (layer.cls !== undefined || !/object is not callable$/.test(failure.message)) return undefined;
  const value = layer.row.module?.value ?? null;
  return {
    code: "module.type",
    message: `The third item of a row is the name of a module, but is ${describe(value)}. ${says(failure)}`,
    range: rangeOf(layer.row, "module"),
  };
}

/** A class whose constructor raises. */
function construction(figures: Figures, layer: Layer, failure: Failure): RowFinding | undefined {
  if (failure.part !== "build") return undefined;
  const unknownToParser = unregistered(figures, layer);
  const isOwn = unknownToParser !== undefined && placeOf(layer.cls) !== undefined;
  const arg = isOwn ? undefined : blamedArg(figures.options.version, layer, false);
  const cause = arg === undefined ? unknownToParser : undefined;
  return {
    code: "row.build",
    message:
      `Layer ${layer.index}: ${callText(layer)} cannot be built.${cause === undefined ? "" : ` ${cause}.`} ` +
      says(failure),
    range: arg === undefined ? rangeOf(layer.row, "build") : rangeOf(layer.row, "args", arg),
    related: relatedFrames(figures, failure.frames),
    ...registerFix(figures, layer),
  };
}

const codes: Readonly<Partial<Record<NonNullable<Failure["part"]>, RuleCode>>> = {
  from: "from.range",
  number: "number.type",
  args: "args.type",
  arg: "args.evaluate",
  channels: "args.type",
  row: "row.shape",
  module: "module.type",
};

/** A row at which a line of `parse_model` raises. */
function refused(figures: Figures, layer: Layer, failure: Failure): RowFinding {
  const { index, name, row } = layer;
  const place = failure.frames?.at(-1);
  const where = place === undefined ? "" : `, at ${shownPlace(figures, place)}`;
  return {
    code: codes[failure.part ?? "row"] ?? "row.build",
    message: `parse_model fails on layer ${index} (${name})${where}. ${says(failure)}`,
    range: rangeOf(row, failure.part),
    related: relatedFrames(figures, failure.frames),
  };
}
