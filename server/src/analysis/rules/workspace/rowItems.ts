import type { Failure } from "../../../yolov5/failure.js";
import type { Figures, Layer } from "../../types.js";
import { argList, repeats, rowShape } from "../build.js";
import { says } from "../forwardCase.js";
import { rangeOf, type RowFinding } from "../place.js";
import { describe } from "../words.js";
import { relatedFrames, sourceLine } from "./places.js";
import { source } from "./source.js";

/** An item of a row that is not what every `parse_model` takes it for. */
export function itemOfRow(figures: Figures, layer: Layer, failure: Failure): RowFinding | undefined {
  const { row } = layer;
  const related = relatedFrames(figures, failure.frames);
  if (row.length !== 4 && /^(?:not enough|too many) values to unpack|^cannot unpack/.test(failure.message)) {
    return rowShape(figures, layer, failure);
  }
  if (failure.part === "from") return source(figures, layer, failure);
  if (failure.part === "number" && typeof row.number?.value !== "number") {
    return { ...repeats(figures, layer, failure), related };
  }
  const isArgs = failure.part === "args" || failure.part === "row";
  return isArgs && row.args !== undefined && row.args.kind !== "sequence"
    ? { ...argList(figures, layer, failure), related }
    : undefined;
}

/** An output channel count that `parse_model` cannot scale. */
export function channels(figures: Figures, layer: Layer, failure: Failure): RowFinding | undefined {
  const { args, index, name, row } = layer;
  const first = row.args?.kind === "sequence" ? row.args.items[0] : undefined;
  if (failure.part !== "channels" || first === undefined || typeof first.value === "number") return undefined;
  return {
    code: "args.type",
    message:
      `Layer ${index}: parse_model takes the first arg of ${name} for its output channels and scales it by ` +
      `width_multiple, but it is ${describe(args[0] ?? first.value)}. ${says(failure)}`,
    range: rangeOf(row, "args", 0),
    related: relatedFrames(figures, failure.frames),
  };
}

/** A row without args, where `parse_model` takes the first. */
export function noArgs(figures: Figures, layer: Layer, failure: Failure): RowFinding | undefined {
  const { args, index, name, row } = layer;
  const place = failure.frames?.at(-1);
  const isEmpty = row.args?.kind === "sequence" && row.args.items.length === 0 && args.length === 0;
  if (!isEmpty || failure.exception !== "IndexError" || place === undefined) return undefined;
  const line = sourceLine(figures, place);
  const taken = /\bargs\[(\d)\]/.exec(line)?.[1];
  if (taken === undefined) return undefined;
  const what = /\bc2\b/.test(line) ? ", the output channels," : "";
  return {
    code: "args.missing",
    message: `Layer ${index}: parse_model takes args[${taken}]${what} for ${name}, but args is empty. ${says(failure)}`,
    range: rangeOf(row, "args"),
    related: relatedFrames(figures, failure.frames),
  };
}
