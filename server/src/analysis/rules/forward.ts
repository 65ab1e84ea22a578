import { isList } from "../../values/value.js";
import type { RowRun } from "../../yolov5/forward.js";
import type { Figures } from "../types.js";
import { blamedArg } from "./blame.js";
import { argSentence } from "./construction.js";
import { type Case, type Explanation, inputText, isHead, says } from "./forwardCase.js";
import { afterHead, anchorLevels, headBefore } from "./forwardHead.js";
import { shapeExplanations } from "./forwardShapes.js";
import { failsForKey } from "./keys.js";
import { type Finding, rangeOf } from "./place.js";

/** Rows that build but fail when the model runs: in the stride probe, or at the user's image size. */
export const forwardFindings = (figures: Figures): readonly Finding[] =>
  figures.layers.flatMap((layer) => {
    const failed = failedRun(figures, layer.index);
    if (!failed?.failure || layer.built.failure || failsForKey(figures, failed.failure)) return [];
    return explain({ figures, layer, failure: failed.failure, run: failed });
  });

/** The pass in which a row fails first. */
export function failedRun({ model, run, trainRun }: Figures, index: number): RowRun | undefined {
  // A model whose probe fails, or that a checkout's constructor refuses, is never run at another size.
  const refused = model.origin === "workspace" && model.failures.length > 0;
  const passes = refused || model.probe?.rows.some((row) => row.failure) ? [model.probe] : [trainRun, run];
  return passes.map((pass) => pass?.rows[index]).find((row) => row?.failure);
}

/** Explanations in the order they are tried; the first that knows the failure speaks. */
const explanations: readonly Explanation[] = [
  afterHead,
  headBefore,
  ...shapeExplanations,
  severalInputs,
  anchorLevels,
  badArg,
];

function explain(given: Case): readonly Finding[] {
  for (const explanation of explanations) {
    const findings = explanation(given);
    if (findings) return findings;
  }
  const { layer, failure } = given;
  return [
    {
      code: "shape.error",
      message: `Layer ${layer.index} (${layer.name}) cannot work with its input ${inputText(given)}. ${says(failure)}`,
      range: rangeOf(layer.row, "module"),
      layer: layer.index,
    },
  ];
}

/** A list reaches a module that takes one map, or one map a module that takes a list. */
function severalInputs({ layer, failure, run }: Case): readonly Finding[] | undefined {
  const { name } = layer;
  const joins = layer.cls?.type.name === "Concat";
  const says_ = says(failure);
  if (joins && /non-empty list/.test(failure.message)) {
    return [
      {
        code: "from.list",
        message: `${name} joins no rows: from is an empty list. Write the rows to join, e.g. [-1, 6]. ${says_}`,
        range: rangeOf(layer.row, "from"),
        layer: layer.index,
      },
    ];
  }
  if (joins && failure.message.includes("got (Tensor")) {
    const repeated = layer.row.from?.kind === "sequence";
    return [
      {
        code: repeated ? "number.type" : "from.list",
        message: repeated
          ? `${name} cannot be repeated: the second one would get a map instead of a list. Write 1. ${says_}`
          : `${name} joins several rows, so from must be a list such as [-1, 6]. ${says_}`,
        range: rangeOf(layer.row, repeated ? "number" : "from"),
        layer: layer.index,
      },
    ];
  }
  if (!isList(run.input) || joins || isHead(layer)) return undefined;
  return [
    {
      code: "from.list",
      message: `${name} takes one map, but from names ${run.input.items.length} rows. ${says_}`,
      range: rangeOf(layer.row, "from"),
      layer: layer.index,
    },
  ];
}

/** One arg that explains the failure when it is put back to its default. */
export function badArg({ figures, layer, failure, run }: Case): readonly Finding[] | undefined {
  if (isHead(layer)) return undefined;
  const { version } = figures.options;
  const training = run !== figures.run.rows[layer.index];
  const arg = blamedArg(version, layer, training, run.input);
  if (arg === undefined) return undefined;
  return [
    {
      code: failure.exception === "TypeError" ? "args.type" : "args.value",
      message: `${argSentence(figures, layer, arg)} ${says(failure)}`,
      range: rangeOf(layer.row, "args", arg),
      layer: layer.index,
    },
  ];
}
