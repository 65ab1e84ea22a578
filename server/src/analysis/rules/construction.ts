import { isUnknown } from "../../values/value.js";
import type { Failure } from "../../yolov5/failure.js";
import type { Figures, Layer } from "../types.js";
import { hasChannels } from "../parameters.js";
import { blamedArg, parameterOf } from "./blame.js";
import { keyRange, rangeOf, type RowFinding } from "./place.js";
import type { RuleCode } from "./table.js";
import { describe, orList, pythonSays } from "./words.js";

const isHead = (layer: Layer): boolean => ["Detect", "Segment"].includes(layer.cls?.type.name ?? "");

/** Words of PyTorch and Python that say what kind of mistake it is. */
const kinds: readonly (readonly [RegExp, RuleCode])[] = [
  [/positional arguments? but \d+ (was|were) given/, "args.count"],
  [/missing \d+ required positional/, "args.missing"],
  [/divisible by groups|groups must be a positive|num_groups/, "channels.groups"],
];

/** A module that its args do not build. */
export function construction(figures: Figures, layer: Layer, failure: Failure): RowFinding {
  const { exception, message } = failure;
  const { row, name } = layer;
  const says = pythonSays(exception, message);
  if (!layer.cls) {
    const value = row.module?.value ?? null;
    return {
      code: "module.type",
      message: `The third item of a row is the name of a module, but is ${describe(value)}. ${says}`,
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
    return {
      code,
      message: `Layer ${layer.index}: the groups of ${name} must divide the channels (${counts} after scaling). ${says}`,
      range,
    };
  }
  return {
    code: exception === "TypeError" ? "args.type" : "args.value",
    message:
      arg === undefined
        ? `Layer ${layer.index}: ${name} cannot be built with these args. ${says}`
        : `${argSentence(figures, layer, arg)} ${says}`,
    range,
  };
}

/** What an arg should be and what it is, by the name of its parameter. */
export function argSentence(figures: Figures, layer: Layer, arg: number): string {
  const parameter = parameterOf(figures.options.version, layer, arg);
  const given = layer.row.args?.kind === "sequence" ? (layer.row.args.items[arg]?.value ?? null) : null;
  if (!parameter) return `${layer.name} cannot work with ${describe(given)}.`;
  const { name, type, doc, allowed } = parameter;
  const wanted = `${withArticle(type)}${allowed === undefined ? "" : ` of ${allowed}`}`;
  return `Layer ${layer.index}: ${layer.name} takes ${wanted} for ${name} (${doc}), but gets ${describe(given)}.`;
}

/** `an int`, `a list of int`; alternatives keep the article of the first. */
const withArticle = (type: string): string => `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;

/** How many args the module takes from the YAML and how many it gets, with their names. */
function signatureOf(figures: Figures, layer: Layer): string {
  const { version } = figures.options;
  const parameters = layer.cls?.parameters ?? [];
  const given = layer.row.args?.kind === "sequence" ? layer.row.args.items.length : 0;
  const filled = layer.args.length - given;
  const written = parameters.filter((_, i) => !(hasChannels(layer, version) && (i === 0 || (filled === 2 && i === 2))));
  const shown = written.map(({ name, default: fallback }) => (fallback === undefined ? name : `${name}?`)).join(", ");
  const least = written.filter((parameter) => parameter.default === undefined).length;
  const count = given > written.length ? `at most ${written.length}` : `at least ${least}`;
  const note = filled > 0 ? `, since parse_model fills in ${filled === 2 ? "c1 and n" : "c1"}` : "";
  return `Layer ${layer.index}: ${layer.name} takes ${count} args, [${shown}], but gets ${given}${note}.`;
}

function headConstruction(figures: Figures, layer: Layer, failure: Failure): RowFinding {
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
