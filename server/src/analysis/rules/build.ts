import { isUnknown, type Value } from "../../values/value.js";
import { nnClasses } from "../../torch/nn/namespace.js";
import type { Failure } from "../../yolov5/failure.js";
import { type Version, versions } from "../../yolov5/versions.js";
import type { Figures, Layer } from "../types.js";
import { blamedArg, parameterOf } from "./blame.js";
import { failsForKey } from "./keys.js";
import { argOf, type Finding, fromItem, keyRange, rangeOf } from "./place.js";
import type { RuleCode } from "./table.js";
import { describe, didYouMean, nearest, orList, pythonSays } from "./words.js";

/** Rows that `parse_model` itself refuses. */
export const buildFindings = (figures: Figures): readonly Finding[] =>
  figures.layers.flatMap((layer) => {
    const { failure } = layer.built;
    return failure && !failsForKey(figures, failure) ? [explain(figures, layer, failure)] : [];
  });

type Explain = (figures: Figures, layer: Layer, failure: Failure) => Omit<Finding, "layer">;

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

function rowShape(_: Figures, { row, index }: Layer, { exception, message }: Failure): Omit<Finding, "layer"> {
  const items = row.length === undefined ? describe(row.node.value) : `${row.length} items`;
  return {
    code: "row.shape",
    message: `Row ${index} has ${items}, but a row is [from, number, module, args]. ${pythonSays(exception, message)}`,
    range: row.range,
  };
}

/** Everything a row can name in a version. */
export const knownModules = (figures: Figures): readonly string[] => [
  ...figures.options.version.visible,
  ...[...nnClasses.keys()].map((name) => `nn.${name}`),
];

function moduleName(figures: Figures, layer: Layer, failure: Failure): Omit<Finding, "layer"> {
  const { row } = layer;
  const range = rangeOf(row, "module");
  const { exception, message } = failure;
  if (exception !== "NameError" && exception !== "AttributeError") {
    const value = row.module?.value ?? null;
    return {
      code: "module.type",
      message: `The third item of a row is the name of a module, but is ${describe(value)}. ${pythonSays(exception, message)}`,
      range,
    };
  }
  const name = layer.name;
  const close = nearest(name, knownModules(figures));
  const { version } = figures.options;
  const elsewhere = (Object.keys(versions) as Version[]).filter((other) => versions[other].visible.has(name));
  const when = elsewhere.length > 0 ? ` ${name} exists in YOLOv5 ${elsewhere.join(", ")}.` : "";
  const advice = close.length > 0 ? didYouMean(close) : " Check the spelling, or import the class in models/yolo.py.";
  return {
    code: "module.unknown",
    message: `\`${name}\` is not a module of YOLOv5 ${version.name}.${when}${advice} ${pythonSays(exception, message)}`,
    range,
    data: { name, nearest: close },
  };
}

function argument(_: Figures, { row }: Layer, failure: Failure): Omit<Finding, "layer"> {
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

function argList(figures: Figures, layer: Layer, { exception, message }: Failure): Omit<Finding, "layer"> {
  const { row, name } = layer;
  const range = rangeOf(row, "args");
  const value = row.args?.value ?? null;
  if (row.args?.kind !== "sequence") {
    const what = `The fourth item of a row is the list of args, but is ${describe(value)}.`;
    return { code: "args.type", message: `${what} Write [${row.args?.kind === "scalar" ? row.args.source : ""}].`, range };
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

function repeats(_: Figures, { row }: Layer, { exception, message }: Failure): Omit<Finding, "layer"> {
  return {
    code: "number.type",
    message:
      `The second item of a row says how often the module is repeated, an int such as 1 or 3, but is ` +
      `${describe(row.number?.value ?? null)}. ${pythonSays(exception, message)}`,
    range: rangeOf(row, "number"),
  };
}

/** Modules that read several rows. */
const joins = (layer: Layer): boolean => ["Concat", "Detect", "Segment"].includes(layer.cls?.type.name ?? "");

function source(_: Figures, layer: Layer, failure: Failure): Omit<Finding, "layer"> {
  const { row, index } = layer;
  const from = layer.built.from;
  const says = pythonSays(failure.exception, failure.message);
  const entries = row.from?.kind === "sequence" ? row.from.items : row.from ? [row.from] : [];
  if (joins(layer) && row.from?.kind !== "sequence") {
    return {
      code: "from.list",
      message: `${layer.name} joins several rows, so from must be a list such as [-1, 6], but is ${describe(from)}. ${says}`,
      range: rangeOf(row, "from"),
    };
  }
  const odd = entries.findIndex(({ value }) => typeof value !== "number" && typeof value !== "boolean");
  if (!joins(layer) && row.from?.kind === "sequence") {
    const only = entries.length === 1 ? ` Write ${row.from.items[0]?.kind === "scalar" ? row.from.items[0].source : "-1"}.` : "";
    return {
      code: "from.list",
      message:
        `${layer.name} reads one row, so from must be one int, but is a list.${only} Only Concat, Detect and Segment ` +
        `take several rows in parse_model. ${says}`,
      range: rangeOf(row, "from"),
    };
  }
  if (odd >= 0) {
    return {
      code: "from.type",
      message: `from takes ints without quotes, such as -1 or 6, but has ${describe(entries[odd]?.value ?? null)}. ${says}`,
      range: fromItem(row, odd),
    };
  }
  const off = entries.findIndex(({ value }) => !isReadable(value, index));
  return {
    code: "from.range",
    message: `${outOfRange(entries[off]?.value ?? from, index)} ${says}`,
    range: fromItem(row, off < 0 ? undefined : off),
  };
}

/** Whether row `index` may read row `from` by number: earlier rows only; the first row reads the image by -1. */
const isReadable = (from: Value, index: number): boolean =>
  (typeof from === "number" || typeof from === "boolean") &&
  Number(from) < Math.max(index, 1) &&
  Number(from) >= -Math.max(index, 1);

function outOfRange(from: Value, index: number): string {
  const value = Number(from);
  const range = index === 0 ? "The first row reads the image, by -1" : `Row ${index} can read 0 to ${index - 1}, or -1 to -${index}`;
  if (value === index) return `Row ${index} reads itself. ${range}.`;
  if (value > index) return `Row ${index} reads row ${value}, which comes later or does not exist. ${range}.`;
  return `Row ${index} reads row ${value}, which lies before the first row. ${range}.`;
}

function firstRow(_: Figures, { row, index }: Layer, failure: Failure): Omit<Finding, "layer"> {
  return {
    code: "from.range",
    message: `${outOfRange(row.from?.value ?? null, index)} ${pythonSays(failure.exception, failure.message)}`,
    range: rangeOf(row, "from"),
  };
}

function scaledChannels(figures: Figures, layer: Layer, { exception, message }: Failure): Omit<Finding, "layer"> {
  const name = layer.cls?.type.name ?? "";
  const index = name === "Segment" ? 3 : 0;
  const value = layer.built.args[index] ?? layer.row.args?.value ?? null;
  const parameter = parameterOf(figures.options.version, layer, index);
  const what = parameter ? `${parameter.name} (${parameter.doc})` : "its first arg";
  return {
    code: "args.type",
    message: `${layer.name} takes an int for ${what}, but gets ${describe(value)}. ${pythonSays(exception, message)}`,
    range: rangeOf(layer.row, "arg", index),
  };
}

const isHead = (layer: Layer): boolean => ["Detect", "Segment"].includes(layer.cls?.type.name ?? "");

/** Words of PyTorch and Python that say what kind of mistake it is. */
const kinds: readonly (readonly [RegExp, RuleCode])[] = [
  [/positional arguments? but \d+ (was|were) given/, "args.count"],
  [/missing \d+ required positional/, "args.missing"],
  [/divisible by groups|groups must be a positive|num_groups/, "channels.groups"],
];

function construction(figures: Figures, layer: Layer, failure: Failure): Omit<Finding, "layer"> {
  const { exception, message } = failure;
  const { row, name } = layer;
  const says = pythonSays(exception, message);
  if (!layer.cls) {
    const value = row.module?.value ?? null;
    return {
      code: "module.type",
      message: `The third item of a row is the name of a module, but ${describe(value)} is none. ${says}`,
      range: rangeOf(row, "module"),
    };
  }
  const { repeats } = layer.built;
  if (typeof repeats !== "number" && typeof repeats !== "boolean") {
    return {
      code: "number.type",
      message: `The second item of a row must be an int such as 1 or 3, but is ${describe(repeats)}. ${says}`,
      range: rangeOf(row, "number"),
    };
  }
  const code = kinds.find(([words]) => words.test(message))?.[1];
  if (code === "args.count" || code === "args.missing") {
    return { code, message: `${signatureOf(figures, layer)} ${says}`, range: rangeOf(row, "args") };
  }
  if (isHead(layer)) return headConstruction(figures, layer, failure);
  const arg = blamedArg(figures.options.version, layer, false);
  const range = rangeOf(row, "args", arg);
  if (code === "channels.groups") {
    const [c1, c2] = layer.args;
    const counts = [c1, c2].filter((value) => typeof value === "number").join(" and ");
    return { code, message: `${name}: the groups must divide the channels (${counts} after scaling). ${says}`, range };
  }
  return {
    code: exception === "TypeError" ? "args.type" : "args.value",
    message: arg === undefined ? `${name} cannot be built with these args. ${says}` : `${argSentence(figures, layer, arg)} ${says}`,
    range,
  };
}

/** What an arg should be and what it is, by the name of its parameter. */
export function argSentence(figures: Figures, layer: Layer, arg: number): string {
  const parameter = parameterOf(figures.options.version, layer, arg);
  const given = layer.row.args?.kind === "sequence" ? (layer.row.args.items[arg]?.value ?? null) : null;
  if (!parameter) return `${layer.name} cannot work with ${describe(given)}.`;
  return `${layer.name} takes ${parameter.type} for ${parameter.name} (${parameter.doc}), but gets ${describe(given)}.`;
}

function signatureOf(figures: Figures, layer: Layer): string {
  const { cls } = layer;
  const { version } = figures.options;
  const shown = (cls?.parameters ?? []).map(({ name, default: fallback }) => (fallback === undefined ? name : `${name}?`));
  const registered = version.channelModules.has(layer.name);
  const filled = registered ? (version.repeatModules.has(layer.name) ? "c1 and n" : "c1") : "";
  const note = filled ? `, of which parse_model fills in ${filled}` : ", all of which come from the YAML";
  return `${layer.name} takes (${shown.join(", ")})${note}.`;
}

function headConstruction(figures: Figures, layer: Layer, failure: Failure): Omit<Finding, "layer"> {
  const { row, name } = layer;
  const says = pythonSays(failure.exception, failure.message);
  const [nc = null] = layer.args;
  const written = row.args?.kind === "sequence" ? row.args.items : [];
  if (typeof nc !== "number" && typeof nc !== "boolean") {
    const fromKey = written[0]?.value === "nc";
    return {
      code: fromKey ? "key.type" : "args.type",
      message: `${name} takes the number of classes as an int, but gets ${describe(nc)}.${fromKey ? "" : " Write nc."} ${says}`,
      range: fromKey ? keyRange(figures, "nc") : rangeOf(row, "arg", 0),
    };
  }
  const byName = written[1]?.value === "anchors";
  return {
    code: "head.anchors",
    message:
      `${name} takes anchors as one row of [w, h] pairs per input, all of one length, or an int` +
      `${byName ? "" : `: write ${orList(["anchors"])}`}. ${says}`,
    range: byName && !isUnknown(figures.model.hyper.anchors) ? keyRange(figures, "anchors") : rangeOf(row, "args", 1),
  };
}

