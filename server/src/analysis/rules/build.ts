import type { Failure } from "../../yolov5/failure.js";
import type { Figures, Layer } from "../types.js";
import { parameterOf } from "./blame.js";
import { construction } from "./construction.js";
import { failsForKey } from "./keys.js";
import { moduleName } from "./moduleName.js";
import { argOf, type Finding, rangeOf, type RowFinding } from "./place.js";
import { firstRow, source } from "./source.js";
import { describe, pythonSays } from "./words.js";

/** Rows that `parse_model` itself refuses. */
export const buildFindings = (figures: Figures): readonly Finding[] =>
  figures.layers.flatMap((layer) => {
    const { failure } = layer.built;
    return failure && !failsForKey(figures, failure) ? [explain(figures, layer, failure)] : [];
  });

type Explain = (figures: Figures, layer: Layer, failure: Failure) => RowFinding;

/** By the part of the row that was being read. */
const explanations: Readonly<Partial<Record<NonNullable<Failure["part"]>, Explain>>> = {
  row: rowShape,
  module: moduleName,
  arg: argument,
  args: argList,
  number: repeats,
  from: source,
  channels: scaledChannels,
  build: construction,
  save: firstRow,
};

function explain(figures: Figures, layer: Layer, failure: Failure): Finding {
  const explanation = explanations[failure.part ?? "row"] ?? rowShape;
  return { ...explanation(figures, layer, failure), layer: layer.index };
}

export function rowShape(_: Figures, { row, index }: Layer, { exception, message }: Failure): RowFinding {
  const items = row.length === undefined ? describe(row.node.value) : `${row.length} items`;
  return {
    code: "row.shape",
    message: `The row of layer ${index} has ${items}, but a row is [from, number, module, args]. ${pythonSays(exception, message)}`,
    range: row.range,
  };
}

function argument(_: Figures, { row }: Layer, failure: Failure): RowFinding {
  const { argument: index = 0, exception, message } = failure;
  const node = argOf(row, index);
  const value = node?.value ?? null;
  const comma = typeof value === "string" && /^\S+ \S+$/.test(value) ? " Is a comma missing?" : "";
  return {
    code: "args.evaluate",
    message:
      `YOLOv5 evaluates every text among the args as Python, and ${describe(value)} is not an expression.${comma} ` +
      pythonSays(exception, message),
    range: rangeOf(row, "arg", index),
  };
}

export function argList(figures: Figures, layer: Layer, { exception, message }: Failure): RowFinding {
  const { row, name } = layer;
  const range = rangeOf(row, "args");
  const value = row.args?.value ?? null;
  if (row.args?.kind !== "sequence") {
    const what = `The fourth item of a row is the list of args, but is ${describe(value)}.`;
    return {
      code: "args.type",
      message: `${what} Write [${row.args?.kind === "scalar" ? row.args.source : ""}].`,
      range,
    };
  }
  const wanted = neededArgs(figures, layer);
  return {
    code: "args.missing",
    message: `${name} needs ${wanted} among its args. ${pythonSays(exception, message)}`,
    range,
  };
}

function neededArgs(figures: Figures, layer: Layer): string {
  const name = layer.cls?.type.name ?? "";
  const special: Readonly<Record<string, string>> = {
    Detect: "[nc, anchors]",
    Segment: "[nc, anchors, number of masks, prototypes], e.g. [nc, anchors, 32, 256],",
    Contract: "its gain",
    Expand: "its gain",
  };
  const needed = special[name];
  if (needed !== undefined) return needed;
  const parameter = parameterOf(figures.options.version, layer, 0);
  return parameter ? `${parameter.name} (${parameter.doc})` : "at least one value";
}

export function repeats(_: Figures, { row }: Layer, { exception, message }: Failure): RowFinding {
  return {
    code: "number.type",
    message:
      `The second item of a row says how often the module is repeated, an int such as 1 or 3, but is ` +
      `${describe(row.number?.value ?? null)}. ${pythonSays(exception, message)}`,
    range: rangeOf(row, "number"),
  };
}

function scaledChannels(figures: Figures, layer: Layer, { exception, message }: Failure): RowFinding {
  const name = layer.cls?.type.name ?? "";
  const index = name === "Segment" ? 3 : 0;
  const value = layer.built.args[index] ?? layer.row.args?.value ?? null;
  const parameter = parameterOf(figures.options.version, layer, index);
  const what = parameter ? `${parameter.name} (${parameter.doc})` : "its first arg";
  return {
    code: "args.type",
    message: `Layer ${layer.index}: ${layer.name} takes an int for ${what}, but gets ${describe(value)}. ${pythonSays(exception, message)}`,
    range: rangeOf(layer.row, "arg", index),
  };
}
