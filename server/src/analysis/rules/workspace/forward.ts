import { placeOf } from "../../parameters.js";
import type { Figures } from "../../types.js";
import { type Case, type Explanation, runText, says } from "../forwardCase.js";
import { badArg, failedRun } from "../forward.js";
import { shapeExplanations } from "../forwardShapes.js";
import { type Finding, rangeOf } from "../place.js";
import { anchorLevels } from "./head.js";
import { relatedFrames, relatedLine } from "./places.js";

/** Rows of the checkout's modules that build but fail when the model runs. */
export const workspaceForwardFindings = (figures: Figures): readonly Finding[] =>
  figures.layers.flatMap((layer) => {
    const failed = failedRun(figures, layer.index);
    if (!failed?.failure || layer.built.failure) return [];
    return explain({ figures, layer, failure: failed.failure, run: failed });
  });

const explanations: readonly Explanation[] = [...shapeExplanations, severalInputs, anchorLevels, argOfPyTorch];

function explain(given: Case): readonly Finding[] {
  const { figures, layer, failure } = given;
  const frames = relatedFrames(figures, failure.frames);
  for (const explanation of explanations) {
    const findings = explanation(given);
    if (findings) return findings.map((finding) => ({ ...finding, related: [...(finding.related ?? []), ...frames] }));
  }
  const read = failure.part === "input";
  return [
    {
      code: read ? "from.range" : "shape.error",
      message: read
        ? `Layer ${layer.index} (${layer.name}) cannot get its input. ${says(failure)}`
        : `Layer ${layer.index} (${layer.name}) cannot work with its input ${runText(given)}. ${says(failure)}`,
      range: rangeOf(layer.row, read ? "from" : "module"),
      layer: layer.index,
      related: frames,
    },
  ];
}

/** An arg that a class of PyTorch cannot work with. */
function argOfPyTorch(given: Case): readonly Finding[] | undefined {
  return placeOf(given.layer.cls) === undefined ? badArg(given) : undefined;
}

/** A module whose `forward` takes more inputs than the loop over the rows gives. */
function severalInputs({ layer, failure }: Case): readonly Finding[] | undefined {
  if (!/forward\(\) (?:missing|takes)/.test(failure.message)) return undefined;
  const place = placeOf(layer.cls);
  return [
    {
      code: "from.list",
      message:
        `Layer ${layer.index}: a model calls every module with one input, which is a list of maps where from names ` +
        `several rows. Write \`def forward(self, x)\` in ${layer.name} and take x[0], x[1]. ${says(failure)}`,
      range: rangeOf(layer.row, "from"),
      layer: layer.index,
      related: place === undefined ? [] : [relatedLine(place, `class ${layer.name}`)],
    },
  ];
}
