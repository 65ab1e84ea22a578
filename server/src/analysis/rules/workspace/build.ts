import { repr } from "../../../values/repr.js";
import type { Value } from "../../../values/value.js";
import { nnClasses } from "../../../torch/nn/namespace.js";
import { isModuleClass, type ModuleClass } from "../../../torch/signature.js";
import { findClasses } from "../../../workspace/findClasses.js";
import { attempt, type Failure } from "../../../yolov5/failure.js";
import { checkoutCode } from "../../checkoutCode.js";
import { placeOf } from "../../parameters.js";
import type { Figures, Layer } from "../../types.js";
import { type Finding, rangeOf, type RowFinding } from "../place.js";
import type { RuleCode } from "../table.js";
import { describe, didYouMean, nearest, pythonSays } from "../words.js";
import { relatedFrames, relatedLine, shownPath, shownPlace } from "./places.js";
import { unregistered } from "./registration.js";

/** Rows that the checkout's `parse_model` refuses. */
export const workspaceBuildFindings = (figures: Figures): readonly Finding[] =>
  figures.layers.flatMap((layer) => {
    const { failure } = layer.built;
    return failure ? [{ ...explain(figures, layer, failure), layer: layer.index }] : [];
  });

const says = ({ exception, message }: Failure): string => pythonSays(exception, message);

function explain(figures: Figures, layer: Layer, failure: Failure): RowFinding {
  const missing = missingName(layer, failure);
  if (missing !== undefined) return unknownName(figures, layer, failure);
  if (failure.exception === "TypeError" && bindingWords.test(failure.message)) return misfit(figures, layer, failure);
  const part = failure.part ?? "row";
  return {
    code: codes[part] ?? "row.build",
    message: `${whatFails(figures, layer, failure)} ${says(failure)}`,
    range: rangeOf(layer.row, part),
    related: relatedFrames(figures, failure.frames),
    ...(unregistered(figures, layer) === undefined ? {} : { data: { name: layer.name, fix: "register" } }),
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

/** What `parse_model` was at when it raised. */
function whatFails(figures: Figures, layer: Layer, { part, frames }: Failure): string {
  const { index, name, row } = layer;
  const cause = unregistered(figures, layer);
  const reason = cause === undefined ? "" : ` ${cause}.`;
  const place = frames?.at(-1);
  const where = place === undefined ? "parse_model" : shownPlace(figures, place);
  switch (part) {
    case "build":
      return `Layer ${index}: ${callText(layer)} fails.${reason}`;
    case "from":
      return `Layer ${index} reads ${describe(row.from?.value ?? null)}, for which parse_model knows no channels (${where}).`;
    case "row":
      return `The row of layer ${index} is not what parse_model reads (${where}).`;
    default:
      return `Layer ${index} (${name}) is refused at ${where}.`;
  }
}

/** The name that a row's module stands for, where that is what is not defined. */
function missingName({ name }: Layer, { exception, message }: Failure): string | undefined {
  const top = name.split(".")[0] ?? "";
  if (exception === "NameError" && message.startsWith(`name '${top}' is not defined`)) return name;
  if (exception === "KeyError" && message === repr(name)) return name;
  return exception === "AttributeError" && name.includes(".") ? name : undefined;
}

function unknownName(figures: Figures, layer: Layer, failure: Failure): RowFinding {
  const { name } = layer;
  const { checkout } = figures.options;
  const range = rangeOf(layer.row, "module");
  const file = shownPath(figures, checkout?.parseModelPath ?? "");
  const [place] = checkout === undefined ? [] : findClasses(checkout.files, checkout.root, name);
  if (place !== undefined) {
    return {
      code: "module.unknown",
      message: `\`${name}\` is defined in ${shownPlace(figures, place)}, but ${file} does not import it. ${says(failure)}`,
      range,
      related: [relatedLine(place, `class ${name}`)],
      data: { name, path: place.path, fix: "import" },
    };
  }
  const close = nearest(name, knownNames(figures));
  const advice = close.length > 0 ? didYouMean(close) : " Define the class, e.g. in models/common.py.";
  return {
    code: "module.unknown",
    message: `\`${name}\` is not defined: neither ${file} nor what it imports has it.${advice} ${says(failure)}`,
    range,
    data: { name, nearest: close, fix: "create" },
  };
}

/** The names that a row can use in the checkout. */
function knownNames({ options }: Figures): readonly string[] {
  const code = options.checkout && checkoutCode(options.checkout);
  const own = code === undefined ? [] : code.scope.allNames().filter((name) => isModuleClass(code.scope.own(name)));
  return [...own, ...[...nnClasses.keys()].map((name) => `nn.${name}`)];
}

const bindingWords = /positional argument|required keyword-only|unexpected keyword argument|multiple values for/;

/** Args that the class's `__init__` does not take. */
function misfit(figures: Figures, layer: Layer, failure: Failure): RowFinding {
  const cause = unregistered(figures, layer);
  const place = placeOf(layer.cls);
  const takes = layer.cls === undefined ? "" : ` It takes ${signatureText(layer.cls)}.`;
  return {
    code: /missing \d+ required/.test(failure.message) ? "args.missing" : "args.count",
    message:
      `Layer ${layer.index} is built as ${callText(layer)}, which does not fit.${takes}` +
      `${cause === undefined ? "" : ` ${cause}.`} ${says(failure)}`,
    range: rangeOf(layer.row, "args"),
    related: [
      ...(place === undefined ? [] : [relatedLine(place, `class ${layer.name}`)]),
      ...relatedFrames(figures, failure.frames),
    ],
    ...(cause === undefined ? {} : { data: { name: layer.name, fix: "register" } }),
  };
}

/** `C3_GC(256, 3)`. */
function callText({ name, args }: Layer): string {
  return `${name}(${args.map(shown).join(", ")})`;
}

function shown(value: Value): string {
  const text = attempt(() => repr(value));
  return text.kind === "value" ? text.value : "?";
}

function signatureText({ parameters }: ModuleClass): string {
  const items = parameters.map(({ name, default: fallback }) =>
    fallback === undefined || name.startsWith("*") ? name : `${name}=${shown(fallback)}`,
  );
  return `(${items.join(", ")})`;
}
