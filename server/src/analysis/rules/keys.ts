import { isFloat, isUnknown, type Value } from "../../values/value.js";
import { nnClasses } from "../../torch/nn/namespace.js";
import type { Failure } from "../../yolov5/failure.js";
import type { Figures } from "../types.js";
import { type Finding, fileRange, keyRange } from "./place.js";
import { describe, didYouMean, nearest, pythonSays } from "./words.js";

const purposes: Readonly<Record<string, string>> = {
  nc: "the number of classes, e.g. `nc: 80`",
  depth_multiple: "the factor on the repeats, e.g. `depth_multiple: 0.33`",
  width_multiple: "the factor on the channels, e.g. `width_multiple: 0.50`",
  anchors: "one row of anchor sizes per detection level, or an int for automatic anchors",
  backbone: "the list of rows of the backbone",
  head: "the list of rows of the head",
};

/** Failures of YOLOv5 while it reads the top-level keys. */
export const keyFindings = (figures: Figures): readonly Finding[] => [
  ...figures.model.failures
    .filter(({ phase }) => phase === "parse_model")
    .flatMap((failure) => ofKey(figures, failure)),
  ...multiples(figures),
  ...unreadRows(figures),
];

/** Sections that are no lists of rows can still be added up, e.g. two texts; their items then fail as rows. */
function unreadRows(figures: Figures): readonly Finding[] {
  const failure = figures.model.rows.find((row) => row.failure)?.failure;
  if (!failure || figures.config.rows.length > 0) return [];
  return [{ ...sections(figures, failure), layer: failure.row ?? 0 }];
}

function ofKey(figures: Figures, failure: Failure): readonly Finding[] {
  const { key = "", exception } = failure;
  if (exception === "KeyError") return [missing(figures, failure.message.replaceAll("'", ""))];
  if (key === "activation") return [activation(figures, failure)];
  if (key === "anchors") return [anchors(figures, failure)];
  if (key === "nc") return [classes(figures, failure)];
  if (key === "backbone") return [sections(figures, failure)];
  return [{ code: "key.type", message: pythonSays(exception, failure.message), range: keyRange(figures, key) }];
}

function missing(figures: Figures, name: string): Finding {
  const others = [...figures.config.keys.keys()].filter((key) => !(key in purposes));
  const [misspelt] = nearest(name, others);
  const found = misspelt === undefined ? undefined : figures.config.keys.get(misspelt);
  const scales = figures.config.keys.has("scales") && name.endsWith("_multiple");
  const hint = scales ? " `scales` is YOLOv8's way to say it; YOLOv5 does not read it." : "";
  const typo = found ? ` Is \`${misspelt}\` meant? Keys are case-sensitive.` : "";
  return {
    code: "key.missing",
    message: `The key \`${name}\` is missing: ${purposes[name] ?? "YOLOv5 reads it"}.${hint}${typo}`,
    range: found?.keyRange ?? fileRange(figures),
    data: { key: name, ...(found ? { misspelt } : {}) },
  };
}

function activation(figures: Figures, failure: Failure): Finding {
  const { activation: value } = figures.model.hyper;
  const text = typeof value === "string" ? value : "";
  const name = /^(?:nn\.)?(\w+)/.exec(text)?.[1] ?? "";
  const close = nearest(
    `nn.${name}`,
    [...nnClasses.keys()].map((cls) => `nn.${cls}`),
  ).map((cls) => `${cls}()`);
  return {
    code: "activation.invalid",
    message:
      "activation cannot be evaluated: write an instance of a PyTorch class" +
      `${close.length > 0 ? `.${didYouMean(close)}` : ", e.g. `nn.SiLU()`."} ` +
      pythonSays(failure.exception, failure.message),
    range: keyRange(figures, "activation"),
    data: { nearest: close },
  };
}

function anchors(figures: Figures, failure: Failure): Finding {
  const value = figures.config.keys.get("anchors")?.node.value ?? null;
  return {
    code: "head.anchors",
    message:
      `anchors must be a list with one row of sizes [w, h, w, h, ...] per detection level, or an int for automatic ` +
      `anchors, but is ${describe(value)}. ${pythonSays(failure.exception, failure.message)}`,
    range: keyRange(figures, "anchors"),
  };
}

const classes = (figures: Figures, failure: Failure): Finding => ({
  code: "key.type",
  message:
    `nc must be an int, the number of classes, but is ${describe(figures.config.keys.get("nc")?.node.value ?? null)}. ` +
    pythonSays(failure.exception, failure.message),
  range: keyRange(figures, "nc"),
});

const sections = (figures: Figures, failure: Failure): Finding => ({
  code: "key.type",
  message:
    "backbone and head must both be lists of [from, number, module, args] rows. " +
    pythonSays(failure.exception, failure.message),
  range:
    ["backbone", "head"]
      .map((name) => figures.config.keys.get(name))
      .filter((key) => key !== undefined)
      .map((key) => (key.node.kind === "sequence" ? undefined : key.node.range))
      .find((range) => range !== undefined) ?? keyRange(figures, "backbone"),
});

/** depth_multiple and width_multiple of a wrong type make the first row fail that they scale. */
function multiples(figures: Figures): readonly Finding[] {
  const { depthMultiple, widthMultiple } = figures.model.hyper;
  const failing = figures.layers.find((layer) => layer.status === "error");
  if (isNotPositive(widthMultiple) && failing) {
    return [
      {
        code: "key.value",
        message: `width_multiple must be greater than 0, but is ${describe(widthMultiple)}: it leaves no channels. ${failing.reason ?? ""}`,
        range: keyRange(figures, "width_multiple"),
        layer: failing.index,
      },
    ];
  }
  return (
    [
      ["depth_multiple", depthMultiple, "number"],
      ["width_multiple", widthMultiple, "channels"],
    ] as const
  ).flatMap(([name, value, part]) => {
    if (isUnknown(value) || typeof value === "number" || typeof value === "boolean" || isFloat(value)) return [];
    const raised = figures.model.rows.find((row) => row.failure?.part === part);
    if (!raised?.failure) return [];
    const { exception, message } = raised.failure;
    const comma = typeof value === "string" && /^\d+,\d+$/.test(value) ? " Write a point instead of the comma." : "";
    const glued = typeof value === "string" && value.includes("#") ? " Put a space before the #." : "";
    return [
      {
        code: "key.type",
        message: `${name} must be a number, but is ${describe(value)}.${comma}${glued} ${pythonSays(exception, message)}`,
        range: keyRange(figures, name),
        layer: raised.index,
      },
    ];
  });
}

/** A width multiple that leaves every scaled module without channels. */
const isNotPositive = (value: Value): boolean =>
  isFloat(value) ? value.value <= 0 : (typeof value === "number" || typeof value === "boolean") && Number(value) <= 0;

/** Whether a row fails only for a top-level key that has its own finding. */
export function failsForKey(figures: Figures, failure: Failure): boolean {
  const { depthMultiple, widthMultiple } = figures.model.hyper;
  if (isNotPositive(widthMultiple) && (failure.phase === "forward" || failure.part === "build")) return true;
  const bad = (value: typeof depthMultiple) =>
    !isUnknown(value) && typeof value !== "number" && typeof value !== "boolean" && !isFloat(value);
  if (failure.part === "number") return bad(depthMultiple);
  return failure.part === "channels" && bad(widthMultiple);
}
