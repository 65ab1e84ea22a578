import { repr } from "../../../values/repr.js";
import { nnClasses } from "../../../torch/nn/namespace.js";
import { isModuleClass } from "../../../torch/signature.js";
import { findClasses } from "../../../workspace/findClasses.js";
import type { Failure } from "../../../yolov5/failure.js";
import { checkoutCode } from "../../checkoutCode.js";
import type { Figures, Layer } from "../../types.js";
import { says } from "../forwardCase.js";
import { rangeOf, type RowFinding } from "../place.js";
import { didYouMean, nearest } from "../words.js";
import { relatedLine, shownPath, shownPlace } from "./places.js";

/** A name that the checkout does not know where `parse_model` looks it up; undefined for other failures. */
export function unknownName(figures: Figures, layer: Layer, failure: Failure): RowFinding | undefined {
  if (!isMissing(layer.name, failure)) return undefined;
  return layer.name.includes(".") ? unknownAttribute(figures, layer, failure) : unknownClass(figures, layer, failure);
}

/** Whether a failure says that a row's module is not defined. */
function isMissing(name: string, { exception, message, part }: Failure): boolean {
  const [top = ""] = name.split(".");
  if (exception === "NameError") return message.startsWith(`name '${top}' is not defined`);
  if (exception === "KeyError") return name !== "" && message === repr(name);
  return exception === "AttributeError" && part === "module" && name.includes(".");
}

function unknownClass(figures: Figures, layer: Layer, failure: Failure): RowFinding {
  const { name } = layer;
  const { checkout } = figures.options;
  const range = rangeOf(layer.row, "module");
  const file = shownPath(figures, checkout?.parseModelPath ?? "");
  const [place] = checkout === undefined ? [] : findClasses(checkout.files, checkout.root, name);
  if (place !== undefined) {
    return {
      code: "module.unknown",
      message:
        `\`${name}\` is defined in ${shownPlace(figures, place)}, but ${file} does not import it, and parse_model ` +
        `looks names up there. ${says(failure)}`,
      range,
      related: [relatedLine(place, `class ${name}`)],
      data: { name, path: place.path, fix: "import" },
    };
  }
  const close = nearest(name, classNames(figures));
  const advice = close.length > 0 ? didYouMean(close) : " Define the class, e.g. in models/common.py.";
  return {
    code: "module.unknown",
    message: `\`${name}\` is not defined: neither ${file} nor what it imports has it.${advice} ${says(failure)}`,
    range,
    data: { name, nearest: close, fix: "create" },
  };
}

/** `nn.Conv2` or `timm.x`, or `nn.Conv2d` where rows name the globals alone. */
function unknownAttribute(figures: Figures, { name, row }: Layer, failure: Failure): RowFinding {
  const close = nearest(
    name,
    [...nnClasses.keys()].map((known) => `nn.${known}`),
  ).filter((known) => known !== name);
  const file = shownPath(figures, figures.options.checkout?.parseModelPath ?? "");
  const what =
    failure.exception === "KeyError"
      ? `parse_model looks names up among the globals of ${file}, where \`${name}\` is none.`
      : `\`${name}\` is not defined.${didYouMean(close)}`;
  return {
    code: "module.unknown",
    message: `${what} ${says(failure)}`,
    range: rangeOf(row, "module"),
    data: { name, nearest: close },
  };
}

/** The classes that a row can name in the checkout. */
function classNames({ options }: Figures): readonly string[] {
  const code = options.checkout && checkoutCode(options.checkout);
  const own = code === undefined ? [] : code.scope.allNames().filter((name) => isModuleClass(code.scope.own(name)));
  return [...own, ...[...nnClasses.keys()].map((name) => `nn.${name}`)];
}
